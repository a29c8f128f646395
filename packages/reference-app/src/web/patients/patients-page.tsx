import {
  Age,
  CountyTime,
  ListPage,
  OrganizationName,
  type ResidentRow,
  residentsClient,
  useFilteredList,
  useSession,
  useT,
} from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'

/** The residents that this post may see, found by name, initials or number. */
export default function PatientsPage(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const { may } = useSession()
  const list = useFilteredList<ResidentRow, { search: string }>({
    key: ['patients', 'list'],
    filters: { search: '' },
    ask: ({ search }, page) => residentsClient.searchResidents({ ...page, ...(search && { search }) }),
  })
  return (
    <ListPage
      id="patients"
      title={t('shell.page.patients')}
      list={list}
      open={(row) => `/patients/${row.id}`}
      empty={{ title: t('shell.patients.none'), text: t('shell.patients.none.text') }}
      search={t('web.resident.find')}
      actions={
        may('patients:patient:create') ? (
          <Button type="primary" onClick={() => void go('/patients/new')}>
            {t('shell.patients.register')}
          </Button>
        ) : null
      }
      columns={[
        { key: 'name', title: 'shell.patients.name', cell: (row) => <strong>{row.name}</strong> },
        { key: 'sex', title: 'shell.patients.sex', cell: (row) => t(`web.sex.${row.sex}`) },
        { key: 'age', title: 'shell.patients.age', align: 'right', cell: (row) => <Age birthDate={row.birthDate} /> },
        {
          key: 'birthDate',
          title: 'shell.patients.birth-date',
          cell: (row) => <span className="ygt-number">{row.birthDate}</span>,
        },
        {
          key: 'citizenNumber',
          title: 'web.banner.citizen-number',
          cell: (row) => <span className="ygt-number">{row.citizenNumber ?? '—'}</span>,
        },
        {
          key: 'phone',
          title: 'web.banner.phone',
          cell: (row) => <span className="ygt-number">{row.phone ?? '—'}</span>,
        },
        {
          key: 'organization',
          title: 'shell.patients.home',
          cell: (row) => <OrganizationName id={row.organization} />,
        },
        {
          key: 'createdAt',
          title: 'shell.patients.registered',
          optional: true,
          cell: (row) => <CountyTime at={row.createdAt} />,
        },
      ]}
    />
  )
}
