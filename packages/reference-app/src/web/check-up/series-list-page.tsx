import {
  holds,
  Link,
  ListPage,
  OrganizationName,
  type SeriesRow,
  StatusTag,
  seriesClient,
  seriesKeys,
  useFilteredList,
  useNavigate,
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
  const list = useFilteredList<SeriesRow, Record<never, string>>({
    key: seriesKeys.all,
    filters: {},
    live: 'work',
    ask: (_, page) => seriesClient.listSeries(page),
  })
  const may = holds(permissions, 'orders:request:create')
  return (
    <ListPage
      id="check-ups"
      title={t('shell.check-up.title')}
      list={list}
      open={(row) => `/check-ups/${row.id}`}
      empty={{ title: t('shell.check-up.none'), text: t('shell.check-up.none.text') }}
      actions={
        may ? (
          <Button type="primary" onClick={() => void go('/check-ups/new')}>
            {t('shell.check-up.new')}
          </Button>
        ) : undefined
      }
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
  )
}
