import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import Fastify from 'fastify'
import { definePlugin, defineResource, field, servePlugin } from '../packages/core/src/index.ts'
import { startTestCounty } from '../packages/core/src/testing/index.ts'
import { demoPassword } from '../packages/core/src/testing/people/staff.ts'
import { load } from './load.ts'
import type { Bench, Figure } from './report.ts'

const visit = defineResource('bench.visit', {
  fields: {
    patient: field.patient(),
    title: field.text({ max: 80 }),
    modality: field.oneOf(['CT', 'MR', 'DR']),
    amount: field.money(),
    urgent: field.boolean(),
    happenedAt: field.instant(),
    note: field.multiline({ max: 500, optional: true }),
  },
  access: { read: 'bench:visit:read', create: 'bench:visit:create' },
  list: { columns: ['title'], filters: ['modality'], sort: '-happenedAt' },
  surfaces: ['rest', 'list'],
})
const plugin = definePlugin('bench', {
  core: '*',
  resources: [visit],
  grants: [{ role: 'township-doctor', reach: 'own', permissions: ['bench:visit:read', 'bench:visit:create'] }],
})
const served = servePlugin(plugin, { handlers: {}, provide: {} })

const rows = 20_000
const seconds = 4
const connections = 20

/** Our endpoints against bare Fastify routes that run the same SQL on better-sqlite3, same rows, same machine, same run. */
const bench: Bench = {
  names: ['api.list', 'api.read', 'api.create'],
  async run() {
    const county = await startTestCounty({ plugins: [served], production: true })
    const folder = mkdtempSync(join(tmpdir(), 'ygt-bench-'))
    try {
      const doctor = await county.as('zhoumin')
      const values = (n: number) => ({
        patient: `r${n % 500}`,
        title: `复查 ${n}`,
        modality: 'CT' as const,
        amount: n,
        urgent: n % 2 === 0,
        happenedAt: new Date(1.79e12 + n * 1000).toISOString(),
      })
      const store = county.system('bench').store(visit)
      for (let start = 0; start < rows; start += 1000) {
        await county.runtime.work.run(async () => {
          for (let n = start; n < start + 1000; n++) await store.create(values(n), { organization: 'qinghe-centre' })
        })
      }
      const one = (await doctor.ok(doctor.resource(visit).list({ limit: 1 }))).items[0]?.id ?? ''
      const ours = await county.http.listen({ port: 0, host: '127.0.0.1' })
      const signIn = await fetch(`${ours}/api/core/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account: 'zhoumin', password: demoPassword }),
      })
      const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
      const bare = bareServer('sqlite' in county.address ? county.address.sqlite : '', join(folder, 'bare.db'))
      const base = await bare.listen({ port: 0, host: '127.0.0.1' })
      const compare = async (name: string, path: string, ratioAtLeast: number): Promise<Figure> => {
        const [a, b] = await rates(
          () => load({ url: `${ours}/api/bench/visits${path}`, seconds, connections, headers: { cookie } }),
          () => load({ url: `${base}/visits${path}`, seconds, connections }),
        )
        return {
          bench: name,
          value: a,
          unit: 'requests/s',
          baseline: 'bare Fastify + better-sqlite3',
          against: b,
          promise: { ratioAtLeast },
        }
      }
      const list = await compare('api.list', '?limit=20', 0.5)
      const read = await compare('api.read', `/${one}`, 0.5)
      const body = JSON.stringify(values(1))
      const json = { 'content-type': 'application/json' }
      const [a, b] = await rates(
        () =>
          load({
            url: `${ours}/api/bench/visits`,
            seconds,
            connections,
            method: 'POST',
            headers: { cookie, ...json },
            body,
          }),
        () => load({ url: `${base}/visits`, seconds, connections, method: 'POST', headers: json, body }),
      )
      await bare.close()
      return [
        list,
        read,
        {
          bench: 'api.create',
          value: a,
          unit: 'requests/s',
          baseline: 'bare insert of the same rows',
          against: b,
          promise: { ratioAtLeast: 0.3 },
        },
      ]
    } finally {
      await county.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
export default bench

/** A, B, A, B: the better of two each, so that a hiccup of the machine does not decide. */
async function rates(
  a: () => Promise<{ rate: number; errors: number }>,
  b: () => Promise<{ rate: number; errors: number }>,
): Promise<[number, number]> {
  const results = [await a(), await b(), await a(), await b()]
  const wrong = results.reduce((sum, r) => sum + r.errors, 0)
  if (wrong > 0) throw new Error(`${wrong} requests were not answered with 2xx`)
  return [
    Math.max(results[0]?.rate ?? 0, results[2]?.rate ?? 0),
    Math.max(results[1]?.rate ?? 0, results[3]?.rate ?? 0),
  ]
}

function bareServer(file: string, copy: string) {
  const reader = new BetterSqlite(file, { readonly: true })
  const writer = new BetterSqlite(copy)
  writer.pragma('journal_mode = wal')
  writer.pragma('synchronous = full')
  const columns = (reader.pragma('table_info(bench_visit)') as { name: string }[]).map((c) => c.name)
  for (const table of ['bench_visit', 'core_event', 'core_audit', 'core_history']) {
    const { sql } = reader.prepare('select sql from sqlite_master where name = ?').get(table) as { sql: string }
    writer.exec(sql)
  }
  const selection = columns.join(', ')
  const list = reader.prepare(
    `select ${selection} from bench_visit where organization = ? order by happened_at desc, id desc limit 21`,
  )
  const read = reader.prepare(`select ${selection} from bench_visit where id = ? and organization = ?`)
  const audit = (writer.pragma('table_info(core_audit)') as { name: string }[]).map((c) => c.name)
  const history = (writer.pragma('table_info(core_history)') as { name: string }[]).map((c) => c.name)
  const insert = writer.prepare(`insert into bench_visit (${selection}) values (${columns.map(() => '?').join(', ')})`)
  const insertAudit = writer.prepare(
    `insert into core_audit (${audit.join(', ')}) values (${audit.map(() => '?').join(', ')})`,
  )
  const insertHistory = writer.prepare(
    `insert into core_history (${history.map((h) => `"${h}"`).join(', ')}) values (${history.map(() => '?').join(', ')})`,
  )
  let n = 0
  // the same rows as our create writes: the record, its history, its audit entry
  const create = writer.transaction((body: Record<string, unknown>) => {
    const id = `b${++n}`
    const at = new Date().toISOString()
    insert.run(
      id,
      'qinghe-centre',
      1,
      at,
      'zhoumin',
      at,
      body.patient,
      body.title,
      body.modality,
      body.amount,
      Number(body.urgent),
      body.happenedAt,
      null,
    )
    insertHistory.run('bench.visit', id, 1, at, 'zhoumin', null, JSON.stringify(body))
    insertAudit.run(
      n,
      at,
      'zhoumin',
      'zhoumin',
      'qinghe-centre',
      'create',
      'bench.visit',
      id,
      body.patient,
      null,
      JSON.stringify({ version: 1 }),
      'x'.repeat(64),
      'x'.repeat(64),
    )
    return { id, ...body }
  })
  const app = Fastify()
  app.get('/visits', async () => ({ items: list.all('qinghe-centre').slice(0, 20), next: null }))
  app.get<{ Params: { id: string } }>('/visits/:id', async ({ params }) => read.get(params.id, 'qinghe-centre'))
  app.post('/visits', async ({ body }) => create(body as Record<string, unknown>))
  return app
}
