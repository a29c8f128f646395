import { admitCaller, dismissCaller, listCallers } from '../dimse/unknown-callers.ts'
import type { ImagingContext } from '../imaging-context.ts'

/** Handlers of `deviceApi`. */
export const deviceHandlers = {
  async unknownCallers(_: unknown, ctx: ImagingContext) {
    const { aeTitle, port } = ctx.settings.dimse
    const items = (await listCallers(ctx)).map((row) => ({
      id: row.id,
      aeTitle: row.aeTitle,
      address: row.address,
      calledAeTitle: row.calledAeTitle,
      firstAt: row.createdAt,
      lastAt: row.lastAt,
      attempts: row.attempts,
    }))
    return { items, service: { aeTitle, port } }
  },
  admitCaller: async (admission: Parameters<typeof admitCaller>[1], ctx: ImagingContext) => ({
    device: (await admitCaller(ctx, admission)).id,
  }),
  dismissCaller: async ({ id }: { readonly id: string }, ctx: ImagingContext) => ({
    dismissed: await dismissCaller(ctx, id),
  }),
}
