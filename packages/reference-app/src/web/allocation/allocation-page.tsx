import {
  Answered,
  AssignDialog,
  Assignee,
  CommandBar,
  CountyTime,
  DeadlineClock,
  Empty,
  ListPage,
  OrganizationName,
  Panel,
  Priority,
  type ReaderLine,
  type TaskRow,
  taskKeys,
  tasksClient,
  useAnswer,
  useDirectory,
  useFilteredList,
  useLiveRefresh,
  useSession,
  useT,
} from '@ygt/core/web'
import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { ReaderEditor } from './reader-editor.tsx'
import { ReadersTable } from './readers-table.tsx'

/** How the work of a centre is spread over its readers, and what waits; whoever is in charge gives a task by hand. */
export default function AllocationPage(): ReactElement {
  const t = useT()
  const { permissions, post } = useSession()
  const { organizations } = useDirectory()
  const categories = permissions
    .filter((p) => p.startsWith('orders:task:manage@'))
    .map((p) => p.slice('orders:task:manage@'.length))
  const list = useFilteredList<TaskRow, { category: string; organization: string }>({
    key: [...taskKeys.tasks, 'allocation'],
    filters: { category: categories[0] ?? '', organization: post?.organization ?? '' },
    live: 'work',
    ask: ({ category }, page) => tasksClient.listTasks({ category, state: ['ready', 'in-progress'], ...page }),
  })
  const view = list.filter
  const [assigning, setAssigning] = useState<TaskRow>()
  const [editing, setEditing] = useState<ReaderLine>()
  const board = useAnswer([...taskKeys.board, view.category, view.organization], () =>
    tasksClient.allocationBoard(view),
  )
  useLiveRefresh('work', taskKeys.board)
  return (
    <ListPage
      id="allocation"
      title={t('shell.allocation.title')}
      note={board.data ? t('shell.allocation.waiting', { n: board.data.waiting }) : undefined}
      list={list}
      empty={{ title: t('shell.allocation.none') }}
      filters={
        <>
          {categories.length > 1 ? (
            <Select
              style={{ width: 160 }}
              aria-label={t('shell.allocation.category')}
              value={view.category}
              options={categories.map((c) => ({ value: c, label: t(`${c}.category`) }))}
              onChange={(category) => list.change({ category })}
            />
          ) : null}
          <Select
            style={{ width: 220 }}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('shell.roster.organization')}
            value={view.organization}
            options={[...organizations.values()].map((o) => ({ value: o.id, label: o.shown }))}
            onChange={(organization) => list.change({ organization })}
          />
        </>
      }
      columns={[
        {
          key: 'priority',
          title: 'shell.allocation.priority',
          cell: (row) => <Priority priority={row.priority} />,
        },
        { key: 'patient', title: 'shell.allocation.patient', cell: (row) => <strong>{row.patientName}</strong> },
        { key: 'examination', title: 'shell.allocation.examination', wide: true, cell: (row) => row.display },
        { key: 'points', title: 'shell.allocation.points', align: 'right', cell: (row) => row.points },
        {
          key: 'placer',
          title: 'shell.allocation.placer',
          cell: (row) => <OrganizationName id={row.placer} />,
        },
        { key: 'ready', title: 'shell.allocation.ready-at', cell: (row) => <CountyTime at={row.readyAt} /> },
        { key: 'due', title: 'shell.allocation.due', cell: (row) => <DeadlineClock at={row.dueAt} /> },
        { key: 'who', title: 'shell.allocation.reader', cell: (row) => <Assignee task={row} /> },
        {
          key: 'action',
          title: 'shell.allocation.action',
          cell: (row) => (
            <CommandBar
              size="small"
              primary={false}
              commands={row.commands}
              offered={[{ id: 'assign', label: 'orders.task.command.assign', run: async () => setAssigning(row) }]}
            />
          ),
        },
      ]}
    >
      <Panel title={t('shell.allocation.readers')} flush>
        <Answered query={board} rows={3}>
          {(data) =>
            data.readers.length === 0 ? (
              <Empty title={t('shell.allocation.nobody')}>{t('shell.allocation.nobody.text')}</Empty>
            ) : (
              <ReadersTable readers={data.readers} edit={setEditing} />
            )
          }
        </Answered>
      </Panel>
      {assigning ? <AssignDialog task={assigning} close={() => setAssigning(undefined)} /> : null}
      {editing ? <ReaderEditor reader={editing} category={view.category} close={() => setEditing(undefined)} /> : null}
    </ListPage>
  )
}
