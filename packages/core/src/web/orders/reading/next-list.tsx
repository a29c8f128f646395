import { type ReactElement, useState } from 'react'
import { useNavigate } from 'react-router'
import { Age, DeadlineClock } from '../../county-time.tsx'
import { ChoiceFilter } from '../../filter-bar.tsx'
import { useT } from '../../labels.tsx'
import { useLiveRefresh } from '../../live.tsx'
import { Answered } from '../../page-states.tsx'
import { usePages } from '../../queries.ts'
import { useShortcuts } from '../../shortcuts.tsx'
import { useCentre, useCentreWords, useExaminationName } from '../centre.tsx'
import { Priority } from '../status-tags.tsx'
import { type TaskRow, taskKeys, tasksClient } from '../tasks-client.ts'
import { taskQuery } from './task-lists.ts'

/** The list beside the work: the next one is one key away. */
export function NextList({
  current,
  folded,
  fold,
}: {
  readonly current: string
  readonly folded: boolean
  readonly fold: () => void
}): ReactElement {
  const t = useT()
  const { category, pathOf } = useCentre()
  const { say, keyOf } = useCentreWords()
  const go = useNavigate()
  const nameOf = useExaminationName()
  const [list, setList] = useState('ready')
  const pages = usePages<TaskRow>([...taskKeys.tasks, category, 'next', list], (cursor) =>
    tasksClient.listTasks({ category, ...taskQuery(list), limit: 50, ...(cursor && { cursor }) }),
  )
  useLiveRefresh('work', taskKeys.tasks)
  const tasks = pages.data?.pages.flatMap((page) => page.items) ?? []
  const step = (by: 1 | -1): void => {
    const at = tasks.findIndex(({ id }) => id === current)
    const next = tasks[at < 0 ? 0 : at + by]
    if (next) void go(pathOf.reading(next.id))
  }
  useShortcuts([
    { keys: 'Alt+ArrowDown', label: keyOf('reading.next'), whileTyping: true, run: () => step(1) },
    { keys: 'Alt+ArrowUp', label: keyOf('reading.previous'), whileTyping: true, run: () => step(-1) },
    { keys: 'Alt+w', label: keyOf('reading.fold'), whileTyping: true, run: fold },
  ])
  return (
    <aside className="reading-list" aria-label={say('page.reading')}>
      <header>
        {folded ? null : (
          <ChoiceFilter
            label={t('web.field.state')}
            value={list}
            change={setList}
            choices={['ready', 'for-me', 'mine'].map((value) => ({
              value,
              label: say(`reading.short.${value}`),
              count: value === list ? pages.data?.pages[0]?.total : undefined,
            }))}
          />
        )}
        <button
          type="button"
          className="ygt-link reading-fold"
          onClick={fold}
          title={`${say('reading.fold')} Alt+W`}
          aria-expanded={!folded}
        >
          {folded ? '»' : '«'}
        </button>
      </header>
      {folded ? null : (
        <Answered query={pages} rows={6}>
          {() => (
            <ul>
              {tasks.map((task) => (
                <li key={task.id} aria-current={task.id === current}>
                  <button type="button" onClick={() => void go(pathOf.reading(task.id))}>
                    <span>
                      <strong>{task.patientName}</strong> {t(`web.sex.${task.patientSex}`)}{' '}
                      <Age birthDate={task.patientBirthDate} />
                    </span>
                    <span>{nameOf(task.display)}</span>
                    <span className="reading-item-foot">
                      <Priority priority={task.priority} />
                      <DeadlineClock at={task.dueAt} />
                    </span>
                  </button>
                </li>
              ))}
              {tasks.length === 0 ? <li className="ygt-muted reading-none">{say('reading.none')}</li> : null}
            </ul>
          )}
        </Answered>
      )}
    </aside>
  )
}
