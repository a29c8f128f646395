import { z } from 'zod'
import { type Sql, sql } from '../../persistence/sql.ts'
import { decodeKey, encodeKey } from '../../resource/keyset.ts'
import { named } from '../../resource/named.ts'
import { type CriticalValue, value } from './value.ts'
import type { ValuesContext } from './value-context.ts'
import { valueLifecycle } from './value-lifecycle.ts'

const states = z.enum(valueLifecycle.states)

/** What the ledger (登记本) can be narrowed by; the same filter lists, counts, exports and prints. */
export const valueFilter = {
  category: z.string().max(40).optional(),
  state: z.union([states, z.array(states)]).optional(),
  /** Not closed and not withdrawn. */
  open: z.boolean().optional(),
  /** Its clock has run out. */
  overdue: z.boolean().optional(),
  organization: z.string().max(64).optional(),
  patient: z.string().max(64).optional(),
  request: z.string().max(64).optional(),
  code: z.string().max(64).optional(),
  search: z.string().max(64).optional(),
  /** Raised from this instant on, and before that one. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Month of raising, `2026-11`. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  /** Of those that count, so without the withdrawn: told in time, read back in time. */
  counted: z.boolean().optional(),
  notifiedInTime: z.boolean().optional(),
  acknowledgedInTime: z.boolean().optional(),
}

export type ValueFilter = z.output<z.ZodObject<typeof valueFilter>>

export interface ValuePaging {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Critical values within the caller's reach, the newest first, one page by key. */
export async function searchValues(ctx: ValuesContext, { cursor, limit = 30, ...filter }: ValueFilter & ValuePaging) {
  const conditions = [...conditionsOf(filter, ctx.now()), ...(cursor === undefined ? [] : [afterKey(cursor)])]
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, ' and ')}` : sql.empty
  const keys = await ctx.query<{ id: string; createdAt: string }>(
    sql`select id, created_at from ${value} v ${where} order by created_at desc, id desc limit ${limit + 1}`,
  )
  const ids = keys.slice(0, limit).map(({ id }) => id)
  const { items } = await ctx.store(value).list({ where: { id: ids }, limit, sort: '-createdAt' })
  const byId = new Map(items.map((row) => [row.id, row]))
  const rows = ids.map((id) => byId.get(id)).filter((row): row is CriticalValue => row !== undefined)
  const last = keys[limit - 1]
  return { items: rows, next: keys.length > limit && last ? encodeKey([last.createdAt, last.id]) : null }
}

function afterKey(cursor: string): Sql {
  const [at = '', id = ''] = decodeKey(cursor, 2)
  return sql`(created_at, id) < (${at}, ${id})`
}

/** A filter as conditions of SQL. */
function conditionsOf(filter: ValueFilter, now: string): Sql[] {
  const { state, open, overdue, search, from, to, counted } = filter
  const equal = (['category', 'organization', 'patient', 'request', 'code', 'month'] as const).flatMap((name) => {
    const wanted = filter[name]
    return wanted === undefined ? [] : [sql`${sql.column(name)} = ${wanted}`]
  })
  const timely = (name: 'notified_in_time' | 'acknowledged_in_time', wanted: boolean | undefined) =>
    wanted === undefined ? [] : [sql`coalesce(${sql.column(name)}, ${false}) = ${wanted}`]
  const text = search?.trim()
  const ended = ['closed', 'withdrawn']
  return [
    ...equal,
    ...(state === undefined ? [] : [sql`state in ${typeof state === 'string' ? [state] : state}`]),
    ...(open === undefined ? [] : [open ? sql`state not in ${ended}` : sql`state in ${ended}`]),
    ...(overdue ? [sql`due_at < ${now}`] : []),
    ...(text ? [named(text)] : []),
    ...(from === undefined ? [] : [sql`created_at >= ${new Date(from).toISOString()}`]),
    ...(to === undefined ? [] : [sql`created_at < ${new Date(to).toISOString()}`]),
    ...(counted ? [sql`state <> 'withdrawn'`] : []),
    ...timely('notified_in_time', filter.notifiedInTime),
    ...timely('acknowledged_in_time', filter.acknowledgedInTime),
  ]
}
