import { eventTopic } from '../events/outbox.ts'
import { insertRows } from '../persistence/insert.ts'
import { eventTable, queueTable, seriesTable } from '../persistence/system-tables.ts'
import type { Unit } from '../persistence/unit-of-work.ts'
import type { RunningPlugin, Runtime } from './runtime.ts'

/**
 * Events that happen while an optional plugin cannot be loaded are not lost for it: nobody knows then what it subscribes
 * to, so the place in the log is marked, and when the plugin is back it is given what came after. What another node, on which it
 * could be loaded, has delivered meanwhile comes twice: handlers are idempotent.
 * @returns how many deliveries were made up for
 */
export async function makeUpForMissedEvents(runtime: Runtime): Promise<number> {
  let made = 0
  for (const plugin of runtime.plugins.values()) made += await runtime.work.run((unit) => follow(runtime, plugin, unit))
  return made
}

async function follow(runtime: Runtime, plugin: RunningPlugin, { transaction }: Unit): Promise<number> {
  const series = `missed:${plugin.id}`
  const loaded = plugin.served.implementation.on !== undefined || plugin.status === 'up'
  const [mark] = await transaction.query(`select value from ${seriesTable.name} where name = ?`, [series])
  if (loaded && !mark) return 0
  await runtime.database.lockCommit(transaction)
  if (!loaded) {
    if (mark) return 0
    const [head] = await transaction.query(`select coalesce(max(sequence), 0) as head from ${eventTable.name}`)
    await insertRows(transaction, seriesTable, [{ name: series, value: Number(head?.head) }])
    return 0
  }
  await transaction.change(`delete from ${seriesTable.name} where name = ?`, [series])
  const names = [...new Set((plugin.served.implementation.on ?? []).map((s) => s.event.name))]
  if (names.length === 0) return 0
  const rows = await transaction.query(
    `select sequence, aggregate from ${eventTable.name} where sequence > ? and name in (${names.map(() => '?').join(', ')}) order by sequence`,
    [Number(mark?.value), ...names],
  )
  const now = runtime.clock.now().toISOString()
  const topic = eventTopic(plugin.id)
  const deliveries = rows.map(({ sequence, aggregate }) => ({
    ...{ id: runtime.newId(), topic, aggregate, sequence: Number(sequence) },
    ...{ runAt: now, state: 'waiting', attempts: 0, createdAt: now },
  }))
  await insertRows(transaction, queueTable, deliveries)
  return deliveries.length
}
