import { type ReactElement, useState } from 'react'
import { CountyTime } from '../../county-time.tsx'
import { Answered } from '../../page-states.tsx'
import { type ReportRow } from '../../reports/reports-client.ts'
import { useCentreWords, useExaminationName } from '../centre.tsx'
import { ReportText } from '../reports/report-text.tsx'
import type { usePriorReports } from './use-prior-reports.ts'

/** What was found before, beside what is written now. */
export function PriorReports({ prior }: { readonly prior: ReturnType<typeof usePriorReports> }): ReactElement {
  const { say } = useCentreWords()
  const nameOf = useExaminationName()
  const [chosen, setChosen] = useState<string>()
  return (
    <section className="reading-prior" aria-label={say('report.prior')} data-prior>
      <Answered query={prior} rows={3}>
        {(reports: readonly ReportRow[]) => {
          const shown = reports.find(({ id }) => id === chosen) ?? reports[0]
          if (!shown) return <p className="ygt-muted">{say('report.prior.none')}</p>
          return (
            <>
              <p className="reading-prior-list">
                {reports.map((one) => (
                  <button
                    key={one.id}
                    type="button"
                    className="ygt-link"
                    aria-pressed={one.id === shown.id}
                    onClick={() => setChosen(one.id)}
                  >
                    {nameOf(one.display)} <CountyTime at={one.publishedAt} />
                  </button>
                ))}
              </p>
              <ReportText report={shown} />
            </>
          )
        }}
      </Answered>
      <style
        href="reading-prior"
        precedence="default"
      >{`.reading-prior { border: 1px solid var(--ygt-line); border-radius: 6px; padding: 10px 12px; max-height: 240px; overflow: auto; } .reading-prior-list { display: flex; flex-wrap: wrap; gap: 4px 14px; margin-bottom: 8px; } .reading-prior-list [aria-pressed="true"] { font-weight: 600; }`}</style>
    </section>
  )
}
