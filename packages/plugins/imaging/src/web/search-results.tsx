import { Link, useAnswer, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { category, keys, useOrders } from './clients.ts'
import { useExaminationName } from './examination-catalogue.ts'
import { RequestState } from './status-tags.tsx'

/** Requests by accession number or name, for the search over everything. */
export default function ImagingSearchResults({
  text,
  done,
}: {
  readonly text: string
  readonly done: () => void
}): ReactElement | null {
  const t = useT()
  const orders = useOrders()
  const nameOf = useExaminationName()
  const found = useAnswer(
    [...keys.requests, 'search', text],
    () => orders.listRequests({ category, search: text, limit: 6 }),
    { enabled: text.length > 1 },
  )
  if (!found.data || found.data.items.length === 0) return null
  return (
    <>
      <h3>{t('imaging.page.requests')}</h3>
      {found.data.items.map((request) => (
        <Link key={request.id} to={`/imaging/requests/${request.id}`} onClick={done}>
          <span className="ygt-resident-line">
            <strong>{request.patientName}</strong>
            <span>{nameOf(request.display)}</span>
            <span className="ygt-number ygt-muted">{request.accessionNumber}</span>
            <RequestState request={request} />
          </span>
        </Link>
      ))}
    </>
  )
}
