import { Button } from 'antd'
import { type ReactElement, useEffect, useEffectEvent } from 'react'
import { CommandBar } from '../../command-bar.tsx'
import { OfflineAlert, ProblemAlert } from '../../problem-alert.tsx'
import { useCommand } from '../../queries.ts'
import { reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useSession } from '../../session.tsx'
import { StatusTag } from '../../status-tag.tsx'
import { useCentreWords } from '../centre.tsx'
import { TaskState } from '../status-tags.tsx'
import { type TaskRow, taskKeys, tasksClient } from '../tasks-client.ts'

/** Nothing is written yet: take it, hand it back, or say that it cannot be done. */
export function ClaimPanel({ task }: { readonly task: TaskRow }): ReactElement {
  const { say } = useCentreWords()
  const { practitioner } = useSession()
  const refresh = [taskKeys.task(task.id), taskKeys.tasks, reportKeys.versions(task.request)]
  const mine = task.state === 'in-progress' && task.owner === practitioner
  const open = useCommand(() => reportsClient.openReport({ id: task.id }), { refresh })
  const claim = useCommand(() => tasksClient.claimTask({ id: task.id }), {
    refresh,
    done: () => void open.run(undefined),
  })
  const handBack = useCommand(() => tasksClient.handBackTask({ id: task.id }), { refresh })
  const reject = useCommand((reason: string) => tasksClient.rejectTask({ id: task.id, reason }), { refresh })
  const release = useCommand((reason: string) => tasksClient.releaseTask({ id: task.id, reason }), { refresh })
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
          {say('reading.claim')}
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
            confirm: say('reading.release.confirm', { owner: task.ownerName }),
            run: release.run,
          },
          {
            id: 'reject',
            label: 'orders.task.command.reject',
            danger: true,
            reason: true,
            confirm: say('reading.reject.confirm', { name: task.patientName, examination: task.display }),
            run: reject.run,
          },
        ]}
      />
      {problem ? <ProblemAlert problem={problem} /> : null}
      {claim.offline ? <OfflineAlert /> : null}
    </div>
  )
}
