import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { refuseBlind } from './blind.ts'
import { mayRead } from './order-views.ts'
import { type OrderReport, report } from './report.ts'
import { keepRules, rulesOf } from './review-level.ts'
import type { ReviewRule } from './review-rule.ts'
import { prepareSeal, type SigningPurpose, verifiedSeals } from './seal-report.ts'
import type { OrdersContext } from './service-directory.ts'

type Id = { readonly id: string }
type Preparing = Id & { readonly purpose: SigningPurpose; readonly reason?: string | undefined }

/** Handlers of signatures over reports, and of the levels that may publish them. */
export const sealHandlers = {
  prepareSignature: async ({ id, ...given }: Preparing, ctx: OrdersContext) =>
    prepareSeal(ctx, await seen(ctx, id), given),
  reportSignatures: async ({ id }: Id, ctx: OrdersContext) => {
    const row = await seen(ctx, id)
    const needed = await ctx.uses.signatures?.required({ kind: report.id, qualifier: row.category })
    return { required: needed?.required ?? false, items: await verifiedSeals(ctx, row) }
  },
  getReviewLevels: ({ category }: { category: string }, ctx: OrdersContext) => levelsOf(ctx, category),
  async keepReviewLevels({ category, rules }: { category: string; rules: ReviewRule[] }, ctx: OrdersContext) {
    await keepRules(ctx, category, rules)
    return levelsOf(ctx, category)
  },
}

async function levelsOf(ctx: OrdersContext, category: string) {
  const mayChange = ctx.caller.may('orders:review-level:manage', { qualifier: category })
  return { category, rules: [...(await rulesOf(ctx, category))], mayChange }
}

async function seen(ctx: OrdersContext, id: string): Promise<OrderReport> {
  const row = await ctx.store(report).get(id)
  await refuseBlind(ctx, row.request)
  return mayRead(ctx, row) ? row : fail(NotFound)
}
