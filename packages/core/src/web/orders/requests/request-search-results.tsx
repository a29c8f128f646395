import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { useAnswer } from '../../queries.ts'
import { useCentre, useCentreWords, useExaminationName } from '../centre.tsx'
import { requestKeys, requestsClient } from '../requests-client.ts'
import { RequestState } from '../status-tags.tsx'

/** Requests by accession number or name, for the search over everything. */
export default function RequestSearchResults({
  text,
  done,
}: {
  readonly text: string
  readonly done: () => void
}): ReactElement | null {
  const { category, pathOf } = useCentre()
  const { say } = useCentreWords()
  const nameOf = useExaminationName()
  const found = useAnswer(
    [...requestKeys.requests, category, 'search', text],
    () => requestsClient.listRequests({ category, search: text, limit: 6 }),
    { enabled: text.length > 1 },
  )
  if (!found.data || found.data.items.length === 0) return null
  return (
    <>
      <h3>{say('page.requests')}</h3>
      {found.data.items.map((request) => (
        <Link key={request.id} to={pathOf.request(request.id)} onClick={done}>
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
