import { Button } from 'antd'
import type { ReactElement } from 'react'
import { Link, useNavigate } from 'react-router'
import { CountyTime } from '../../county-time.tsx'
import { PractitionerName } from '../../directory.tsx'
import { ChoiceFilter } from '../../filter-bar.tsx'
import { useT } from '../../labels.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { useFilteredList } from '../../list/use-filtered-list.ts'
import { useSession } from '../../session.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'
import { useOrderColumns } from '../order-columns.tsx'
import { type RequestRow, requestKeys, requestsClient } from '../requests-client.ts'
import { RequestState } from '../status-tags.tsx'

/** States of a request that somebody filters by. */
const states = ['active', 'completed', 'revoked'] as const

/** The requests that this post may see: an institution's own, or the county's for those who read. */
export default function RequestsPage(): ReactElement {
  const t = useT()
  const { plugin, category, pathOf } = useCentre()
  const { say, keyOf } = useCentreWords()
  const go = useNavigate()
  const { may } = useSession()
  const column = useOrderColumns()
  const list = useFilteredList<RequestRow, { search: string; state: string }>({
    key: [...requestKeys.requests, category],
    filters: { search: '', state: '' },
    live: 'work',
    ask: ({ search, state }, page) =>
      requestsClient.listRequests({
        category,
        ...page,
        ...(search && { search }),
        ...(state && { state: state as never }),
      }),
  })
  return (
    <ListPage
      id={`${plugin}.requests`}
      title={say('page.requests')}
      list={list}
      open={(row) => pathOf.request(row.id)}
      tone={toneOf}
      empty={{ title: say('requests.none') }}
      search={say('list.search')}
      filters={
        <ChoiceFilter
          {...list.bind('state')}
          label={t('web.field.state')}
          choices={[
            { value: '', label: say('list.all') },
            ...states.map((one) => ({ value: one, label: t(`orders.request.state.${one}`) })),
          ]}
        />
      }
      actions={
        may(`orders:request:create@${category}`) ? (
          <Button type="primary" onClick={() => void go(pathOf.newRequest)}>
            {say('page.requests.new')}
          </Button>
        ) : null
      }
      columns={[
        column.priority(),
        ...column.patient<RequestRow>(),
        { key: 'state', title: keyOf('list.progress'), cell: (row) => <RequestState request={row} /> },
        column.accession(),
        {
          key: 'requester',
          title: keyOf('list.requester'),
          cell: (row) => <PractitionerName id={row.requester} fallback={row.requesterName} />,
        },
        column.placer<RequestRow>((row) => row.organization),
        { key: 'createdAt', title: keyOf('list.requested-at'), cell: (row) => <CountyTime at={row.createdAt} /> },
        {
          key: 'report',
          title: keyOf('list.report'),
          cell: (row) =>
            row.report ? (
              <Link to={pathOf.report(row.report)}>{say('list.read')}</Link>
            ) : (
              <span className="ygt-muted">—</span>
            ),
        },
      ]}
    />
  )
}

/** An open request that presses is marked. */
function toneOf({ state, priority }: RequestRow): string | undefined {
  if (state !== 'active' || priority === 'routine') return undefined
  return priority === 'stat' ? 'critical' : 'warning'
}
