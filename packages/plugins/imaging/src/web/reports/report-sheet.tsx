import {
  CountyTime,
  CriticalValuesOfRequest,
  Facts,
  Link,
  OrganizationName,
  Panel,
  PractitionerName,
  StatusTag,
  useAnswer,
  useSession,
  useT,
} from '@ygt/core/web'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { keys, type ReportView, useImaging, useOrders } from '../clients.ts'
import { ReportState } from '../status-tags.tsx'
import { StudyList } from '../study-list.tsx'
import { KeyImages } from './key-images.tsx'
import { ReportText } from './report-text.tsx'

interface ReportSheetProps {
  readonly report: ReportView
  readonly versions: readonly ReportView[]
  readonly compare: (version: string) => void
}

/** The text of a report, who is behind it, its versions and its images. */
export function ReportSheet({ report, versions, compare }: ReportSheetProps): ReactElement {
  const t = useT()
  const orders = useOrders()
  const client = useImaging()
  const { may } = useSession()
  const studies = useAnswer(keys.studies(report.request), () => client.listStudies({ request: report.request }), {
    enabled: may('imaging:study:read'),
  })
  const request = useAnswer(keys.request(report.request), () => orders.getRequest({ id: report.request }), {
    enabled: may('orders:request:read@imaging'),
  })
  return (
    <div className="imaging-sheet">
      <div>
        {report.supersededBy ? (
          <Alert
            type="warning"
            showIcon
            title={t('imaging.report.superseded')}
            action={<Link to={`/imaging/reports/${report.supersededBy}`}>{t('imaging.report.to-current')}</Link>}
          />
        ) : null}
        {report.state === 'entered-in-error' ? (
          <Alert type="error" showIcon title={t('imaging.report.retracted', { reason: report.statusReason })} />
        ) : null}
        <CriticalValuesOfRequest request={report.request} />
        <Panel title={t('imaging.report.title')}>
          <ReportText report={report} />
        </Panel>
        {may('imaging:study:read') ? <KeyImages report={report} /> : null}
      </div>
      <div>
        <Panel title={t('imaging.report.about')}>
          <Facts
            columns={1}
            items={[
              [
                t('imaging.report.author'),
                <PractitionerName key="author" id={report.author} fallback={report.authorName} />,
              ],
              [
                t('imaging.report.reviewer'),
                <PractitionerName key="reviewer" id={report.reviewer} fallback={report.reviewerName} />,
              ],
              [t('imaging.report.published-at'), <CountyTime key="published" at={report.publishedAt} />],
              [t('imaging.request.performer'), <OrganizationName key="performer" id={report.performer} />],
              report.amendmentReason ? [t('imaging.report.amendment-reason'), report.amendmentReason] : null,
              report.verificationCode
                ? [
                    t('imaging.report.code'),
                    <Link key="code" className="ygt-number" to={`/verify/${report.verificationCode}`}>
                      {report.verificationCode}
                    </Link>,
                  ]
                : null,
              request.data ? [t('imaging.request.purpose'), request.data.purpose] : null,
              request.data?.clinicalNotes ? [t('imaging.request.clinical-notes'), request.data.clinicalNotes] : null,
            ]}
          />
        </Panel>
        {versions.length > 1 ? (
          <Panel title={t('imaging.report.versions')} flush>
            <table className="ygt-table" data-versions>
              <tbody>
                {versions.toReversed().map((version) => (
                  <tr key={version.id} aria-selected={version.id === report.id}>
                    <td>
                      <Link to={`/imaging/reports/${version.id}`}>
                        {t('imaging.report.revision', { n: version.revision })}
                      </Link>
                    </td>
                    <td>
                      {version.supersededBy ? (
                        <StatusTag tone="neutral">{t('imaging.report.old')}</StatusTag>
                      ) : (
                        <ReportState state={version.state} />
                      )}
                    </td>
                    <td>
                      <CountyTime at={version.publishedAt ?? version.createdAt} />
                    </td>
                    <td data-align="right">
                      {version.id === report.id ? null : (
                        <Button size="small" onClick={() => compare(version.id)}>
                          {t('imaging.report.compare')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
        ) : null}
        <Panel title={t('imaging.request.images')}>
          {studies.data ? <StudyList studies={studies.data.items} task={report.task} /> : null}
        </Panel>
      </div>
      <style
        href="imaging-sheet"
        precedence="default"
      >{`.imaging-sheet { display: grid; grid-template-columns: minmax(0, 1fr) 420px; gap: 12px; align-items: start; } .imaging-sheet > div { display: grid; gap: 12px; }`}</style>
    </div>
  )
}
