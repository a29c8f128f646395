import { WorkSummary } from '@ygt/core'
import {
  Answered,
  ChoiceFilter,
  coreClient,
  countyTime,
  Empty,
  Page,
  SlotOutlet,
  StatusTag,
  toneOfUrgency,
  useAnswer,
  useLiveRefresh,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Fragment, type ReactElement } from 'react'
import { useWorkKeys, WorkRow } from './work-row.tsx'

const urgencies = ['critical', 'urgent', 'routine'] as const

/** What waits for me, across all plugins: the most pressing first, one next action each. */
export function MyWorkPage(): ReactElement {
  const t = useT()
  useWorkKeys()
  const [{ kind }, change] = useUrlState({ kind: '' })
  const work = useAnswer(
    ['core', 'work', 'items', kind],
    () => coreClient.work({ limit: 200, ...(kind && { kind }) }),
    { every: 60_000 },
  )
  useLiveRefresh('work', ['core', 'work', 'items'])
  const kinds = [...Map.groupBy(work.data?.counts ?? [], (count) => count.kind)].map(([value, counts]) => ({
    value,
    label: t(value),
    count: counts.reduce((sum, { n }) => sum + n, 0),
  }))
  return (
    <Page
      fill
      title={t('shell.page.work')}
      note={
        work.data ? (
          <span aria-live="polite">
            {t('shell.work.count', {
              n: work.data.total,
              time: countyTime(new Date(work.dataUpdatedAt).toISOString()).slice(11),
            })}
          </span>
        ) : null
      }
    >
      <div className="shell-summaries">
        <SlotOutlet slot={WorkSummary} props={{}} />
      </div>
      {kinds.length > 1 || kind ? (
        <ChoiceFilter
          label={t('shell.work.kind')}
          value={kind}
          change={(value) => change({ kind: value })}
          choices={[{ value: '', label: t('shell.work.all'), count: work.data?.total }, ...kinds]}
        />
      ) : null}
      <div className="ygt-list">
        <div className="ygt-table-scroll">
          <Answered query={work} rows={8}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t('shell.work.empty.title')}>{t('shell.work.empty.text')}</Empty>
              ) : (
                <table className="ygt-table shell-work">
                  <thead>
                    <tr>
                      {['what', 'patient', 'about', 'origin', 'since', 'due', 'action'].map((column) => (
                        <th key={column}>{t(`shell.work.${column}`)}</th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {urgencies.map((urgency) => {
                      const rows = items.filter((item) => item.urgency === urgency)
                      if (rows.length === 0) return null
                      return (
                        <Fragment key={urgency}>
                          <tr className="shell-group">
                            <th colSpan={7} scope="rowgroup">
                              <StatusTag tone={toneOfUrgency(urgency)}>{t(`core.urgency.${urgency}`)}</StatusTag>
                              <span className="ygt-count">{rows.length}</span>
                            </th>
                          </tr>
                          {rows.map((item) => (
                            <WorkRow key={item.item} item={item} />
                          ))}
                        </Fragment>
                      )
                    })}
                  </tbody>
                </table>
              )
            }
          </Answered>
        </div>
      </div>
    </Page>
  )
}
