import { fail } from '../../problem/define-problem.ts'
import { ReviewerLevel } from './order-problems.ts'
import type { OrderReport } from './report.ts'
import { type ReviewRule, reviewLevel } from './review-rule.ts'
import type { OrdersContext } from './service-directory.ts'
import { type OrderTask, task } from './task.ts'

/** Roles that the first fitting rule admits; `undefined` when none fits and the permission alone decides. */
export function rolesToPublish(
  rules: readonly ReviewRule[],
  { skills, priority }: Pick<OrderTask, 'skills' | 'priority'>,
): readonly string[] | undefined {
  return rules.find(
    (rule) =>
      (rule.skill === undefined || skills.includes(rule.skill)) &&
      (rule.priority === undefined || rule.priority.includes(priority)),
  )?.roles
}

/** The levels of a category: as they were kept on the page, or else as `county.yaml` has them. */
export async function rulesOf(ctx: OrdersContext, category: string): Promise<readonly ReviewRule[]> {
  const kept = await ctx.asSystem('the levels of a category hold for everybody', (system) =>
    system.store(reviewLevel).findBy({ category }),
  )
  return kept?.rules ?? ctx.settings.reviewLevels[category] ?? []
}

/** Keeps the levels of a category, in the place of what `county.yaml` says. */
export async function keepRules(ctx: OrdersContext, category: string, rules: readonly ReviewRule[]): Promise<void> {
  const known = await ctx.store(reviewLevel).findBy({ category })
  if (known) await ctx.store(reviewLevel).update(known.id, { rules: [...rules] })
  else await ctx.store(reviewLevel).create({ category, rules: [...rules] })
}

/** Refuses whoever is not of the level that the county asks for (审核权限分级). */
export async function refuseLowerLevel(ctx: OrdersContext, signed: OrderReport): Promise<void> {
  const rules = await rulesOf(ctx, signed.category)
  const roles = rolesToPublish(rules, await ctx.store(task).get(signed.task))
  if (roles && !roles.includes(ctx.caller.role ?? '')) fail(ReviewerLevel, { roles: roles.join(', ') })
}
