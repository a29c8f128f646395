import { refuseBlind } from './blind.ts'
import { claimReading, gradeReading, saveReading, sendToSecondReader, submitReading } from './double-read.ts'
import { doubleReading } from './double-reading.ts'
import {
  listReadings,
  type ReadingFilter,
  readingOf,
  type Tallied,
  tallyReadings,
  viewReading,
} from './double-reading-views.ts'
import type { Grade } from './radpeer.ts'
import { report } from './report.ts'
import type { OrdersContext } from './service-directory.ts'

type Id = { readonly id: string }
type Requested = OrdersContext & { readonly request: { readonly version: number | undefined } }

/** Handlers of double reading. */
export const doubleReadingHandlers = {
  listReadings: (filter: ReadingFilter, ctx: OrdersContext) => listReadings(ctx, filter),
  tallyReadings: async (asked: Tallied, ctx: OrdersContext) => ({ items: await tallyReadings(ctx, asked, 'own') }),
  tallyEverybody: async (asked: Tallied, ctx: OrdersContext) => ({
    items: await tallyReadings(ctx, asked, 'everybody'),
  }),
  getReading: async ({ id }: Id, ctx: OrdersContext) => viewReading(ctx, await readingOf(ctx, id)),
  async sendToSecondReader({ id }: Id, ctx: OrdersContext) {
    await refuseBlind(ctx, (await ctx.store(report).get(id)).request)
    return viewReading(ctx, await sendToSecondReader(ctx, id))
  },
  claimReading: async ({ id }: Id, ctx: OrdersContext) => viewReading(ctx, await claimReading(ctx, id)),
  handBackReading: async ({ id }: Id, ctx: OrdersContext) =>
    viewReading(ctx, await ctx.act(doubleReading, id, 'handBack')),
  saveReading: async (
    { id, ...text }: Id & { content: Record<string, string>; positive?: boolean | null | undefined },
    ctx: Requested,
  ) => viewReading(ctx, await saveReading(ctx, id, { ...text, version: ctx.request.version })),
  submitReading: async ({ id }: Id, ctx: OrdersContext) => viewReading(ctx, await submitReading(ctx, id)),
  gradeReading: async ({ id, ...given }: Id & { grade: Grade; comment: string }, ctx: OrdersContext) =>
    viewReading(ctx, await gradeReading(ctx, id, given)),
  answerReading: async ({ id, answer }: Id & { answer: string }, ctx: OrdersContext) =>
    viewReading(ctx, await ctx.act(doubleReading, id, 'answer', { answer })),
  decideReading: async (
    { id, decision, reason }: Id & { decision: 'first-stands' | 'amend'; reason: string },
    ctx: OrdersContext,
  ) => viewReading(ctx, await ctx.act(doubleReading, id, 'decide', { decision, reason, name: ctx.caller.name })),
}
