import { join } from 'node:path'
import { caseFact } from '../packages/core/src/blocks/orders/case-fact.ts'
import { dayAndWeek } from '../packages/core/src/blocks/statistics/time-dimensions.ts'
import { importRecords } from '../packages/core/src/resource/import-records.ts'
import { organizations, startTestCounty } from '../packages/core/src/testing/index.ts'
import { type Bench, type Figure, percentile } from './report.ts'

const count = Number(process.env.YGT_BENCH_REPORTS ?? 130_000)
const database = process.env.YGT_BENCH_DATABASE === 'postgres' ? 'postgres' : 'sqlite'
const rounds = 15
const year = 'category=imaging&from=2025-12-01&to=2026-11-30'

/** What a head of department asks of a year with 130,000 reports: each theme of the page, divided, and the lists behind numbers. */
const pages: Readonly<Record<string, string>> = {
  'volume.organization': `figures?${year}&theme=volume&by=organization`,
  'volume.organization-month': `figures?${year}&theme=volume&by=organization&by=month`,
  'turnaround.organization': `figures?${year}&theme=turnaround&by=organization`,
  'turnaround.priority': `figures?${year}&theme=turnaround&by=priority`,
  'results.kind-month': `figures?${year}&theme=results&by=kind&by=month`,
  'results.author': `figures?${year}&theme=results&by=author`,
  'drill-down.positive': `records?${year}&indicator=orders.positive&where=organization:qinghe-centre&where=month:2026-05`,
  'drill-down.longest': `records?${year}&indicator=orders.total-p90`,
}

const bench: Bench = {
  names: ['statistics'],
  async run() {
    const plugins = [join(import.meta.dirname, '../packages/plugins/imaging')]
    const county = await startTestCounty({ plugins, database, production: true })
    try {
      const { runtime } = county
      await importRecords(cases(), { runtime, resource: caseFact, reason: 'a made-up year of imaging', batch: 2000 })
      await runtime.work.run(({ transaction }) => transaction.change('analyze'))
      const head = await county.as('chenli')
      const figures: Figure[] = []
      for (const [name, url] of Object.entries(pages)) {
        const times: number[] = []
        for (let i = 0; i < rounds; i++) {
          const start = performance.now()
          const response = await head.request('GET', `/api/statistics/${url}`)
          const { items } = (await response.json()) as { items: unknown[] }
          if (!response.ok || items.length === 0) throw new Error(`${url}: ${response.status}, nothing counted`)
          times.push(performance.now() - start)
        }
        figures.push({
          bench: `statistics.${database}.${name}`,
          value: percentile(times, 95),
          unit: 'ms',
          baseline: 'median',
          against: percentile(times, 50),
          promise: { valueAtMost: 1000 },
        })
      }
      return figures
    } finally {
      await county.stop()
    }
  },
}
export default bench

function* cases() {
  const centres = organizations.filter((o) => o.kind === 'township-centre').map((o) => o.id)
  const begin = Date.UTC(2025, 11, 1)
  for (let n = 0; n < count; n++) {
    const { day, week } = dayAndWeek(new Date(begin + (n / count) * 365 * 86_400_000).toISOString())
    const steps = { toReady: n % 37, toClaim: n % 91, toSign: 3 + (n % 29), toPublish: n % 53 }
    yield {
      id: `f${n}`,
      organization: centres[n % centres.length] ?? '',
      values: {
        ...{ category: 'imaging', request: `q${n}`, accessionNumber: `YX${String(n).padStart(10, '0')}` },
        ...{ display: '胸部CT平扫', kind: ['DR', 'CT', 'US', 'MR'][(n >> 2) % 4], performer: 'county-hospital' },
        priority: n % 50 === 0 ? 'stat' : n % 9 === 0 ? 'urgent' : 'routine',
        ...{ requester: `doctor-${n % 60}`, outcome: 'published', elsewhere: n % 8 !== 0 },
        ...{ placedDay: day, placedWeek: week, publishedDay: day, publishedWeek: week, ...steps },
        total: steps.toReady + steps.toClaim + steps.toSign + steps.toPublish,
        ...{ inTime: n % 12 !== 0, author: `reader-${n % 14}`, reviewer: `senior-${n % 4}`, positive: n % 3 === 0 },
        ...{ amended: n % 150 === 0, retracted: n % 2000 === 0 },
      },
    }
  }
}
