import { z } from 'zod'
import { sql } from '../../persistence/sql.ts'
import { value } from './value.ts'
import type { ValuesContext } from './value-context.ts'

const month = z.string().regex(/^\d{4}-\d{2}$/)

/** Which months, inclusive, and of which category. */
export const ratesAsked = z.object({ category: z.string().max(40).optional(), from: month, to: month })

/**
 * One line of the count. 通报率 = `notifiedInTime` ÷ `raised`, 及时率 = `acknowledgedInTime` ÷ `raised`; the withdrawn are in
 * neither. Each number opens the list of what it counts.
 */
export const rateLine = z.object({
  organization: z.string(),
  month: z.string(),
  raised: z.int(),
  notifiedInTime: z.int(),
  acknowledgedInTime: z.int(),
  closed: z.int(),
  withdrawn: z.int(),
})

/** Counts by institution that asked and by month of raising, the newest month first. */
export async function countRates(ctx: ValuesContext, { category, from, to }: z.output<typeof ratesAsked>) {
  const ofCategory = category === undefined ? sql.empty : sql`and category = ${category}`
  const rows = await ctx.query<Record<keyof z.output<typeof rateLine>, string>>(
    sql`select organization, month,
        sum(case when state <> 'withdrawn' then 1 else 0 end) as raised,
        sum(case when state <> 'withdrawn' and notified_in_time = ${true} then 1 else 0 end) as notified_in_time,
        sum(case when state <> 'withdrawn' and acknowledged_in_time = ${true} then 1 else 0 end) as acknowledged_in_time,
        sum(case when state = 'closed' then 1 else 0 end) as closed,
        sum(case when state = 'withdrawn' then 1 else 0 end) as withdrawn
      from ${value} v where month >= ${from} and month <= ${to} and ${ctx.reach(value, 'critical-values:rate:read')} ${ofCategory}
      group by organization, month order by month desc, organization`,
  )
  return rows.map((row) => ({
    organization: row.organization,
    month: row.month,
    raised: Number(row.raised),
    notifiedInTime: Number(row.notifiedInTime),
    acknowledgedInTime: Number(row.acknowledgedInTime),
    closed: Number(row.closed),
    withdrawn: Number(row.withdrawn),
  }))
}
