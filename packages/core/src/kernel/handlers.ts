import { Cron } from 'croner'
import { systemCaller } from '../access/access-control.ts'
import { eventTopic } from '../events/outbox.ts'
import type { Job } from '../jobs/define-job.ts'
import { enqueue, type TopicHandler } from '../jobs/queue.ts'
import { act } from '../lifecycle/act.ts'
import { type DeadlinePayload, deadlineTopic } from '../lifecycle/deadline.ts'
import { tableOf } from '../persistence/table.ts'
import { ProblemError } from '../problem/define-problem.ts'
import type { Resource } from '../resource/define-resource.ts'
import { createContext } from './context.ts'
import type { Runtime } from './runtime.ts'
import { jobTopic } from './topics.ts'

/** What to do with an item of the queue, by topic: subscribers, jobs, deadlines. */
export function topicHandlers(runtime: Runtime): ReadonlyMap<string, TopicHandler> {
  const handlers = new Map<string, TopicHandler>([
    [deadlineTopic, { handle: (item) => meetDeadline(runtime, item.payload), attempts: 8 }],
  ])
  for (const plugin of runtime.plugins.values()) {
    const context = () => createContext(runtime, plugin, systemCaller())
    const subscriptions = Map.groupBy(plugin.served.implementation.on ?? [], (s) => s.event.name)
    if (subscriptions.size > 0) {
      handlers.set(eventTopic(plugin.id), {
        attempts: 8,
        async handle({ sequence }) {
          const [row] = await runtime.work.query('select * from core_event where sequence = ?', [sequence])
          if (!row) throw new Error(`Event ${sequence} is not in the log`)
          const payload = runtime.database.dialect === 'sqlite' ? JSON.parse(row.payload as string) : row.payload
          const facts = {
            sequence: Number(row.sequence),
            at: row.at as string,
            aggregate: row.aggregate as string,
            actor: row.actor as string,
            organization: row.organization as string | null,
          }
          for (const { handle } of subscriptions.get(row.name as string) ?? []) await handle(payload, context(), facts)
        },
      })
    }
    for (const { job, run } of plugin.served.implementation.jobs ?? []) {
      handlers.set(jobTopic(job.id), {
        attempts: job.attempts,
        async handle({ payload }) {
          if (!job.outside) await run(payload, context())
          if (job.schedule) await scheduleNext(runtime, job)
        },
        ...(job.outside && { outside: ({ payload }) => run(payload, context()) }),
        ...(job.schedule && { gaveUp: () => runtime.work.run(() => scheduleNext(runtime, job)) }),
      })
    }
  }
  return handlers
}

/** Each scheduled job has one row for its next occurrence, whatever the number of nodes. */
export async function startSchedules(runtime: Runtime): Promise<void> {
  const jobs = [...runtime.plugins.values()]
    .filter((p) => p.status === 'up')
    .flatMap((p) => (p.served.implementation.jobs ?? []).map((j) => j.job))
    .filter((j) => j.schedule)
  for (const job of jobs) {
    const [waiting] = await runtime.database.query('select 1 from core_queue where key = ?', [scheduleKey(job)])
    if (!waiting) await runtime.work.run(() => scheduleNext(runtime, job))
  }
}

async function scheduleNext(runtime: Runtime, job: Job): Promise<void> {
  const now = runtime.clock.now()
  const next = new Cron(job.schedule as string, { timezone: 'Asia/Shanghai' }).nextRun(now)
  if (!next) return
  const item = {
    id: runtime.newId(),
    topic: jobTopic(job.id),
    key: scheduleKey(job),
    payload: {},
    runAt: next.toISOString(),
    now: now.toISOString(),
  }
  await enqueue(runtime.work.unit().transaction, item)
}

function scheduleKey(job: Job): string {
  return `schedule:${job.id}`
}

/** Gives the command of a deadline, if the record is still in the state whose time is up. */
async function meetDeadline(
  runtime: Runtime,
  { resource: id, record, state, command }: DeadlinePayload,
): Promise<void> {
  const resource = [...runtime.plugins.values()]
    .flatMap((p) => p.served.plugin.resources as readonly Resource[])
    .find((r) => r.id === id)
  if (!resource) return
  const [row] = await runtime.work.query(`select state from ${tableOf(resource).name} where id = ?`, [record])
  if (row?.state !== state) return
  try {
    await act({ runtime, resource, caller: systemCaller(), request: null }, { id: record, command, input: undefined })
  } catch (error) {
    // the guard says that it is not to be: the deadline lapses
    if (!(error instanceof ProblemError)) throw error
  }
}
