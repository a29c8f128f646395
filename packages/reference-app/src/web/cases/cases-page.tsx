import {
  CountyTime,
  DataTable,
  DeadlineClock,
  Empty,
  Link,
  Page,
  referralClient,
  referralKeys,
  useLiveRefresh,
  useNavigate,
  usePages,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'

/** Difficult cases within reach, the newest first: those that were sent up and those that wait for an expert. */
export default function CasesPage(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const key = [...referralKeys.cases, 'list']
  const pages = usePages(key, (cursor) => referralClient.listCases({ limit: 50, ...(cursor && { cursor }) }))
  useLiveRefresh('work', key)
  return (
    <Page title={t('orders.case.title')} fill>
      <DataTable
        id="cases"
        pages={pages}
        rowKey={(row) => row.id}
        open={(row) => void go(`/cases/${row.id}`)}
        empty={<Empty title={t('orders.case.none')}>{t('orders.case.none.text')}</Empty>}
        columns={[
          {
            key: 'patient',
            title: 'orders.case.patient',
            cell: (row) => <Link to={`/cases/${row.id}`}>{row.patientName}</Link>,
          },
          { key: 'display', title: 'orders.case.examination', wide: true, cell: (row) => row.display },
          { key: 'state', title: 'orders.case.state', cell: (row) => t(`orders.case.state.${row.state}`) },
          { key: 'due', title: 'orders.case.due', cell: (row) => <DeadlineClock at={row.dueAt} within={30} /> },
          { key: 'sender', title: 'orders.case.sender', cell: (row) => row.senderName },
          { key: 'receiver', title: 'orders.case.receiver', cell: (row) => row.receiverName },
          { key: 'reason', title: 'orders.case.reason', cell: (row) => t(`orders.case-reason.${row.reason}`) },
          { key: 'sent', title: 'orders.case.sent-at', cell: (row) => <CountyTime at={row.createdAt} /> },
        ]}
      />
    </Page>
  )
}
