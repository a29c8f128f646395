import type { ReactElement } from 'react'
import type { Grade } from '../../../blocks/orders/radpeer.ts'
import { useT } from '../../labels.tsx'
import { StatusTag } from '../../status-tag.tsx'
import type { Tone } from '../../theme.ts'

const stateTones: Readonly<Record<string, Tone>> = {
  waiting: 'neutral',
  reading: 'progress',
  comparing: 'progress',
  disputed: 'critical',
  answered: 'warning',
  concluded: 'done',
  settled: 'done',
  cancelled: 'neutral',
}

export function ReadingState({ state }: { readonly state: string }): ReactElement {
  const t = useT()
  return <StatusTag tone={stateTones[state] ?? 'neutral'}>{t(`orders.double-reading.state.${state}`)}</StatusTag>
}

/** The grades of RADPEER, the best first. */
export const grades = ['1', '2a', '2b', '3a', '3b'] as const satisfies readonly Grade[]

const gradeTones: Readonly<Record<Grade, Tone>> = {
  '1': 'done',
  '2a': 'neutral',
  '2b': 'warning',
  '3a': 'warning',
  '3b': 'critical',
}

/** A grade with its words; a dash while there is none. */
export function AgreementGradeWords({ grade }: { readonly grade: Grade | null }): ReactElement {
  const t = useT()
  if (grade === null) return <span className="ygt-muted">—</span>
  return <StatusTag tone={gradeTones[grade]}>{t(`orders.grade.${grade}`)}</StatusTag>
}
