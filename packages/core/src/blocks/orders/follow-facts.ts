import { type CaseFact, caseFact } from './case-fact.ts'
import { doubleReading } from './double-reading.ts'
import { factOfCase } from './fact-of-case.ts'
import { type OrderReport, report } from './report.ts'
import { request } from './request.ts'
import { type OrdersContext, serviceOf } from './service-directory.ts'
import { task } from './task.ts'

/** Brings the row of figures of an order up to date; saying it twice changes nothing. */
export async function followFacts(ctx: OrdersContext, id: string): Promise<void> {
  const asked = await ctx.store(request).find(id)
  if (!asked) return
  const [found, versions] = await Promise.all([
    ctx.store(task).findBy({ request: id }),
    ctx.store(report).list({ where: { request: id }, limit: 100 }),
  ])
  const { divideBy } = await serviceOf(ctx, asked.category)
  const second = await ctx.store(doubleReading).findBy({ request: id })
  const doubleRead = second !== undefined && second.gradedAt !== null
  const row = factOfCase(asked, found, versions.items as readonly OrderReport[], { divideBy, doubleRead })
  await ctx.store(caseFact).put(row as CaseFact, { key: ['request'], organization: asked.organization })
}

export async function followFactsOfTask(ctx: OrdersContext, id: string): Promise<void> {
  const found = await ctx.store(task).find(id)
  if (found) await followFacts(ctx, found.request)
}

export async function followFactsOfReport(ctx: OrdersContext, id: string): Promise<void> {
  const found = await ctx.store(report).find(id)
  if (found) await followFacts(ctx, found.request)
}
