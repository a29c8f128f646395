import { Button, Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import { CountyTime } from '../../county-time.tsx'
import { PractitionerName } from '../../directory.tsx'
import { ChoiceFilter } from '../../filter-bar.tsx'
import { useT } from '../../labels.tsx'
import { DayRangeFilter, momentsOf } from '../../list/day-range-filter.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { useFilteredList } from '../../list/use-filtered-list.ts'
import { type ReportRow, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useCentre, useCentreWords } from '../centre.tsx'
import { useOrderColumns } from '../order-columns.tsx'
import { Outcome, ReportState } from '../status-tags.tsx'

const states = ['registered', 'preliminary', 'final', 'amended'] as const
const outcomes = ['positive', 'negative'] as const
/** As many as the server prints as one file. */
const mostPrinted = 50
const fresh = { search: '', state: '', outcome: '', from: '', to: '' }

/** Finds reports by resident, number, state, outcome and time; the current versions. */
export default function ReportsPage(): ReactElement {
  const t = useT()
  const { plugin, category, conclusion, sections, pathOf } = useCentre()
  const { say, keyOf } = useCentreWords()
  const column = useOrderColumns()
  const list = useFilteredList<ReportRow, typeof fresh>({
    key: [...reportKeys.reports, category],
    filters: fresh,
    live: 'work',
    ask: ({ search, state, outcome, from, to }, page) =>
      reportsClient.searchReports({
        category,
        current: true,
        ...page,
        ...momentsOf(from, to),
        ...(search && { search }),
        ...(state && { state: state as never }),
        ...(outcome && { positive: outcome === 'positive' }),
      }),
  })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const choose = (id: string): void =>
    setChosen((before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before, id].slice(0, mostPrinted),
    )
  return (
    <ListPage
      id={`${plugin}.reports`}
      title={say('page.reports')}
      list={list}
      open={(row) => pathOf.report(row.id)}
      empty={{ title: say('reports.none') }}
      search={say('list.search')}
      filters={
        <>
          <ChoiceFilter
            {...list.bind('state')}
            label={t('web.field.state')}
            choices={[
              { value: '', label: say('list.all') },
              ...states.map((one) => ({ value: one, label: t(`orders.report.state.${one}`) })),
            ]}
          />
          <ChoiceFilter
            {...list.bind('outcome')}
            label={say('report.outcome')}
            choices={[
              { value: '', label: say('report.outcome.any') },
              ...outcomes.map((one) => ({ value: one, label: say(`report.${one}`) })),
            ]}
          />
          <DayRangeFilter from={list.bind('from')} to={list.bind('to')} />
        </>
      }
      actions={
        <Button
          disabled={chosen.length === 0}
          href={`/api/orders/reports.pdf?${chosen.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`}
          download
        >
          {say('reports.print', { n: chosen.length, most: mostPrinted })}
        </Button>
      }
      columns={[
        {
          key: 'print',
          title: keyOf('reports.choose'),
          cell: (row) =>
            row.publishedAt === null || row.state === 'entered-in-error' ? null : (
              <Checkbox
                checked={chosen.includes(row.id)}
                aria-label={say('reports.choose')}
                onClick={(event) => event.stopPropagation()}
                onChange={() => choose(row.id)}
              />
            ),
        },
        { key: 'state', title: 'web.field.state', cell: (row) => <ReportState state={row.state} /> },
        ...column.patient<ReportRow>(),
        { key: 'positive', title: keyOf('report.outcome'), cell: (row) => <Outcome positive={row.positive} /> },
        {
          key: 'conclusion',
          wide: true,
          title: sections.find(({ key }) => key === conclusion)?.label ?? conclusion,
          cell: (row) => <span className="order-excerpt">{row.content[conclusion]}</span>,
        },
        column.accession(),
        {
          key: 'author',
          title: keyOf('report.author'),
          cell: (row) => <PractitionerName id={row.author} fallback={row.authorName} />,
        },
        column.placer<ReportRow>((row) => row.organization, true),
        { key: 'published', title: keyOf('report.published-at'), cell: (row) => <CountyTime at={row.publishedAt} /> },
      ]}
    >
      <style
        href="order-reports"
        precedence="default"
      >{`.order-excerpt { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; max-width: 360px; }`}</style>
    </ListPage>
  )
}
