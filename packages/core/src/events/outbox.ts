import { type Dialect } from '../persistence/database.ts'
import { insertRows } from '../persistence/insert.ts'
import { eventTable, queueTable } from '../persistence/system-tables.ts'
import type { Unit } from '../persistence/unit-of-work.ts'

/** An event that waits for its unit of work to end. */
export interface PendingEvent {
  readonly name: string
  readonly payload: unknown
  readonly aggregate: string
  readonly at: string
  readonly actor: string
  readonly organization: string | null
}

export interface OutboxParts {
  readonly newId: () => string
  /** Topics of the subscribers of an event, in the order of composition. */
  readonly subscribersOf: (event: string) => readonly string[]
}

/**
 * Topic of the queue for a subscriber: `event:<plugin>`. All events that a plugin follows share it, because the order of
 * an aggregate's events holds across their names: opened before closed.
 */
export function eventTopic(plugin: string): string {
  return `event:${plugin}`
}

/**
 * Writes the events of a unit into the log and one delivery for each subscriber into the queue. Runs under the
 * commit lock, so the sequence has no gaps and its order is the order of commits.
 */
export async function appendEvents(unit: Unit, { newId, subscribersOf }: OutboxParts): Promise<void> {
  const events = unit.events as PendingEvent[]
  if (events.length === 0) return
  const [head] = await unit.transaction.query(`select coalesce(max(sequence), 0) as head from ${eventTable.name}`)
  let sequence = Number(head?.head ?? 0)
  const numbered = events.map((event) => ({ ...event, sequence: ++sequence }))
  await insertRows(unit.transaction, eventTable, numbered)
  const deliveries = numbered.flatMap((event) =>
    subscribersOf(event.name).map((topic) => ({
      id: newId(),
      topic,
      aggregate: event.aggregate,
      sequence: event.sequence,
      runAt: event.at,
      state: 'waiting',
      attempts: 0,
      createdAt: event.at,
    })),
  )
  await insertRows(unit.transaction, queueTable, deliveries)
}

/** `for update skip locked` where the dialect knows it; SQLite has one writer anyway. */
export function skipLocked(dialect: Dialect): string {
  return dialect === 'postgres' ? ' for update skip locked' : ''
}
