import {
  DataTable,
  Empty,
  holds,
  Link,
  OrganizationName,
  Page,
  type SeriesRow,
  StatusTag,
  seriesClient,
  seriesKeys,
  useLiveRefresh,
  useNavigate,
  usePages,
  useSession,
  useT,
} from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { SeriesProgress } from './series-progress.tsx'

/** Check-ups of many people, the newest first, and how far each is. */
export default function SeriesListPage(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const { permissions } = useSession()
  const pages = usePages<SeriesRow>(seriesKeys.all, (cursor) => seriesClient.listSeries({ ...(cursor && { cursor }) }))
  useLiveRefresh('work', seriesKeys.all)
  const may = holds(permissions, 'orders:request:create')
  return (
    <Page
      fill
      title={t('shell.check-up.title')}
      actions={
        may ? (
          <Button type="primary" onClick={() => void go('/check-ups/new')}>
            {t('shell.check-up.new')}
          </Button>
        ) : undefined
      }
    >
      <DataTable
        id="check-ups"
        pages={pages}
        rowKey={(row) => row.id}
        open={(row) => void go(`/check-ups/${row.id}`)}
        empty={<Empty title={t('shell.check-up.none')}>{t('shell.check-up.none.text')}</Empty>}
        columns={[
          { key: 'day', title: 'shell.check-up.day', cell: (row) => <span className="ygt-number">{row.day}</span> },
          {
            key: 'name',
            title: 'shell.check-up.name',
            wide: true,
            cell: (row) => (
              <Link to={`/check-ups/${row.id}`}>
                <strong>{row.name}</strong>
              </Link>
            ),
          },
          { key: 'employer', title: 'shell.check-up.employer', optional: true, cell: (row) => row.employer ?? '—' },
          { key: 'examination', title: 'shell.check-up.examination', cell: (row) => row.display },
          { key: 'placer', title: 'shell.check-up.placer', cell: (row) => <OrganizationName id={row.organization} /> },
          { key: 'people', title: 'shell.check-up.people-count', align: 'right', cell: (row) => row.counts.people },
          {
            key: 'abnormal',
            title: 'shell.check-up.abnormal',
            align: 'right',
            cell: ({ counts }) =>
              counts.abnormal > 0 ? <StatusTag tone="warning">{String(counts.abnormal)}</StatusTag> : '0',
          },
          { key: 'progress', title: 'shell.check-up.progress', cell: (row) => <SeriesProgress counts={row.counts} /> },
        ]}
      />
    </Page>
  )
}
