import { Button } from 'antd'
import type { ReactElement } from 'react'
import { CountyTime } from '../../county-time.tsx'
import { useDirectory } from '../../directory.tsx'
import { Panel } from '../../page.tsx'
import { type ReportRow } from '../../reports/reports-client.ts'
import { SignaturesOfReport } from '../../signatures/signatures-of-report.tsx'
import { useCentreWords } from '../centre.tsx'
import { ReportText } from './report-text.tsx'

/** Two versions side by side, the older at the left, with what was taken away and what was added marked. */
export function VersionComparison({
  one,
  other,
  close,
}: {
  readonly one: ReportRow
  readonly other: ReportRow
  readonly close: () => void
}): ReactElement {
  const { say } = useCentreWords()
  const [before, after] = one.revision < other.revision ? [one, other] : [other, one]
  const { practitioners } = useDirectory()
  const title = (report: ReportRow): string =>
    say('report.revision-by', {
      n: report.revision,
      author: practitioners.get(report.author)?.shown ?? report.authorName,
    })
  return (
    <>
      <div>
        <Button onClick={close}>{say('report.compare.close')}</Button>{' '}
        <span className="ygt-muted">{say('report.compare.legend')}</span>
      </div>
      <div className="order-comparison" data-comparison>
        <Panel title={title(before)} extra={<CountyTime at={before.publishedAt} />}>
          <ReportText report={before} compared={after} side="before" />
        </Panel>
        <Panel title={title(after)} extra={<CountyTime at={after.publishedAt} />}>
          {after.amendmentReason ? <p>{say('report.amended-because', { reason: after.amendmentReason })}</p> : null}
          <ReportText report={after} compared={before} side="after" />
        </Panel>
        <SignaturesOfReport report={before} />
        <SignaturesOfReport report={after} />
      </div>
      <style
        href="order-comparison"
        precedence="default"
      >{`.order-comparison { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; align-items: start; }`}</style>
    </>
  )
}
