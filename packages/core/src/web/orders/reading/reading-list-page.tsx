import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import { CommandBar } from '../../command-bar.tsx'
import { CountyTime, DeadlineClock } from '../../county-time.tsx'
import { ChoiceFilter } from '../../filter-bar.tsx'
import { useT } from '../../labels.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { useFilteredList } from '../../list/use-filtered-list.ts'
import { useCommand } from '../../queries.ts'
import { Assignee } from '../assignee.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'
import { useOrderColumns } from '../order-columns.tsx'
import { TaskState } from '../status-tags.tsx'
import { type TaskRow, taskKeys, tasksClient } from '../tasks-client.ts'
import { taskLists, taskQuery } from './task-lists.ts'

/** What waits to be read: pressing first, then what is due first. */
export default function ReadingListPage(): ReactElement {
  const t = useT()
  const { plugin, category, pathOf } = useCentre()
  const { say, keyOf } = useCentreWords()
  const go = useNavigate()
  const column = useOrderColumns()
  const list = useFilteredList<TaskRow, { list: string; search: string }>({
    key: [...taskKeys.tasks, category],
    filters: { list: 'ready', search: '' },
    live: 'work',
    ask: (filter, page) =>
      tasksClient.listTasks({
        category,
        ...taskQuery(filter.list),
        ...page,
        ...(filter.search && { search: filter.search }),
      }),
  })
  const claim = useCommand((task: TaskRow) => tasksClient.claimTask({ id: task.id }), {
    refresh: [taskKeys.tasks],
    done: (_, task) => void go(pathOf.reading(task.id)),
  })
  return (
    <ListPage
      id={`${plugin}.reading.${list.filter.list}`}
      title={say('page.reading')}
      list={list}
      open={(row) => pathOf.reading(row.id)}
      tone={(row) => (row.priority === 'stat' ? 'critical' : row.priority === 'urgent' ? 'warning' : undefined)}
      empty={{ title: say('reading.none'), text: say('reading.none.text') }}
      search={say('list.search')}
      filters={
        <ChoiceFilter
          {...list.bind('list')}
          label={t('web.field.state')}
          choices={taskLists.map((value) => ({
            value,
            label: say(`reading.list.${value}`),
            count: value === list.filter.list ? list.total : undefined,
          }))}
        />
      }
      columns={[
        column.priority(),
        ...column.patient<TaskRow>(),
        column.placer<TaskRow>((row) => row.placer),
        column.accession(),
        { key: 'ready', title: keyOf('list.ready-at'), cell: (row) => <CountyTime at={row.readyAt} /> },
        {
          key: 'due',
          title: keyOf('list.due'),
          cell: (row) => (row.state === 'completed' ? <CountyTime at={row.dueAt} /> : <DeadlineClock at={row.dueAt} />),
        },
        { key: 'state', title: 'web.field.state', optional: true, cell: (row) => <TaskState state={row.state} /> },
        { key: 'owner', title: keyOf('list.owner'), cell: (row) => <Assignee task={row} /> },
        {
          key: 'action',
          title: keyOf('list.action'),
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
  )
}
