import { CommandBar, OfflineAlert, ProblemAlert, StatusTag, useCommand, useSession, useT } from '@ygt/core/web'
import { Button } from 'antd'
import { type ReactElement, useEffect, useEffectEvent } from 'react'
import { keys, type TaskView, useOrders } from '../clients.ts'
import { TaskState } from '../status-tags.tsx'

/** Nothing is written yet: take it, hand it back, or say that it cannot be done. */
export function ClaimPanel({ task }: { readonly task: TaskView }): ReactElement {
  const t = useT()
  const orders = useOrders()
  const { practitioner } = useSession()
  const refresh = [keys.task(task.id), keys.tasks, keys.versions(task.request)]
  const mine = task.state === 'in-progress' && task.owner === practitioner
  const open = useCommand(() => orders.openReport({ id: task.id }), { refresh })
  const claim = useCommand(() => orders.claimTask({ id: task.id }), { refresh, done: () => void open.run(undefined) })
  const handBack = useCommand(() => orders.handBackTask({ id: task.id }), { refresh })
  const reject = useCommand((reason: string) => orders.rejectTask({ id: task.id, reason }), { refresh })
  const release = useCommand((reason: string) => orders.releaseTask({ id: task.id, reason }), { refresh })
  // a claimed task has its draft at once: nobody presses twice to begin writing
  const begin = useEffectEvent(() => void open.run(undefined))
  useEffect(() => {
    if (mine) begin()
  }, [mine])
  const problem = claim.problem ?? open.problem ?? handBack.problem
  return (
    <div className="reading-claim">
      <p>
        <TaskState state={task.state} />{' '}
        {task.ownerName ? <StatusTag tone="neutral">{task.ownerName}</StatusTag> : null}
      </p>
      {task.statusReason ? <p className="ygt-muted">{task.statusReason}</p> : null}
      {task.commands.includes('claim') ? (
        <Button type="primary" size="large" autoFocus loading={claim.busy} onClick={() => void claim.run(undefined)}>
          {t('imaging.reading.claim')}
        </Button>
      ) : null}
      <CommandBar
        commands={task.commands}
        busy={handBack.busy || reject.busy || release.busy}
        problem={reject.problem ?? release.problem}
        offered={[
          ...(mine
            ? [{ id: 'handBack', label: 'orders.task.command.handBack', run: () => handBack.run(undefined) }]
            : []),
          {
            id: 'release',
            label: 'orders.task.command.release',
            danger: true,
            reason: true,
            confirm: t('imaging.reading.release.confirm', { owner: task.ownerName }),
            run: release.run,
          },
          {
            id: 'reject',
            label: 'orders.task.command.reject',
            danger: true,
            reason: true,
            confirm: t('imaging.reading.reject.confirm', { name: task.patientName, examination: task.display }),
            run: reject.run,
          },
        ]}
      />
      {problem ? <ProblemAlert problem={problem} /> : null}
      {claim.offline ? <OfflineAlert /> : null}
    </div>
  )
}
