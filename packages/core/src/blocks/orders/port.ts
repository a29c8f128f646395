import type { Port } from '../../contract/define-contract.ts'
import { sql } from '../../persistence/sql.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { orderDraft, type Orders } from './contract.ts'
import { AlreadyStarted } from './order-problems.ts'
import { placeRequest } from './place-request.ts'
import { request, type OrderRequest } from './request.ts'
import { orderCardOf, type OrdersContext } from './service-directory.ts'
import { task } from './task.ts'

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
      const { items } = await ctx
        .store(request)
        .list({
          where: { category, patient, ...(open && { state: ['active', 'on-hold'] as never }) },
          limit: 50,
          sort: '-createdAt',
        })
      return withTasks(items)
    },
    async markReady({ request: id, detail }) {
      if (!(await ctx.store(request).find(id))) fail(NotFound)
      return ctx.asSystem('what the order needs has arrived', async (system) => {
        const asked = (await system.store(task).findBy({ request: id })) ?? fail(NotFound)
        if (['rejected', 'cancelled'].includes(asked.state)) fail(AlreadyStarted)
        if (detail) await system.store(task).update(asked.id, { detail: { ...asked.detail, ...detail } })
        const ready = asked.state === 'requested' ? await system.act(task, asked.id, 'makeReady') : asked
        return { task: ready.id, state: ready.state }
      })
    },
  }
}
