import {
  Age,
  ChoiceFilter,
  CountyTime,
  DataTable,
  Empty,
  FilterBar,
  OrganizationName,
  Page,
  PractitionerName,
  useLiveRefresh,
  useNavigate,
  usePages,
  useSession,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { category, keys, type RequestView, useOrders } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { Priority, RequestState } from '../status-tags.tsx'
import { requestLifecycleStates } from './request-states.ts'

/** The requests that this post may see: an institution's own, or the county's for those who read. */
export default function RequestsPage(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const orders = useOrders()
  const { may } = useSession()
  const nameOf = useExaminationName()
  const [{ search, state }, change] = useUrlState({ search: '', state: '' })
  const key = [...keys.requests, search, state]
  const pages = usePages<RequestView>(key, (cursor) =>
    orders.listRequests({
      category,
      limit: 50,
      ...(search && { search }),
      ...(state && { state: state as never }),
      ...(cursor && { cursor }),
    }),
  )
  useLiveRefresh('work', keys.requests)
  return (
    <Page
      fill
      title={t('imaging.page.requests')}
      actions={
        may('orders:request:create@imaging') ? (
          <Button type="primary" onClick={() => void go('/imaging/requests/new')}>
            {t('imaging.page.requests.new')}
          </Button>
        ) : null
      }
    >
      <FilterBar
        search={{ value: search, change: (text) => change({ search: text }), placeholder: t('imaging.list.search') }}
      >
        <ChoiceFilter
          label={t('web.field.state')}
          value={state}
          change={(value) => change({ state: value })}
          choices={[
            { value: '', label: t('imaging.list.all') },
            ...requestLifecycleStates.map((one) => ({ value: one, label: t(`orders.request.state.${one}`) })),
          ]}
        />
      </FilterBar>
      <DataTable
        id="imaging.requests"
        pages={pages}
        rowKey={(row) => row.id}
        open={(row) => void go(`/imaging/requests/${row.id}`)}
        tone={(row) =>
          row.state === 'active' && row.priority !== 'routine'
            ? row.priority === 'stat'
              ? 'critical'
              : 'warning'
            : undefined
        }
        empty={<Empty title={t('imaging.requests.none')} />}
        columns={[
          { key: 'priority', title: 'imaging.request.priority', cell: (row) => <Priority priority={row.priority} /> },
          { key: 'patient', title: 'imaging.request.patient', cell: (row) => <strong>{row.patientName}</strong> },
          { key: 'sex', title: 'imaging.list.sex', cell: (row) => t(`web.sex.${row.patientSex}`) },
          {
            key: 'age',
            title: 'imaging.list.age',
            align: 'right',
            cell: (row) => <Age birthDate={row.patientBirthDate} at={row.createdAt} />,
          },
          { key: 'examination', title: 'imaging.request.examination', cell: (row) => nameOf(row.display) },
          { key: 'state', title: 'imaging.list.progress', cell: (row) => <RequestState request={row} /> },
          {
            key: 'accession',
            title: 'imaging.list.accession',
            cell: (row) => <span className="ygt-number">{row.accessionNumber}</span>,
          },
          {
            key: 'requester',
            title: 'imaging.list.requester',
            cell: (row) => <PractitionerName id={row.requester} fallback={row.requesterName} />,
          },
          {
            key: 'organization',
            title: 'imaging.list.placer',
            cell: (row) => <OrganizationName id={row.organization} />,
          },
          { key: 'createdAt', title: 'imaging.list.requested-at', cell: (row) => <CountyTime at={row.createdAt} /> },
          {
            key: 'report',
            title: 'imaging.list.report',
            cell: (row) =>
              row.report ? (
                <a
                  onClick={(event) => {
                    event.preventDefault()
                    void go(`/imaging/reports/${row.report}`)
                  }}
                  href={`/imaging/reports/${row.report}`}
                >
                  {t('imaging.list.read')}
                </a>
              ) : (
                <span className="ygt-muted">—</span>
              ),
          },
        ]}
      />
    </Page>
  )
}
