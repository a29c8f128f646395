import { dequeue, enqueue } from '../jobs/queue.ts'
import { durationMilliseconds } from '../kernel/duration.ts'
import type { AnyRecord, Writing } from '../resource/record-writer.ts'
import type { Lifecycle } from './define-lifecycle.ts'

/** Topic of the queue for deadlines. */
export const deadlineTopic = 'deadline'

export interface DeadlinePayload {
  readonly resource: string
  readonly record: string
  readonly state: string
  readonly command: string
}

interface Move {
  readonly record: AnyRecord
  readonly left: string | null
  readonly entered: string
  readonly lifecycle: Lifecycle
}

/** Stops the clock of the state that was left and starts that of the state that was entered. */
export async function appendDeadline(
  { runtime, resource }: Writing,
  { record, left, entered, lifecycle }: Move,
): Promise<void> {
  const { transaction } = runtime.work.unit()
  const key = `deadline:${resource.id}:${record.id}`
  if (left !== null && lifecycle.deadlines[left]) await dequeue(transaction, key)
  const deadline = lifecycle.deadlines[entered]
  if (!deadline) return
  const now = runtime.clock.now()
  const within = durationMilliseconds(
    withinOf(deadline.within, { settings: runtime.plugins.get(resource.id.split('.')[0] ?? '')?.settings, record }),
  )
  const payload: DeadlinePayload = { resource: resource.id, record: record.id, state: entered, command: deadline.then }
  const runAt = new Date(now.getTime() + within).toISOString()
  await enqueue(transaction, { id: runtime.newId(), topic: deadlineTopic, key, payload, runAt, now: now.toISOString() })
}

/** `setting:reviewWithin` is looked up in the plugin's settings, `field:actWithin` in the record. */
export function withinOf(
  stated: string,
  { settings, record }: { readonly settings: unknown; readonly record: Readonly<Record<string, unknown>> },
): string {
  const [place, name] = stated.split(':')
  if (name === undefined) return stated
  const value = place === 'field' ? record[name] : (settings as Record<string, unknown> | undefined)?.[name]
  if (typeof value !== 'string')
    throw new TypeError(`The deadline needs the ${place} ${name} to be an ISO 8601 duration`)
  return value
}
