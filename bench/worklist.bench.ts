import { join } from 'node:path'
import { request, task } from '../packages/core/src/blocks/orders/index.ts'
import { ordersPlugin } from '../packages/core/src/blocks/orders/plugin.ts'
import { importRecords } from '../packages/core/src/resource/import-records.ts'
import { organizations, type SignedIn, startTestCounty } from '../packages/core/src/testing/index.ts'
import { requests, tasks } from './made-up-orders.ts'
import { type Bench, type Figure, percentile } from './report.ts'

const open = 100_000
const rounds = 60
const readers = 20
const wanted = 40

/** A list of 100,000 tasks that wait, as readers page through it, and twenty of them who take from its top at once. */
const bench: Bench = {
  names: ['worklist'],
  async run() {
    const county = await startTestCounty({
      plugins: [join(import.meta.dirname, '../packages/plugins/imaging')],
      production: true,
    })
    try {
      const given = { runtime: county.runtime, reason: 'tasks of a made-up county', batch: 2000 }
      const centres = organizations.filter((o) => o.kind === 'township-centre').map((o) => o.id)
      await importRecords(requests(centres, open), { ...given, resource: request })
      await importRecords(tasks(centres, open), { ...given, resource: task })
      await county.runtime.work.run(({ transaction }) => transaction.change(`update orders_task set state = 'ready'`))
      await county.runtime.work.run(({ transaction }) => transaction.change('analyze'))
      const people = await Promise.all(
        Array.from({ length: readers }, (_, n) =>
          county.as(['linjing', 'xuguodong', 'shanhong', 'chenli'][n % 4] ?? ''),
        ),
      )
      const [reader] = people as [SignedIn]
      const lists: readonly (readonly [string, object])[] = [
        ['page', { state: 'ready' }],
        ['urgent', { state: 'ready', priority: 'urgent' }],
        ['for-me', { state: 'ready', forMe: true }],
        ['name', { state: 'ready', search: '王' }],
      ]
      const figures: Figure[] = []
      for (const [name, filter] of lists) figures.push(await paging(reader, name, filter))
      return [...figures, await race(people)]
    } finally {
      await county.stop()
    }
  },
}
export default bench

/** Pages one after the other, as somebody who scrolls on asks for them. */
async function paging(reader: SignedIn, name: string, filter: object): Promise<Figure> {
  const orders = reader.client(ordersPlugin)
  const times: number[] = []
  let cursor: string | null = null
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const page: { next: string | null } = await reader.ok(
      orders.listTasks({ category: 'imaging', limit: 50, ...filter, ...(cursor && { cursor }) }),
    )
    times.push(performance.now() - start)
    cursor = page.next
  }
  return {
    bench: `worklist.${name}`,
    value: percentile(times, 95),
    unit: 'ms',
    baseline: 'median',
    against: percentile(times, 50),
    promise: { valueAtMost: 50 },
  }
}

/** Everybody wants the same tasks at the same moment: how many have the one that most have. */
async function race(people: readonly SignedIn[]): Promise<Figure> {
  const [reader] = people as [SignedIn]
  const { items } = await reader.ok(
    reader.client(ordersPlugin).listTasks({ category: 'imaging', state: 'ready', limit: wanted }),
  )
  const claims = await Promise.all(
    people.flatMap((person) => {
      const orders = person.client(ordersPlugin)
      return items.map(async ({ id }) => ({ id, ok: (await orders.claimTask({ id })).ok }))
    }),
  )
  const won = new Map(items.map(({ id }) => [id, claims.filter((c) => c.id === id && c.ok).length]))
  return {
    bench: 'worklist.claims-of-one-task',
    value: Math.max(...won.values()),
    unit: 'readers',
    baseline: 'fewest',
    against: Math.min(...won.values()),
    promise: { valueAtMost: 1 },
  }
}
