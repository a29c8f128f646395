import { sql } from '../../../persistence/sql.ts'
import { fail } from '../../../problem/define-problem.ts'
import { report } from '../report.ts'
import { request } from '../request.ts'
import type { OrdersContext } from '../service-directory.ts'
import { task } from '../task.ts'
import { waitingStates } from './case-lifecycle.ts'
import { CaseOpen } from './case-problems.ts'
import { DeliverCases, type DifficultCase, difficultCase } from './difficult-case.ts'
import { hold } from './send-case.ts'

/** 接管报告: task, request and report go to the expert and their institution; the sender's draft goes with them. */
export async function takeOverCase(ctx: OrdersContext, id: string): Promise<DifficultCase> {
  return ctx.work(async () => {
    const taken = await ctx.act(difficultCase, id, 'takeOver', { name: ctx.caller.name })
    const owner = { owner: ctx.caller.practitioner ?? '', name: ctx.caller.name }
    await ctx.asSystem('an expert takes a difficult case over from its reader', async (system) => {
      await system.act(task, taken.task, 'takeOver', owner)
      const to = taken.receiver ?? taken.organization
      await system.store(task).update(taken.task, {}, { organization: to })
      await system.store(request).update(taken.request, { performer: to })
      const draft = await system.store(report).findBy({ request: taken.request, revision: 1 })
      const author = { author: owner.owner, authorName: owner.name }
      if (draft) await system.store(report).update(draft.id, { performer: to, ...author })
    })
    return taken
  })
}

/** 撤回上送: nobody is asked any more; a hospital outside the county is told. */
export async function recallCase(ctx: OrdersContext, id: string, reason: string): Promise<DifficultCase> {
  return ctx.work(async () => {
    const recalled = await ctx.act(difficultCase, id, 'recall', { reason })
    await withdraw(ctx, recalled)
    return recalled
  })
}

/** A case outside the county that ended before it was answered is taken back there, once the other side knows of it. */
export async function withdraw(ctx: OrdersContext, { id, destination, delivery }: DifficultCase): Promise<void> {
  if (destination !== 'outside' || delivery === 'refused') return
  await ctx.asSystem('a case outside the county is taken back', (system) =>
    system.store(difficultCase).update(id, { delivery: delivery === 'waiting' ? 'withdrawn' : 'withdrawing' }),
  )
  if (delivery !== 'waiting') await ctx.schedule(DeliverCases, {}, { at: ctx.now(), key: 'now' })
}

/** Nothing is signed while an expert is asked: wait, or recall. */
export async function refuseWhileAsked(ctx: OrdersContext, asked: string): Promise<void> {
  const [open] = await ctx.query(
    sql`select 1 as open from ${sql.unscoped(difficultCase, 'nothing is signed while an expert is asked')} c
      where request = ${asked} and state in ${[...waitingStates]} limit 1`,
  )
  if (open) fail(CaseOpen)
}

/** The sender's report is published: a case that was answered is finished. */
export async function closeAnswered(ctx: OrdersContext, asked: string): Promise<void> {
  const open = await ctx.store(difficultCase).findBy({ liveKey: asked })
  if (open?.state === 'answered') await ctx.act(difficultCase, open.id, 'close')
}

/** The hospital outside the county did not answer in time. */
export async function expireCase(ctx: OrdersContext, id: string): Promise<void> {
  const found = await ctx.store(difficultCase).find(id)
  if (!found || !(waitingStates as readonly string[]).includes(found.state)) return
  await withdraw(ctx, await ctx.act(difficultCase, id, 'expire'))
  await hold(ctx, found.task, false)
}
