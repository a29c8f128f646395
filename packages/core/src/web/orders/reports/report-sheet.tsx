import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { CountyTime } from '../../county-time.tsx'
import { CriticalValuesOfRequest } from '../../critical-values/values-of-request.tsx'
import { OrganizationName, PractitionerName } from '../../directory.tsx'
import { Facts, Panel } from '../../page.tsx'
import { useAnswer } from '../../queries.ts'
import { type ReportRow } from '../../reports/reports-client.ts'
import { useSession } from '../../session.tsx'
import { SignaturesOfReport } from '../../signatures/signatures-of-report.tsx'
import { StatusTag } from '../../status-tag.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'
import { requestKeys, requestsClient } from '../requests-client.ts'
import { ReportState } from '../status-tags.tsx'
import { ReportText } from './report-text.tsx'

interface ReportSheetProps {
  readonly report: ReportRow
  readonly versions: readonly ReportRow[]
  readonly compare: (version: string) => void
}

/** The text of a report, who is behind it, its versions and what it was written from. */
export function ReportSheet({ report, versions, compare }: ReportSheetProps): ReactElement {
  const { category, pathOf, slots } = useCentre()
  const { say } = useCentreWords()
  const { may } = useSession()
  const request = useAnswer(
    requestKeys.request(report.request),
    () => requestsClient.getRequest({ id: report.request }),
    {
      enabled: may(`orders:request:read@${category}`),
    },
  )
  return (
    <div className="order-sheet">
      <div>
        {report.supersededBy ? (
          <Alert
            type="warning"
            showIcon
            title={say('report.superseded')}
            action={<Link to={pathOf.report(report.supersededBy)}>{say('report.to-current')}</Link>}
          />
        ) : null}
        {report.state === 'entered-in-error' ? (
          <Alert type="error" showIcon title={say('report.retracted', { reason: report.statusReason })} />
        ) : null}
        <CriticalValuesOfRequest request={report.request} />
        <Panel title={say('report.title')}>
          <ReportText report={report} />
        </Panel>
        {slots.figures ? <slots.figures report={report} /> : null}
      </div>
      <div>
        <Panel title={say('report.about')}>
          <Facts
            columns={1}
            items={[
              [say('report.author'), <PractitionerName key="author" id={report.author} fallback={report.authorName} />],
              [
                say('report.reviewer'),
                <PractitionerName key="reviewer" id={report.reviewer} fallback={report.reviewerName} />,
              ],
              [say('report.published-at'), <CountyTime key="published" at={report.publishedAt} />],
              [say('request.performer'), <OrganizationName key="performer" id={report.performer} />],
              report.amendmentReason ? [say('report.amendment-reason'), report.amendmentReason] : null,
              report.verificationCode
                ? [
                    say('report.code'),
                    <Link key="code" className="ygt-number" to={`/verify/${report.verificationCode}`}>
                      {report.verificationCode}
                    </Link>,
                  ]
                : null,
              request.data ? [say('request.purpose'), request.data.purpose] : null,
              request.data?.clinicalNotes ? [say('request.clinical-notes'), request.data.clinicalNotes] : null,
            ]}
          />
        </Panel>
        <SignaturesOfReport report={report} />
        {versions.length > 1 ? (
          <Panel title={say('report.versions')} flush>
            <table className="ygt-table" data-versions>
              <tbody>
                {versions.toReversed().map((version) => (
                  <tr key={version.id} aria-selected={version.id === report.id}>
                    <td>
                      <Link to={pathOf.report(version.id)}>{say('report.revision', { n: version.revision })}</Link>
                    </td>
                    <td>
                      {version.supersededBy ? (
                        <StatusTag tone="neutral">{say('report.old')}</StatusTag>
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
                          {say('report.compare')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
        ) : null}
        {slots.arrived ? (
          <Panel title={say('request.material')}>
            <slots.arrived request={report.request} task={report.task} />
          </Panel>
        ) : null}
      </div>
      <style
        href="order-sheet"
        precedence="default"
      >{`.order-sheet { display: grid; grid-template-columns: minmax(0, 1fr) 420px; gap: 12px; align-items: start; } .order-sheet > div { display: grid; gap: 12px; }`}</style>
    </div>
  )
}
