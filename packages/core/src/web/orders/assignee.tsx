import type { ReactElement } from 'react'
import { DeadlineClock } from '../county-time.tsx'
import { useT } from '../labels.tsx'
import type { TaskRow } from './tasks-client.ts'

/** Who reads a task, or for whom it is kept and how much longer. */
export function Assignee({ task }: { readonly task: TaskRow }): ReactElement {
  const t = useT()
  if (task.ownerName) return <>{task.ownerName}</>
  if (!task.assigneeName) return <span className="ygt-muted">—</span>
  return (
    <span title={task.assignReason ?? undefined}>
      {t('orders.assign.kept', { name: task.assigneeName })} <DeadlineClock at={task.heldUntil} within={5} />
    </span>
  )
}
