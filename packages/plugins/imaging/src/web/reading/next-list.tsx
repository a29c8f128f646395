import {
  Age,
  Answered,
  ChoiceFilter,
  DeadlineClock,
  useLiveRefresh,
  useNavigate,
  usePages,
  useShortcuts,
  useT,
} from '@ygt/core/web'
import { type ReactElement, useState } from 'react'
import { keys, type TaskView, useOrders } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { Priority } from '../status-tags.tsx'
import { taskQuery } from './reading-list-page.tsx'

/** The list beside the picture: the next one is one key away. */
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
  const go = useNavigate()
  const orders = useOrders()
  const nameOf = useExaminationName()
  const [list, setList] = useState('ready')
  const filter = { list, search: '' }
  const pages = usePages<TaskView>([...keys.tasks, filter], (cursor) =>
    orders.listTasks({ ...taskQuery(filter), limit: 50, ...(cursor && { cursor }) }),
  )
  useLiveRefresh('work', keys.tasks)
  const tasks = pages.data?.pages.flatMap((page) => page.items) ?? []
  const step = (by: 1 | -1): void => {
    const at = tasks.findIndex(({ id }) => id === current)
    const next = tasks[at < 0 ? 0 : at + by]
    if (next) void go(`/imaging/reading/${next.id}`)
  }
  useShortcuts([
    { keys: 'Alt+ArrowDown', label: 'imaging.reading.next', whileTyping: true, run: () => step(1) },
    { keys: 'Alt+ArrowUp', label: 'imaging.reading.previous', whileTyping: true, run: () => step(-1) },
    { keys: 'Alt+w', label: 'imaging.reading.fold', whileTyping: true, run: fold },
  ])
  return (
    <aside className="reading-list" aria-label={t('imaging.page.reading')}>
      <header>
        {folded ? null : (
          <ChoiceFilter
            label={t('web.field.state')}
            value={list}
            change={setList}
            choices={['ready', 'for-me', 'mine'].map((value) => ({
              value,
              label: t(`imaging.reading.short.${value}`),
              count: value === list ? pages.data?.pages[0]?.total : undefined,
            }))}
          />
        )}
        <button
          type="button"
          className="ygt-link reading-fold"
          onClick={fold}
          title={`${t('imaging.reading.fold')} Alt+W`}
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
                  <button type="button" onClick={() => void go(`/imaging/reading/${task.id}`)}>
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
              {tasks.length === 0 ? <li className="ygt-muted reading-none">{t('imaging.reading.none')}</li> : null}
            </ul>
          )}
        </Answered>
      )}
    </aside>
  )
}
