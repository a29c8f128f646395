import {
  Answered,
  ChoiceFilter,
  Facts,
  FilterBar,
  holds,
  OrganizationName,
  Page,
  Panel,
  type SeriesRow,
  seriesClient,
  seriesKeys,
  useAnswer,
  useLiveRefresh,
  usePages,
  useParams,
  useSession,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { AddPeople } from './add-people.tsx'
import { BatchBar } from './batch-bar.tsx'
import { MembersTable } from './members-table.tsx'

const stages = ['asked', 'ready', 'reading', 'signed', 'published', 'closed'] as const
type Stage = (typeof stages)[number]

/** One check-up: who is how far, and what is done for many at once. */
export default function SeriesPage(): ReactElement {
  const { id = '' } = useParams()
  const one = useAnswer([...seriesKeys.all, id], () => seriesClient.getSeries({ id }))
  useLiveRefresh('work', seriesKeys.all)
  useLiveRefresh('work', seriesKeys.people)
  return <Answered query={one}>{(series) => <Series series={series} />}</Answered>
}

function Series({ series }: { readonly series: SeriesRow }): ReactElement {
  const t = useT()
  const { permissions } = useSession()
  const { id, counts } = series
  const [view, change] = useUrlState({ show: '' })
  const [chosen, choose] = useState<readonly string[]>([])
  const [adding, setAdding] = useState(false)
  const filter = view.show === 'abnormal' ? { abnormal: true } : view.show === '' ? {} : { stage: view.show as Stage }
  const pages = usePages([...seriesKeys.people, id, view.show], (cursor) =>
    seriesClient.seriesPeople({ id, limit: 100, ...filter, ...(cursor && { cursor }) }),
  )
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? []
  const choices = [
    { value: '', label: t('shell.check-up.all'), count: counts.people },
    ...stages
      .filter((stage) => stage !== 'closed' || counts.closed > 0)
      .map((stage) => ({ value: stage, label: t(`orders.series.stage.${stage}`), count: counts[stage] })),
    { value: 'abnormal', label: t('shell.check-up.abnormal'), count: counts.abnormal },
  ]
  const file = `/api/orders/series/${id}/people.xlsx`
  return (
    <Page
      fill
      title={series.name}
      note={t('shell.check-up.count', { n: counts.people })}
      actions={
        <>
          {holds(permissions, 'orders:report:read') ? (
            <Select
              value={null}
              style={{ width: 160 }}
              placeholder={t('shell.check-up.export')}
              aria-label={t('shell.check-up.export')}
              options={[
                { value: file, label: t('shell.check-up.export') },
                { value: `${file}?abnormal=true`, label: t('shell.check-up.export.abnormal') },
              ]}
              onChange={(address: string | null) => address && window.location.assign(address)}
            />
          ) : null}
          {holds(permissions, 'orders:request:create') ? (
            <Button onClick={() => setAdding(true)}>{t('shell.check-up.add')}</Button>
          ) : null}
        </>
      }
    >
      <Panel>
        <Facts
          columns={3}
          items={[
            [t('shell.check-up.day'), series.day],
            [t('shell.check-up.examination'), series.display],
            [t('shell.check-up.placer'), <OrganizationName key="placer" id={series.organization} />],
            series.employer !== null && [t('shell.check-up.employer'), series.employer],
          ]}
        />
      </Panel>
      <FilterBar>
        <ChoiceFilter
          label={t('shell.check-up.stage')}
          value={view.show}
          choices={choices}
          change={(show) => {
            choose([])
            change({ show })
          }}
        />
      </FilterBar>
      <BatchBar series={series} chosen={rows.filter(({ task }) => chosen.includes(task))} done={() => choose([])} />
      <MembersTable pages={pages} rows={rows} chosen={chosen} choose={choose} />
      {adding ? <AddPeople series={series} close={() => setAdding(false)} /> : null}
    </Page>
  )
}
