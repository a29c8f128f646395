import type { ReactElement, ReactNode } from 'react'
import { CountyTime } from '../../county-time.tsx'
import { useT } from '../../labels.tsx'
import type { DoubleReadingRow } from '../double-readings-client.ts'
import { AgreementGradeWords } from './reading-words.tsx'

interface Step {
  readonly name: string
  readonly at: string | null
  readonly who?: string | null
  readonly words?: ReactNode
}

/** Drawn, read, graded, and where it was disputed: answered and settled; each by whom and when. */
export function ReadingProgress({ reading }: { readonly reading: DoubleReadingRow }): ReactElement {
  const t = useT()
  const { grade, comment, answer, decision, decisionReason, state } = reading
  const disputed = state === 'disputed' || state === 'answered' || state === 'settled'
  const steps: readonly Step[] = [
    {
      name: 'drawn',
      at: reading.createdAt,
      words: `${t(`orders.double-reading.drawn.${reading.drawn}`)} · ${t(`orders.double-reading.mode.${reading.mode}`)}`,
    },
    { name: 'read', at: reading.submittedAt, who: reading.readerName },
    {
      name: 'graded',
      at: reading.gradedAt,
      who: reading.gradedAt ? reading.readerName : null,
      words: grade ? (
        <>
          <AgreementGradeWords grade={grade} /> {comment}
        </>
      ) : null,
    },
    ...(disputed
      ? [
          {
            name: 'answered',
            at: reading.answeredAt,
            who: reading.answeredAt ? reading.authorName : null,
            words: answer ?? (state === 'disputed' ? null : t('orders.double-reading.unanswered')),
          },
          {
            name: 'settled',
            at: reading.decidedAt,
            who: reading.arbiterName,
            words: decision ? `${t(`orders.double-reading.decision.${decision}`)} ${decisionReason ?? ''}` : null,
          },
        ]
      : []),
  ]
  const next = state === 'cancelled' ? -1 : steps.findIndex(({ at }) => at === null)
  return (
    <ol className="reading-steps">
      {steps.map(({ name, at, who, words }, index) => (
        <li key={name} data-done={at !== null} data-next={index === next}>
          <strong>{t(`orders.double-reading.step.${name}`)}</strong>
          <span>
            <CountyTime at={at} /> {who}
          </span>
          {words ? <p className="ygt-lines">{words}</p> : null}
        </li>
      ))}
      <style href="reading-steps" precedence="default">
        {`.reading-steps { list-style: none; display: grid; } .reading-steps li { padding: 0 0 14px 18px; border-left: 2px solid var(--ygt-line); position: relative; display: grid; gap: 2px; color: var(--ygt-soft); } .reading-steps li::before { content: ''; position: absolute; left: -7px; top: 4px; width: 12px; height: 12px; border-radius: 50%; border: 2px solid var(--ygt-line); background: var(--ygt-surface); box-sizing: border-box; } .reading-steps li[data-done="true"] { border-color: var(--ygt-done); color: inherit; } .reading-steps li[data-done="true"]::before { background: var(--ygt-done); border-color: var(--ygt-done); } .reading-steps li[data-next="true"]::before { border-color: var(--ygt-warning); } .reading-steps li:last-child { border-color: transparent; padding-bottom: 0; }`}
      </style>
    </ol>
  )
}
