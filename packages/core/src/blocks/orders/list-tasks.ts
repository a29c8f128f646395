import { type Sql, sql } from '../../persistence/sql.ts'
import { decodeKey, encodeKey } from '../../resource/keyset.ts'
import { named } from '../../resource/named.ts'
import { viewTask } from './order-views.ts'
import type { OrdersContext } from './service-directory.ts'
import { type OrderTask, task } from './task.ts'

export interface TaskFilter {
  readonly category?: string | undefined
  readonly state?: string | readonly string[] | undefined
  readonly mine?: boolean | undefined
  /** Allocated to the caller, or claimed by them. */
  readonly forMe?: boolean | undefined
  readonly placer?: string | undefined
  readonly priority?: string | readonly string[] | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** The work list: pressing first, then what is due first; one page by key, and how many there are in all. */
export async function listTasks(ctx: OrdersContext, filter: TaskFilter) {
  const limit = filter.limit ?? 30
  const conditions = conditionsOf(ctx, filter)
  const all = conditions.length > 0 ? sql`where ${sql.join(conditions, ' and ')}` : sql.empty
  const after = filter.cursor === undefined ? [] : [afterKey(filter.cursor)]
  const where =
    conditions.length + after.length > 0 ? sql`where ${sql.join([...conditions, ...after], ' and ')}` : sql.empty
  const keys = await ctx.query<{ id: string }>(
    sql`select t.id from ${task} t ${where} order by t.rank, t.due_at, t.id limit ${limit + 1}`,
  )
  const [count] = await ctx.query<{ n: number }>(
    sql`select count(*) as n from (select 1 from ${task} t ${all} limit 1000) c`,
  )
  const shown = keys.slice(0, limit).map((k) => k.id)
  const { items } = await ctx.store(task).list({ where: { id: shown }, limit })
  const byId = new Map(items.map((row) => [row.id, row]))
  const rows = shown.map((id) => byId.get(id)).filter((row): row is OrderTask => row !== undefined)
  const last = rows.at(-1)
  const next = keys.length > limit && last ? encodeKey([last.rank, last.dueAt, last.id]) : null
  return { items: rows.map((row) => viewTask(ctx, row)), next, total: Number(count?.n ?? 0) }
}

function conditionsOf(ctx: OrdersContext, filter: TaskFilter): Sql[] {
  const conditions: Sql[] = []
  if (filter.category !== undefined) conditions.push(sql`t.category = ${filter.category}`)
  if (filter.state !== undefined) conditions.push(sql`t.state in ${listOf(filter.state)}`)
  if (filter.priority !== undefined) conditions.push(sql`t.priority in ${listOf(filter.priority)}`)
  if (filter.placer !== undefined) conditions.push(sql`t.placer = ${filter.placer}`)
  if (filter.mine) conditions.push(sql`t.owner = ${ctx.caller.practitioner ?? ''}`)
  const me = ctx.caller.practitioner ?? ''
  if (filter.forMe) conditions.push(sql`(t.owner = ${me} or (t.owner is null and t.assignee = ${me}))`)
  const search = filter.search?.trim()
  if (search) conditions.push(named(search))
  return conditions
}

function afterKey(cursor: string): Sql {
  const [rank, dueAt, id] = decodeKey(cursor, 3) as [number, string, string]
  return sql`(t.rank, t.due_at, t.id) > (${rank}, ${dueAt}, ${id})`
}

export function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value
}
