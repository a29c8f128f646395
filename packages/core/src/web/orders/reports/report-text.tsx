import type { ReactElement } from 'react'
import { useT } from '../../labels.tsx'
import { type ReportRow } from '../../reports/reports-client.ts'
import { useCentre } from '../centre.tsx'
import { Outcome } from '../status-tags.tsx'
import { textDifferences } from './text-differences.ts'

/** What of a report is read. */
type Readable = Pick<ReportRow, 'content' | 'positive'>

interface ReportTextProps {
  readonly report: Readable
  /** Another version: what this one has and that one has not is marked. */
  readonly compared?: Readable | undefined
  /** Which side of a comparison this is: what was removed, or what was added. */
  readonly side?: 'before' | 'after'
}

/** The sections of a report as they are read, with what changed marked by lines as well as colour. */
export function ReportText({ report, compared, side = 'after' }: ReportTextProps): ReactElement {
  const t = useT()
  const { sections } = useCentre()
  return (
    <div className="order-report-text">
      {sections.map(({ key, label }) => {
        const text = report.content[key] ?? ''
        if (text === '' && (compared?.content[key] ?? '') === '') return null
        return (
          <section key={key}>
            <h3>{t(label)}</h3>
            <p className="ygt-lines">
              {compared ? <Marked other={compared.content[key] ?? ''} text={text} side={side} /> : text}
            </p>
          </section>
        )
      })}
      {report.positive === null ? null : <Outcome positive={report.positive} />}
      <style
        href="order-report-text"
        precedence="default"
      >{`.order-report-text { display: grid; gap: 12px; } .order-report-text h3 { font-size: 14px; color: var(--ygt-soft); font-weight: 600; } .order-report-text p { font-size: 15px; line-height: 1.8; } .order-report-text ins { text-decoration: underline; text-decoration-thickness: 2px; background: color-mix(in srgb, var(--ygt-done) 18%, transparent); } .order-report-text del { background: color-mix(in srgb, var(--ygt-warning) 18%, transparent); }`}</style>
    </div>
  )
}

interface MarkedProps {
  readonly other: string
  readonly text: string
  readonly side: 'before' | 'after'
}

/** This text, with what the other does not have marked. */
function Marked({ other, text, side }: MarkedProps): ReactElement {
  const Mark = side === 'before' ? 'del' : 'ins'
  const shown = textDifferences(other, text).filter((piece) => piece.kind !== 'removed')
  return (
    <>{shown.map((piece, index) => (piece.kind === 'same' ? piece.text : <Mark key={index}>{piece.text}</Mark>))}</>
  )
}
