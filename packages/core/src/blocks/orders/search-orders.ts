import { type Sql, sql } from '../../persistence/sql.ts'
import { decodeKey, encodeKey } from '../../resource/keyset.ts'
import { named } from '../../resource/named.ts'
import { blindRequests } from './blind.ts'
import { listOf } from './list-tasks.ts'
import { type OrderReport, readableStates, report } from './report.ts'
import { type OrderRequest, request } from './request.ts'
import type { OrdersContext } from './service-directory.ts'

export interface Paging {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export interface RequestFilter extends Paging {
  readonly category?: string | undefined
  readonly patient?: string | undefined
  readonly state?: string | readonly string[] | undefined
  readonly search?: string | undefined
}

export interface ReportFilter extends RequestFilter {
  readonly placer?: string | undefined
  readonly positive?: boolean | undefined
  /** Published from this instant on, and before that one. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly current?: boolean | undefined
}

/** Requests, the newest first, one page by key. */
export async function searchRequests(ctx: OrdersContext, { cursor, limit = 30, ...filter }: RequestFilter) {
  const { ids, next } = await page(ctx, request, { conditions: common(filter), cursor, limit })
  const { items } = await ctx.store(request).list({ where: { id: ids }, limit, sort: '-createdAt' })
  return { items: items as readonly OrderRequest[], next }
}

/** Versions of reports that the caller may read, the newest first, one page by key. */
export async function searchReports(ctx: OrdersContext, { cursor, limit = 30, ...filter }: ReportFilter) {
  const { placer, positive, from, to, current } = filter
  const conditions = [
    ...common(filter),
    ...(placer === undefined ? [] : [sql`organization = ${placer}`]),
    ...(positive === undefined ? [] : [sql`positive = ${positive}`]),
    ...(from === undefined ? [] : [sql`published_at >= ${from}`]),
    ...(to === undefined ? [] : [sql`published_at < ${to}`]),
    ...(current ? [sql`superseded_by is null`] : []),
    readableBy(ctx),
    sql`request not in ${blindRequests(ctx)}`,
  ]
  const { ids, next } = await page(ctx, report, { conditions, cursor, limit })
  const { items } = await ctx.store(report).list({ where: { id: ids }, limit, sort: '-createdAt' })
  return { items: items as readonly OrderReport[], next }
}

/** `mayRead` as a condition, so that a page is full and its key right: drafts where the caller writes, the rest everywhere. */
function readableBy(ctx: OrdersContext): Sql {
  return sql`(state in ${[...readableStates]} or ${ctx.reach(report, 'orders:report:write')})`
}

interface Wanted {
  readonly conditions: readonly Sql[]
  readonly cursor: string | undefined
  readonly limit: number
}

/** Ids of one page, the newest first. */
async function page(
  ctx: OrdersContext,
  resource: typeof request | typeof report,
  { conditions, cursor, limit }: Wanted,
): Promise<{ ids: string[]; next: string | null }> {
  const all = [...conditions, ...(cursor === undefined ? [] : [after(cursor)])]
  const where = all.length > 0 ? sql`where ${sql.join(all, ' and ')}` : sql.empty
  const rows = await ctx.query<{ id: string; createdAt: string }>(
    sql`select id, created_at from ${resource} r ${where} order by created_at desc, id desc limit ${limit + 1}`,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    ids: shown.map((r) => r.id),
    next: rows.length > limit && last ? encodeKey([last.createdAt, last.id]) : null,
  }
}

function after(cursor: string): Sql {
  const [at = '', id = ''] = decodeKey(cursor, 2)
  return sql`(created_at, id) < (${at}, ${id})`
}

function common({ category, patient, state, search }: RequestFilter): Sql[] {
  const text = search?.trim()
  return [
    ...(category === undefined ? [] : [sql`category = ${category}`]),
    ...(patient === undefined ? [] : [sql`patient = ${patient}`]),
    ...(state === undefined ? [] : [sql`state in ${listOf(state)}`]),
    ...(text ? [named(text)] : []),
  ]
}
