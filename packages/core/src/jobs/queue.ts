import { skipLocked } from '../events/outbox.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Database, Dialect, Querying, Transaction } from '../persistence/database.ts'
import { jsonOf, parameterOf } from '../persistence/insert.ts'
import { queueTable } from '../persistence/system-tables.ts'
import type { Work } from '../persistence/unit-of-work.ts'

/** One piece of work in the queue. */
export interface QueueItem {
  readonly id: string
  readonly topic: string
  readonly key: string | null
  readonly aggregate: string | null
  readonly sequence: number | null
  readonly payload: any
  readonly attempts: number
  readonly leaseHolder: string
}

/** Runs an item inside the transaction that also takes it off the queue. */
export type ItemHandler = (item: QueueItem) => Promise<void>

export interface TopicHandler {
  readonly handle: ItemHandler
  readonly attempts: number
  /** What runs before, outside any transaction and beside the queue: see `Job.outside`. */
  readonly outside?: ItemHandler
  /** What has to go on when an item was given up: the next occurrence of a schedule. */
  readonly gaveUp?: () => Promise<void>
}

export interface QueueParts {
  readonly database: Database
  readonly work: Work
  readonly clock: Clock
  readonly newId: () => string
  readonly handlerOf: (topic: string) => TopicHandler | undefined
  /** Told of each failure; `dead` when it was the last try. */
  readonly failed: (item: QueueItem, error: unknown, dead: boolean) => void
}

export interface Queue {
  /** Works until nothing is due; the number of items done. */
  drain(): Promise<number>
  /** Looks at the queue now, and from then on whenever something may be due. */
  start(): void
  wake(): void
  stop(): Promise<void>
}

/** How long an item belongs to the node that took it; then another may try. */
const leaseMilliseconds = 60_000
/** The same for what runs outside: others are slow. */
const outsideLeaseMilliseconds = 600_000
const batch = 20
/** Tries of an item that nothing handles. */
const defaultAttempts = 8

/**
 * The worker of deliveries, jobs and deadlines. An item is leased, run and removed; run and removal are one
 * transaction, so its effect on the database happens once. Items of one topic and aggregate run in order: a dead one
 * holds back those behind it until an operator replays or drops it.
 */
export function createQueue({ database, work, clock, newId, handlerOf, failed }: QueueParts): Queue {
  const node = newId()
  let running: Promise<number> | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let woken = false
  const aside = new Set<Promise<void>>()

  async function claim(): Promise<QueueItem[]> {
    const now = clock.now()
    const due = dueStatement(database.dialect)
    const until = new Date(now.getTime() + leaseMilliseconds).toISOString()
    const [waiting] = await database.query(`select 1 from core_queue where state = 'waiting' and run_at <= ? limit 1`, [
      now.toISOString(),
    ])
    if (!waiting) return []
    const rows = await database.transaction((t) => t.query(due, [until, node, now.toISOString(), now.toISOString()]))
    const items = rows.map((row) => itemOf(row, database.dialect))
    return items.sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0) || a.id.localeCompare(b.id))
  }

  async function perform(item: QueueItem): Promise<void> {
    const handler = handlerOf(item.topic)
    try {
      if (handler?.outside && item.attempts <= handler.attempts) {
        const until = new Date(clock.now().getTime() + outsideLeaseMilliseconds).toISOString()
        await database.transaction((t) =>
          t.change('update core_queue set lease_until = ? where id = ?', [until, item.id]),
        )
        await handler.outside(item)
      }
      await work.run(async ({ transaction }) => {
        const taken = await transaction.change('delete from core_queue where id = ? and lease_holder = ?', [
          item.id,
          node,
        ])
        if (taken === 0) return // the lease ran out and another node has it
        if (!handler) throw new Error(`Nothing in this county handles ${item.topic}; its plugin may have been removed`)
        if (item.attempts > handler.attempts) throw new Error('Every node that tried it died of it')
        await handler.handle(item)
      })
    } catch (error) {
      const dead = item.attempts >= (handler?.attempts ?? defaultAttempts)
      await database.transaction((t) => postpone(t, item, { error, dead, clock }))
      if (dead) await handler?.gaveUp?.()
      failed(item, error, dead)
    }
  }

  async function drain(): Promise<number> {
    let done = 0
    for (;;) {
      const items = await claim()
      if (items.length === 0) return done
      for (const item of items) {
        if (handlerOf(item.topic)?.outside) performAside(item)
        else await perform(item)
      }
      done += items.length
      if (stopped) return done
    }
  }

  /** Deliveries and deadlines do not wait for somebody on the network. */
  function performAside(item: QueueItem): void {
    const one = perform(item).finally(() => aside.delete(one))
    aside.add(one)
  }

  async function drainAll(): Promise<number> {
    for (let done = 0; ; ) {
      done += await drain()
      if (aside.size === 0) return done
      await Promise.all(aside)
    }
  }

  /** One drain at a time; a wake during a drain causes another. */
  function wake(): void {
    if (stopped || !timer) return
    if (running) {
      woken = true
      return
    }
    running = drain()
    void running
      .catch(() => 0)
      .then(() => {
        running = undefined
        if (woken) {
          woken = false
          wake()
        }
      })
  }

  return {
    drain: drainAll,
    wake,
    start() {
      timer = setInterval(wake, 1000)
      timer.unref()
      wake()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => 0)
      await Promise.allSettled(aside)
    },
  }
}

/** Adds an item; the same key replaces an earlier one that still waits. */
export async function enqueue(
  transaction: Transaction,
  item: {
    readonly id: string
    readonly topic: string
    readonly key?: string
    readonly payload: unknown
    readonly runAt: string
    readonly now: string
  },
): Promise<void> {
  const { now, ...stated } = item
  const row: Readonly<Record<string, unknown>> = { ...stated, state: 'waiting', attempts: 0, createdAt: now }
  const { name, columns } = queueTable
  const replaced = columns.filter((c) => c.name !== 'key').map((c) => `${c.column} = excluded.${c.column}`)
  await transaction.change(
    `insert into ${name} (${columns.map((c) => c.column).join(', ')}) values (${columns.map(() => '?').join(', ')})
     on conflict (key) do update set ${replaced.join(', ')}`,
    columns.map((c) => parameterOf(row[c.name], c.type)),
  )
}

export async function dequeue(transaction: Transaction, key: string): Promise<void> {
  await transaction.change('delete from core_queue where key = ?', [key])
}

export interface QueueCounts {
  readonly waiting: number
  readonly dead: number
}

export async function countQueue(on: Querying): Promise<QueueCounts> {
  const rows = await on.query('select state, count(*) as n from core_queue group by state')
  const of = (state: string) => Number(rows.find((r) => r.state === state)?.n ?? 0)
  return { waiting: of('waiting'), dead: of('dead') }
}

async function postpone(
  transaction: Transaction,
  item: QueueItem,
  how: { error: unknown; dead: boolean; clock: Clock },
): Promise<void> {
  const delay = Math.min(2 ** item.attempts * 1000, 600_000)
  const runAt = new Date(how.clock.now().getTime() + delay).toISOString()
  const message = how.error instanceof Error ? `${how.error.name}: ${how.error.message}` : String(how.error)
  await transaction.change(
    // what was given up does not stand in the way of the next item with its key
    `update core_queue set state = ?, run_at = ?, lease_until = null, lease_holder = null, error = ?${how.dead ? ', key = null' : ''} where id = ? and lease_holder = ?`,
    [how.dead ? 'dead' : 'waiting', runAt, message.slice(0, 2000), item.id, item.leaseHolder],
  )
}

function dueStatement(dialect: Dialect): string {
  return `update core_queue set lease_until = ?, lease_holder = ?, attempts = attempts + 1 where id in (
    select q.id from core_queue q
    where q.state = 'waiting' and q.run_at <= ? and (q.lease_until is null or q.lease_until < ?)
      and not exists (
        select 1 from core_queue p where p.topic = q.topic and p.aggregate = q.aggregate and p.sequence < q.sequence)
    order by q.run_at, q.sequence, q.id limit ${batch}${skipLocked(dialect)}) returning *`
}

function itemOf(row: Record<string, unknown>, dialect: Dialect): QueueItem {
  return {
    id: row.id as string,
    topic: row.topic as string,
    key: (row.key as string | null) ?? null,
    aggregate: (row.aggregate as string | null) ?? null,
    sequence: row.sequence === null ? null : Number(row.sequence),
    payload: jsonOf(row.payload, dialect),
    attempts: Number(row.attempts),
    leaseHolder: row.lease_holder as string,
  }
}
