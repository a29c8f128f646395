import { NotAllowedNow } from '../../problem/core-problems.ts'
import { fail, ProblemError } from '../../problem/define-problem.ts'
import { RequestRevoked } from './order-events.ts'
import { AlreadyStarted } from './order-problems.ts'
import { type OrderRequest, request } from './request.ts'
import type { OrdersContext } from './service-directory.ts'
import { task } from './task.ts'

/** Takes an order back with its task, unless somebody works on that already. What was rejected can be taken back, too. */
export async function revokeRequest(ctx: OrdersContext, id: string, reason: string): Promise<OrderRequest> {
  const { category, patient, accessionNumber, organization: placer, performer } = await ctx.store(request).get(id)
  await ctx.asSystem('revoking a request cancels its task', async (system) => {
    const asked = await system.store(task).findBy({ request: id })
    if (!asked || asked.state === 'rejected' || asked.state === 'cancelled') return
    // between reading and cancelling somebody may have claimed it: the lifecycle decides
    await system.act(task, asked.id, 'cancel').catch((error: unknown) => {
      if (error instanceof ProblemError && error.problem === NotAllowedNow) fail(AlreadyStarted)
      throw error
    })
  })
  const revoked = await ctx.act(request, id, 'revoke', { reason })
  const about = { request: id, category, patient, accessionNumber, placer, performer, reason }
  await ctx.emit(RequestRevoked, about, { aggregate: id })
  return revoked
}
