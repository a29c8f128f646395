import type { Runtime } from '../kernel/runtime.ts'
import { jsonOf } from '../persistence/insert.ts'
import type { HandlerContext } from '../plugin/context.ts'
import { VersionRequired } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import type { Resource } from './define-resource.ts'
import { exportCsv, exportXlsx } from './export-rows.ts'
import { masked } from './mask.ts'

type Handler = (input: any, ctx: HandlerContext<any, any, any>) => Promise<unknown>

/** The handlers behind a resource's generated endpoints. */
export function resourceHandlers(resource: Resource, runtime: Runtime): Readonly<Record<string, Handler>> {
  const shown = (ctx: HandlerContext<any, any, any>, record: any) => {
    const row = masked(resource, record)
    return resource.lifecycle ? { ...row, commands: ctx.commands(resource, record) } : row
  }
  return {
    async list(input, ctx) {
      const { items, next } = await ctx
        .store(resource)
        .list({ where: whereOf(resource, input), limit: input.limit, cursor: input.cursor })
      return { items: items.map((item) => shown(ctx, item)), next }
    },
    get: async ({ id }, ctx) => shown(ctx, await ctx.store(resource).get(id)),
    create: async (input, ctx) => shown(ctx, await ctx.store(resource).create(input)),
    async update({ id, ...values }, ctx) {
      if (ctx.request.version === undefined) fail(VersionRequired)
      return shown(ctx, await ctx.store(resource).update(id, values, { version: ctx.request.version }))
    },
    async history({ id }, ctx) {
      await ctx.store(resource).get(id) // refuses what is out of reach, and records the look
      const rows = await runtime.work.query(
        'select version, at, actor, command, change from core_history where resource = ? and record = ? order by version',
        [resource.id, id],
      )
      return {
        items: rows.map((row) => ({
          ...row,
          version: Number(row.version),
          change: masked(resource, decrypted(jsonOf(row.change, runtime.database.dialect), runtime)),
        })),
      }
    },
    exportCsv: async (input, ctx) => exportCsv(resource, ctx, whereOf(resource, input)),
    exportXlsx: async (input, ctx) => exportXlsx(resource, ctx, whereOf(resource, input)),
  }
}

/** Query parameters → conditions of the store: `createdAtFrom` and `createdAtTo` become a range, `search` a prefix. */
export function whereOf(resource: Resource, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const where: Record<string, unknown> = {}
  for (const name of resource.list?.filters ?? []) {
    if (input[name] !== undefined) where[name] = input[name]
    const from = input[`${name}From`]
    const to = input[`${name}To`]
    if (from !== undefined || to !== undefined) where[name] = { from, to }
  }
  const [searched] = resource.list?.search ?? []
  if (typeof input.search === 'string' && input.search.trim() !== '' && searched)
    where[searched] = { prefix: input.search.trim() }
  return where
}

function decrypted(change: Readonly<Record<string, unknown>>, runtime: Runtime): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(change).map(([k, v]) => [k, typeof v === 'string' ? runtime.cipher.decrypt(v) : v]),
  )
}
