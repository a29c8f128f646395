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
    const known = () => store.findBy({ request: asked, practitioner })
    if (await known()) return { noted: false }
    return system.work(async () => {
      // a viewer asks for many images at once: of those, one notes it
      await system.nextNumber(`opening:${asked}`)
      if (await known()) return { noted: false }
      const { category, performer } = found
      await store.create({ category, request: asked, practitioner }, { organization: performer })
      return { noted: true }
    })
  })
}
