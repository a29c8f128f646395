import { type Sql, sql } from '../../persistence/sql.ts'
import { fail } from '../../problem/define-problem.ts'
import { doubleReading } from './double-reading.ts'
import { BlindReading } from './double-reading-problems.ts'
import type { OrdersContext } from './service-directory.ts'

const why = 'a second reader does not see the first report'

/**
 * Requests whose reports the caller may not see yet, as a subquery: they are reading them a second time (盲读). It holds for every
 * version, and for every endpoint that reads or changes one.
 */
export function blindRequests({ caller }: OrdersContext): Sql {
  return sql`(select request from ${sql.unscoped(doubleReading, why)} b
    where reader = ${caller.practitioner ?? ''} and state = 'reading')`
}

export async function isBlind(ctx: OrdersContext, request: string): Promise<boolean> {
  if (ctx.caller.practitioner === null) return false
  const [found] = await ctx.query(
    sql`select 1 as one from ${sql.unscoped(doubleReading, why)} b
      where request = ${request} and reader = ${ctx.caller.practitioner} and state = 'reading' limit 1`,
  )
  return found !== undefined
}

export async function refuseBlind(ctx: OrdersContext, request: string): Promise<void> {
  if (await isBlind(ctx, request)) fail(BlindReading)
}
