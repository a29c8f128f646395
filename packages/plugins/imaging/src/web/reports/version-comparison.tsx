import { CountyTime, Panel, useDirectory, useT } from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { ReportView } from '../clients.ts'
import { ReportText } from './report-text.tsx'

/** Two versions side by side, the older at the left, with what was taken away and what was added marked. */
export function VersionComparison({
  one,
  other,
  close,
}: {
  readonly one: ReportView
  readonly other: ReportView
  readonly close: () => void
}): ReactElement {
  const t = useT()
  const [before, after] = one.revision < other.revision ? [one, other] : [other, one]
  const { practitioners } = useDirectory()
  const title = (report: ReportView): string =>
    t('imaging.report.revision-by', {
      n: report.revision,
      author: practitioners.get(report.author)?.shown ?? report.authorName,
    })
  return (
    <>
      <div>
        <Button onClick={close}>{t('imaging.report.compare.close')}</Button>{' '}
        <span className="ygt-muted">{t('imaging.report.compare.legend')}</span>
      </div>
      <div className="imaging-comparison" data-comparison>
        <Panel title={title(before)} extra={<CountyTime at={before.publishedAt} />}>
          <ReportText report={before} compared={after} side="before" />
        </Panel>
        <Panel title={title(after)} extra={<CountyTime at={after.publishedAt} />}>
          {after.amendmentReason ? (
            <p>{t('imaging.report.amended-because', { reason: after.amendmentReason })}</p>
          ) : null}
          <ReportText report={after} compared={before} side="after" />
        </Panel>
      </div>
      <style
        href="imaging-comparison"
        precedence="default"
      >{`.imaging-comparison { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; align-items: start; }`}</style>
    </>
  )
}
