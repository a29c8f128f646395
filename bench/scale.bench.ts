import { join } from 'node:path'
import { report, request, task } from '../packages/core/src/blocks/orders/index.ts'
import { ordersPlugin } from '../packages/core/src/blocks/orders/plugin.ts'
import { importRecords } from '../packages/core/src/resource/import-records.ts'
import {
  organizations,
  residents,
  type SignedIn,
  seedResidents,
  startTestCounty,
} from '../packages/core/src/testing/index.ts'
import { reports, requests, tasks } from './made-up-orders.ts'
import { type Bench, type Figure, percentile } from './report.ts'

const count = {
  residents: Number(process.env.YGT_BENCH_RESIDENTS ?? 1_000_000),
  orders: Number(process.env.YGT_BENCH_ORDERS ?? 500_000),
}
const rounds = 40

/** A county of a million residents and half a million orders on SQLite: what every list page asks, as its users. */
const bench: Bench = {
  names: ['scale'],
  async run() {
    const county = await startTestCounty({
      plugins: [join(import.meta.dirname, '../packages/plugins/imaging')],
      production: true,
    })
    try {
      const began = performance.now()
      await seedResidents(county, { population: residents({ count: count.residents, seed: 3, today: '2026-11-24' }) })
      const orders = { runtime: county.runtime, reason: 'orders of a made-up county', batch: 2000 }
      const centres = organizations.filter((o) => o.kind === 'township-centre').map((o) => o.id)
      await importRecords(requests(centres, count.orders), { ...orders, resource: request })
      await importRecords(tasks(centres, count.orders), { ...orders, resource: task })
      await importRecords(reports(centres, count.orders), { ...orders, resource: report })
      console.error(`seeded in ${((performance.now() - began) / 1000).toFixed(0)} s`)
      await county.runtime.work.run(({ transaction }) =>
        transaction.change(`update orders_task set state = 'ready' where id like '%7'`),
      )
      await county.runtime.work.run(({ transaction }) =>
        transaction.change(`update orders_report set state = 'final', published_at = created_at`),
      )
      await county.runtime.work.run(({ transaction }) => transaction.change('analyze'))

      const [doctor, radiologist, auditor] = await Promise.all(
        ['zhoumin', 'linjing', 'xuzheng'].map((a) => county.as(a)),
      )
      const pages = pagesOf(doctor as SignedIn, radiologist as SignedIn, auditor as SignedIn)
      const figures: Figure[] = []
      for (const [name, ask] of pages) {
        const times: number[] = []
        for (let i = 0; i < rounds; i++) {
          const start = performance.now()
          await ask(i)
          times.push(performance.now() - start)
        }
        figures.push({
          bench: `scale.${name}`,
          value: percentile(times, 95),
          unit: 'ms',
          baseline: 'median',
          against: percentile(times, 50),
          promise: { valueAtMost: 50 },
        })
      }
      const memory = process.memoryUsage().rss / 2 ** 20
      return [
        ...figures,
        {
          bench: 'scale.memory',
          value: memory,
          unit: 'MiB',
          baseline: 'promise',
          against: 600,
          promise: { valueAtMost: 600 },
        },
      ]
    } finally {
      await county.stop()
    }
  },
}
export default bench

type Ask = (round: number) => Promise<unknown>

function pagesOf(doctor: SignedIn, radiologist: SignedIn, auditor: SignedIn): (readonly [string, Ask])[] {
  const surnames = ['王', '李', '张', '刘', '陈', '程']
  const initials = ['wx', 'lj', 'zm', 'cdf', 'lq', 'y']
  const get = (who: SignedIn, url: string) => async () => {
    const response = await who.request('GET', url)
    if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const residentsBy =
    (who: SignedIn, texts: readonly string[]): Ask =>
    (i) =>
      get(who, `/api/patients/residents?search=${encodeURIComponent(texts[i % texts.length] ?? '')}`)()
  const orders = (who: SignedIn) => who.client(ordersPlugin)
  return [
    ['residents.list', get(doctor, '/api/patients/residents')],
    ['residents.name', residentsBy(doctor, surnames)],
    ['residents.initials', residentsBy(doctor, initials)],
    ['residents.county-initials', residentsBy(radiologist, initials)],
    ['requests.own', () => doctor.ok(orders(doctor).listRequests({ category: 'imaging' }))],
    ['requests.county', () => radiologist.ok(orders(radiologist).listRequests({ category: 'imaging' }))],
    ['requests.patient', (i) => radiologist.ok(orders(radiologist).listRequests({ patient: `r${i}` }))],
    ['tasks.ready', () => radiologist.ok(orders(radiologist).listTasks({ category: 'imaging', state: 'ready' }))],
    [
      'tasks.mine',
      () => radiologist.ok(orders(radiologist).listTasks({ category: 'imaging', state: 'in-progress', mine: true })),
    ],
    ['reports.own', () => doctor.ok(orders(doctor).searchReports({ category: 'imaging', current: true }))],
    ['reports.county', () => radiologist.ok(orders(radiologist).searchReports({ category: 'imaging', search: '王' }))],
    ['studies', get(radiologist, '/api/imaging/studies')],
    ['work', () => radiologist.ok(radiologist.core.work({}))],
    ['audit', () => auditor.ok(auditor.core.audit({}))],
  ]
}
