import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { CountyTime } from '../../county-time.tsx'
import { OrganizationName } from '../../directory.tsx'
import { Panel } from '../../page.tsx'
import { Answered } from '../../page-states.tsx'
import { useAnswer } from '../../queries.ts'
import { useSession } from '../../session.tsx'
import { useCentre, useCentreWords, useExaminationName } from '../centre.tsx'
import { requestKeys, requestsClient } from '../requests-client.ts'
import { RequestState } from '../status-tags.tsx'

/** What one resident was examined for: what was asked for, how far it is, what was found. */
export default function RequestsOfResident({ patient }: { readonly patient: string }): ReactElement {
  const { category, pathOf } = useCentre()
  const { say } = useCentreWords()
  const { may } = useSession()
  const nameOf = useExaminationName()
  const requests = useAnswer([...requestKeys.requests, category, 'of', patient], () =>
    requestsClient.listRequests({ category, patient, limit: 50 }),
  )
  return (
    <Panel
      title={say('patient.title')}
      flush
      extra={
        may(`orders:request:create@${category}`) ? (
          <Link to={`${pathOf.newRequest}?patient=${patient}`}>{say('page.requests.new')}</Link>
        ) : null
      }
    >
      <Answered query={requests} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="ygt-muted order-nothing">{say('patient.none')}</p>
          ) : (
            <table className="ygt-table">
              <tbody>
                {items.map((request) => (
                  <tr key={request.id}>
                    <td>
                      <CountyTime at={request.createdAt} />
                    </td>
                    <td>
                      <Link to={pathOf.request(request.id)}>{nameOf(request.display)}</Link>
                    </td>
                    <td>{request.purpose}</td>
                    <td>
                      <OrganizationName id={request.organization} />
                    </td>
                    <td>
                      <RequestState request={request} />
                    </td>
                    <td>
                      {request.report ? <Link to={pathOf.report(request.report)}>{say('list.report')}</Link> : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      <style href="order-patient" precedence="default">{`.order-nothing { padding: 16px; }`}</style>
    </Panel>
  )
}
