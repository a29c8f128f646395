import type { Port } from '../../contract/define-contract.ts'
import { sql } from '../../persistence/sql.ts'
import { NotAllowedNow, NotFound } from '../../problem/core-problems.ts'
import { fail, ProblemError } from '../../problem/define-problem.ts'
import { receiveAnswer } from './cases/receive-answer.ts'
import { type Orders, orderDraft } from './contract.ts'
import { noteOpened } from './openings.ts'
import { AlreadyStarted } from './order-problems.ts'
import { placeRequest } from './place-request.ts'
import { maySeeResult } from './recognition/look-at-results.ts'
import { publishedStates } from './report.ts'
import { type OrderRequest, request } from './request.ts'
import { type OrdersContext, orderCardOf } from './service-directory.ts'
import { standingReport } from './share-report.ts'
import { type OrderTask, task } from './task.ts'

/** What plugins that perform a category call. Reads are scoped to the caller, like everything. */
export function ordersPort(ctx: OrdersContext): Port<typeof Orders> {
  const withTasks = async (rows: readonly OrderRequest[]) => {
    const ids = rows.map((r) => r.id)
    const tasks = await ctx.query<{ request: string; id: string; state: string }>(
      sql`select request, id, state from ${sql.unscoped(task, 'an order is shown with its task')} t where request in ${ids}`,
    )
    const byRequest = new Map(tasks.map((t) => [t.request, t]))
    return rows.map((row) => orderCardOf(row, byRequest.get(row.id)))
  }
  const first = async (row: OrderRequest | undefined) => (row ? ((await withTasks([row]))[0] ?? null) : null)
  return {
    async place(draft) {
      const { request: placed, task: asked } = await placeRequest(ctx, orderDraft.parse(draft))
      return orderCardOf(placed, asked)
    },
    get: async ({ request: id }) => first(await ctx.store(request).find(id)),
    findByAccession: async ({ category, accessionNumber }) =>
      first(await ctx.store(request).findBy({ category, accessionNumber })),
    async ofPatient({ category, patient, open }) {
      const { items } = await ctx.store(request).list({
        where: { category, patient, ...(open && { state: ['active', 'on-hold'] as never }) },
        limit: 50,
        sort: '-createdAt',
      })
      return withTasks(items)
    },
    async toPrepare({ category, organization, limit }) {
      const due = await ctx.query<{ request: string }>(
        sql`select t.request from ${sql.unscoped(task, 'orders that wait for what they need')} t
          join ${request} q on q.id = t.request
          where t.category = ${category} and t.state = 'requested' and t.placer = ${organization} and q.state = 'active'
          order by t.rank, t.due_at, t.id limit ${limit}`,
      )
      const ids = due.map((row) => row.request)
      if (ids.length === 0) return []
      const { items } = await ctx.store(request).list({ where: { id: ids }, limit })
      const placed = new Map(items.map((row) => [row.id, row.createdAt]))
      const cards = new Map((await withTasks(items)).map((card) => [card.id, card]))
      return ids.flatMap((id) => {
        const card = cards.get(id)
        return card ? [{ ...card, placedAt: placed.get(id) ?? '' }] : []
      })
    },
    opened: ({ request: id }) => noteOpened(ctx, id),
    caseAnswered: ({ report }) => receiveAnswer(ctx, report),
    mayLook: async ({ request: id }) => ({ allowed: await maySeeResult(ctx, id) }),
    async shared() {
      const row = await standingReport(ctx)
      const stands = row !== undefined && (publishedStates as readonly string[]).includes(row.state)
      return { request: stands ? row.request : null }
    },
    async markWaiting({ request: id, reason }) {
      if (!(await ctx.store(request).find(id))) fail(NotFound)
      return ctx.asSystem('what the order needs was taken away', async (system) => {
        const asked = (await system.store(task).findBy({ request: id })) ?? fail(NotFound)
        if (asked.state !== 'ready') return { task: asked.id, state: asked.state }
        const waiting = await system.act(task, asked.id, 'makeWaiting', { reason })
        return { task: waiting.id, state: waiting.state }
      })
    },
    async askAgain({ request: id, reason }) {
      if (!(await ctx.store(request).find(id))) fail(NotFound)
      return ctx.asSystem('what the order needs has to come again', async (system) => {
        const asked = (await system.store(task).findBy({ request: id })) ?? fail(NotFound)
        const { state, submittedAt } = asked
        if (state === 'requested') return { task: asked.id, state, waiting: true }
        if (!['ready', 'in-progress'].includes(state) || submittedAt !== null)
          return { task: asked.id, state, waiting: false }
        const again = await system.act(task, asked.id, 'askAgain', { reason })
        return { task: again.id, state: again.state, waiting: true }
      })
    },
    async markReady({ request: id, detail }) {
      if (!(await ctx.store(request).find(id))) fail(NotFound)
      return ctx.asSystem('what the order needs has arrived', (system) =>
        system.work(async () => {
          const asked = await lockedAsReady(system, id)
          if (['rejected', 'cancelled'].includes(asked.state)) fail(AlreadyStarted)
          const known = detail ? { ...asked.detail, ...detail } : asked.detail
          const same = JSON.stringify(known) === JSON.stringify(asked.detail)
          if (!same) await system.store(task).update(asked.id, { detail: known })
          return { task: asked.id, state: asked.state }
        }),
      )
    },
  }
}

/** The task, made ready if it was not; giving the command locks the row, so that of several who say it at once one does it. */
async function lockedAsReady(system: OrdersContext, asked: string): Promise<OrderTask> {
  const { id } = (await system.store(task).findBy({ request: asked })) ?? fail(NotFound)
  try {
    return await system.act(task, id, 'makeReady')
  } catch (error) {
    if (!(error instanceof ProblemError && error.problem === NotAllowedNow)) throw error
    return system.store(task).get(id)
  }
}
