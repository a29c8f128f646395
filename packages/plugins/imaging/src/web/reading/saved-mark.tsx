import { StatusTag, type Tone, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import type { Saved } from './use-report-draft.ts'

const tones: Readonly<Record<Saved, Tone>> = {
  saved: 'done',
  typing: 'neutral',
  saving: 'progress',
  offline: 'warning',
  conflict: 'warning',
  refused: 'warning',
}

/** Whether what is written is safe, in words. */
export function SavedMark({ saved }: { readonly saved: Saved }): ReactElement {
  const t = useT()
  return (
    <output>
      <StatusTag tone={tones[saved]}>{t(`imaging.report.saved.${saved}`)}</StatusTag>
    </output>
  )
}
