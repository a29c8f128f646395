import { request } from './request.ts'
import { opening } from './series.ts'
import type { OrdersContext } from './service-directory.ts'

/** Notes that the caller opened what a request's report is written from; of many openings the first is kept. */
export async function noteOpened(ctx: OrdersContext, asked: string): Promise<{ noted: boolean }> {
  const { practitioner } = ctx.caller
  const found = practitioner === null ? undefined : await ctx.store(request).find(asked)
  if (practitioner === null || !found) return { noted: false }
  return ctx.asSystem('somebody opened what a report is written from', async (system) => {
    const store = system.store(opening)
    if (await store.findBy({ request: asked, practitioner })) return { noted: false }
    const facts = { category: found.category, request: asked, practitioner }
    await store.put(facts, { key: ['request', 'practitioner'], organization: found.performer })
    return { noted: true }
  })
}
