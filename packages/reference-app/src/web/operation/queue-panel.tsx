import {
  Answered,
  CommandBar,
  CountyTime,
  coreClient,
  Panel,
  StatusTag,
  useAnswer,
  useCommand,
  useSession,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'

const key = ['core', 'operations', 'queue'] as const

/** Deliveries and jobs that wait or were given up; a dead one is tried again or dropped, with a reason. */
export function QueuePanel(): ReactElement {
  const t = useT()
  const { may } = useSession()
  const queue = useAnswer(key, () => coreClient.queue({}), { every: 10_000 })
  const replay = useCommand((id: string) => coreClient.replay({ id }), { refresh: [key] })
  const drop = useCommand(({ id, reason }: { id: string; reason: string }) => coreClient.drop({ id, reason }), {
    refresh: [key],
  })
  return (
    <Panel
      title={t('shell.operation.queue')}
      flush
      extra={
        queue.data ? (
          <StatusTag tone={queue.data.dead > 0 ? 'critical' : 'done'}>
            {t('shell.operation.queue.counts', { waiting: queue.data.waiting, dead: queue.data.dead })}
          </StatusTag>
        ) : null
      }
    >
      <Answered query={queue} rows={3}>
        {({ items }) => (
          <table className="ygt-table">
            <thead>
              <tr>
                {['state', 'topic', 'attempts', 'run-at', 'error', 'action'].map((column) => (
                  <th key={column}>{t(`shell.operation.queue.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td>
                    <StatusTag tone={item.state === 'dead' ? 'critical' : 'progress'}>
                      {t(`shell.operation.queue.state.${item.state}`)}
                    </StatusTag>
                  </td>
                  <td>{item.topic}</td>
                  <td className="ygt-number">{item.attempts}</td>
                  <td>
                    <CountyTime at={item.runAt} />
                  </td>
                  <td className="ygt-muted">{item.error}</td>
                  <td>
                    <CommandBar
                      size="small"
                      commands={item.state === 'dead' && may('core:operations:manage') ? ['replay', 'drop'] : []}
                      busy={replay.busy || drop.busy}
                      problem={drop.problem}
                      offered={[
                        { id: 'replay', label: 'shell.operation.queue.replay', run: () => replay.run(item.id) },
                        {
                          id: 'drop',
                          label: 'shell.operation.queue.drop',
                          danger: true,
                          reason: true,
                          confirm: t('shell.operation.queue.drop.confirm', { topic: item.topic }),
                          run: (reason) => drop.run({ id: item.id, reason }),
                        },
                      ]}
                    />
                  </td>
                </tr>
              ))}
              {items.length === 0 ? (
                <tr>
                  <td colSpan={6} className="ygt-muted">
                    {t('shell.operation.queue.empty')}
                  </td>
                </tr>
              ) : null}
            </tbody>
          </table>
        )}
      </Answered>
    </Panel>
  )
}
