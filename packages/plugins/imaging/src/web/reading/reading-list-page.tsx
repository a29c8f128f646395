import {
  Age,
  Assignee,
  ChoiceFilter,
  CommandBar,
  CountyTime,
  DataTable,
  DeadlineClock,
  Empty,
  FilterBar,
  OrganizationName,
  Page,
  useCommand,
  useLiveRefresh,
  useNavigate,
  usePages,
  useT,
  useUrlState,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { category, keys, type TaskView, useOrders } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { Priority, TaskState } from '../status-tags.tsx'

export const lists = ['ready', 'for-me', 'mine', 'requested', 'completed', 'rejected'] as const

export interface ListFilter {
  readonly list: string
  readonly search: string
}

/** What a list asks for; `for-me` are those kept for me, `mine` those that I am reading. */
export function taskQuery({ list, search }: ListFilter) {
  const narrowed =
    list === 'mine'
      ? { mine: true, state: 'in-progress' as const }
      : list === 'for-me'
        ? { forMe: true, state: 'ready' as const }
        : { state: list as never }
  return { category, ...narrowed, ...(search && { search }) }
}

/** What waits to be read: pressing first, then what is due first. */
export default function ReadingListPage(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const orders = useOrders()
  const nameOf = useExaminationName()
  const [filter, change] = useUrlState({ list: 'ready', search: '' })
  const pages = usePages<TaskView>([...keys.tasks, filter], (cursor) =>
    orders.listTasks({ ...taskQuery(filter), limit: 50, ...(cursor && { cursor }) }),
  )
  useLiveRefresh('work', keys.tasks)
  const open = (task: TaskView): void => void go(`/imaging/reading/${task.id}`)
  const claim = useCommand((task: TaskView) => orders.claimTask({ id: task.id }), {
    refresh: [keys.tasks],
    done: (_, task) => open(task),
  })
  return (
    <Page fill title={t('imaging.page.reading')}>
      <FilterBar
        search={{ value: filter.search, change: (search) => change({ search }), placeholder: t('imaging.list.search') }}
      >
        <ChoiceFilter
          label={t('web.field.state')}
          value={filter.list}
          change={(list) => change({ list })}
          choices={lists.map((list) => ({
            value: list,
            label: t(`imaging.reading.list.${list}`),
            count: list === filter.list ? pages.data?.pages[0]?.total : undefined,
          }))}
        />
      </FilterBar>
      <DataTable
        id={`imaging.reading.${filter.list}`}
        pages={pages}
        rowKey={(row) => row.id}
        open={open}
        tone={(row) => (row.priority === 'stat' ? 'critical' : row.priority === 'urgent' ? 'warning' : undefined)}
        empty={<Empty title={t('imaging.reading.none')}>{t('imaging.reading.none.text')}</Empty>}
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
          { key: 'placer', title: 'imaging.list.placer', cell: (row) => <OrganizationName id={row.placer} /> },
          {
            key: 'accession',
            title: 'imaging.list.accession',
            cell: (row) => <span className="ygt-number">{row.accessionNumber}</span>,
          },
          { key: 'ready', title: 'imaging.list.ready-at', cell: (row) => <CountyTime at={row.readyAt} /> },
          {
            key: 'due',
            title: 'imaging.list.due',
            cell: (row) =>
              row.state === 'completed' ? <CountyTime at={row.dueAt} /> : <DeadlineClock at={row.dueAt} />,
          },
          { key: 'state', title: 'web.field.state', optional: true, cell: (row) => <TaskState state={row.state} /> },
          {
            key: 'owner',
            title: 'imaging.list.owner',
            cell: (row) => <Assignee task={row} />,
          },
          {
            key: 'action',
            title: 'imaging.list.action',
            cell: (row) => (
              <CommandBar
                size="small"
                commands={row.commands}
                busy={claim.busy}
                problem={claim.problem}
                offered={[{ id: 'claim', label: 'orders.task.command.claim', run: () => claim.run(row) }]}
              />
            ),
          },
        ]}
      />
    </Page>
  )
}
