import type { ReactElement } from 'react'
import { useLabels } from '../labels.tsx'
import { StatusTag } from '../status-tag.tsx'
import type { Tone } from '../theme.ts'
import type { CriticalValueRow } from './values-client.ts'

const tones: Readonly<Record<string, Tone>> = {
  raised: 'critical',
  confirmed: 'critical',
  notified: 'critical',
  acknowledged: 'warning',
  'acted-upon': 'progress',
  noted: 'progress',
  closed: 'done',
  withdrawn: 'neutral',
}

/** Whose turn it is, or that the loop is closed. */
export function CriticalValueState({ state }: { readonly state: string }): ReactElement {
  const { t } = useLabels()
  return <StatusTag tone={tones[state] ?? 'neutral'}>{t(`critical-values.value.state.${state}`)}</StatusTag>
}

/** What was found, with its number, in the reader's language where the catalogue has it. */
export function CriticalFindingWords({
  value: { display, displayEn, quantity, unit },
}: {
  readonly value: Pick<CriticalValueRow, 'display' | 'displayEn' | 'quantity' | 'unit'>
}): ReactElement {
  const { language } = useLabels()
  const words = (language === 'en' && displayEn) || display
  return (
    <strong>
      {words}
      {quantity === null ? null : ` ${quantity} ${unit ?? ''}`}
    </strong>
  )
}
