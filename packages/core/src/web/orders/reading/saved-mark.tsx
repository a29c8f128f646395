import type { ReactElement } from 'react'
import { StatusTag } from '../../status-tag.tsx'
import { type Tone } from '../../theme.ts'
import { useCentreWords } from '../centre.tsx'
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
  const { say } = useCentreWords()
  return (
    <output>
      <StatusTag tone={tones[saved]}>{say(`report.saved.${saved}`)}</StatusTag>
    </output>
  )
}
