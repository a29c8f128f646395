import { Answered, CountyTime, Link, OrganizationName, Panel, useAnswer, useSession, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { category, keys, useOrders } from './clients.ts'
import { useExaminationName } from './examination-catalogue.ts'
import { RequestState } from './status-tags.tsx'

/** Imaging of one resident: what was asked for, how far it is, what was found. */
export default function PatientSection({ patient }: { readonly patient: string }): ReactElement {
  const t = useT()
  const orders = useOrders()
  const { may } = useSession()
  const nameOf = useExaminationName()
  const requests = useAnswer([...keys.requests, 'of', patient], () =>
    orders.listRequests({ category, patient, limit: 50 }),
  )
  return (
    <Panel
      title={t('imaging.patient.title')}
      flush
      extra={
        may('orders:request:create@imaging') ? (
          <Link to={`/imaging/requests/new?patient=${patient}`}>{t('imaging.page.requests.new')}</Link>
        ) : null
      }
    >
      <Answered query={requests} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="ygt-muted imaging-nothing">{t('imaging.patient.none')}</p>
          ) : (
            <table className="ygt-table">
              <tbody>
                {items.map((request) => (
                  <tr key={request.id}>
                    <td>
                      <CountyTime at={request.createdAt} />
                    </td>
                    <td>
                      <Link to={`/imaging/requests/${request.id}`}>{nameOf(request.display)}</Link>
                    </td>
                    <td>{request.purpose}</td>
                    <td>
                      <OrganizationName id={request.organization} />
                    </td>
                    <td>
                      <RequestState request={request} />
                    </td>
                    <td>
                      {request.report ? (
                        <Link to={`/imaging/reports/${request.report}`}>{t('imaging.list.report')}</Link>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      <style href="imaging-patient" precedence="default">{`.imaging-nothing { padding: 16px; }`}</style>
    </Panel>
  )
}
