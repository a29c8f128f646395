import { z } from 'zod'
import { fail } from '../../problem/define-problem.ts'
import { RequestPriority } from './order-codes.ts'
import { ReviewerLevel } from './order-problems.ts'
import type { OrderReport } from './report.ts'
import type { OrdersContext } from './service-directory.ts'
import { type OrderTask, task } from './task.ts'

/** Who may publish what: without `skill` for every modality, without `priority` for every one. */
export const reviewRule = z.object({
  /** A skill of the category's own naming that the order has: `MR`. */
  skill: z.string().max(60).optional(),
  priority: z.array(z.enum(RequestPriority.values)).optional(),
  roles: z.array(z.string()).min(1),
})

export type ReviewRule = z.output<typeof reviewRule>

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

/** Refuses whoever is not of the level that the county asks for (审核权限分级). */
export async function refuseLowerLevel(ctx: OrdersContext, signed: OrderReport): Promise<void> {
  const rules = ctx.settings.reviewLevels[signed.category]
  if (!rules) return
  const roles = rolesToPublish(rules, await ctx.store(task).get(signed.task))
  if (roles && !roles.includes(ctx.caller.role ?? '')) fail(ReviewerLevel, { roles: roles.join(', ') })
}
