import { sql, type Sql } from '../../persistence/sql.ts'
import { on, servePlugin } from '../../plugin/serve-plugin.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { decodeKey, encodeKey } from '../../resource/keyset.ts'
import { WorkClosed } from '../../work-items/work-items.ts'
import { followReport, followTask } from './follow-work.ts'
import { listOf, listTasks } from './list-tasks.ts'
import { ReportChanged, RequestRevoked, TaskChanged, TaskRejected } from './order-events.ts'
import { AlreadyStarted } from './order-problems.ts'
import { mayRead, viewReport, viewRequest, viewRequests, viewTask } from './order-views.ts'
import { placeRequest } from './place-request.ts'
import { ordersPlugin } from './plugin.ts'
import { ordersPort } from './port.ts'
import { printReport } from './print-report.ts'
import { report, type OrderReport } from './report.ts'
import { request } from './request.ts'
import type { OrdersContext } from './service-directory.ts'
import { task } from './task.ts'
import { amendReport, openReport, publishReport, retractReport, saveDraft, signReport } from './write-report.ts'
import { verifyReport } from './verify-report.ts'

/** The default provider of orders. */
export const ordersServed = servePlugin(ordersPlugin, {
  handlers: {
    placeRequest: async (draft, ctx) => viewRequest(ctx, (await placeRequest(ctx, draft)).request),
    async listRequests({ category, patient, state, search, cursor, limit = 30 }, ctx) {
      const conditions = [
        ...(category === undefined ? [] : [sql`category = ${category}`]),
        ...(patient === undefined ? [] : [sql`patient = ${patient}`]),
        ...(state === undefined ? [] : [sql`state in ${listOf(state)}`]),
        ...searched(search),
      ]
      const { ids, next } = await page(ctx, request, { conditions, cursor, limit })
      const { items } = await ctx.store(request).list({ where: { id: ids }, limit, sort: '-createdAt' })
      return { items: await viewRequests(ctx, items), next }
    },
    getRequest: async ({ id }, ctx) => viewRequest(ctx, await ctx.store(request).get(id)),
    async revokeRequest({ id, reason }, ctx) {
      const before = await ctx.store(request).get(id)
      await ctx.asSystem('revoking a request cancels its task', async (system) => {
        const asked = await system.store(task).findBy({ request: id })
        if (!asked) return
        if (!['requested', 'ready'].includes(asked.state)) fail(AlreadyStarted)
        await system.act(task, asked.id, 'cancel')
      })
      const revoked = await ctx.act(request, id, 'revoke', { reason })
      const { category, patient, accessionNumber, organization: placer, performer } = before
      await ctx.emit(
        RequestRevoked,
        { request: id, category, patient, accessionNumber, placer, performer, reason },
        { aggregate: id },
      )
      return viewRequest(ctx, revoked)
    },
    async requestReports({ id }, ctx) {
      const { items } = await ctx.store(report).list({ where: { request: id }, limit: 100 })
      const readable = items.filter((row) => mayRead(ctx, row)).sort((a, b) => a.revision - b.revision)
      return { items: readable.map((row) => viewReport(ctx, row)) }
    },

    listTasks: (filter, ctx) => listTasks(ctx, filter),
    getTask: async ({ id }, ctx) => viewTask(ctx, await ctx.store(task).get(id)),
    claimTask: async ({ id }, ctx) => viewTask(ctx, await ctx.act(task, id, 'claim', { name: ctx.caller.name })),
    handBackTask: async ({ id }, ctx) => viewTask(ctx, await ctx.act(task, id, 'handBack')),
    releaseTask: async ({ id, reason }, ctx) => viewTask(ctx, await ctx.act(task, id, 'release', { reason })),
    async rejectTask({ id, reason }, ctx) {
      const rejected = await ctx.act(task, id, 'reject', { reason })
      const { request: asked, category, patient, accessionNumber, placer, organization: performer } = rejected
      await ctx.emit(
        TaskRejected,
        { task: id, request: asked, category, patient, accessionNumber, placer, performer, reason },
        { aggregate: asked },
      )
      return viewTask(ctx, rejected)
    },
    openReport: async ({ id }, ctx) => viewReport(ctx, await openReport(ctx, id)),

    async searchReports({ cursor, limit = 30, ...filter }, ctx) {
      const { ids, next } = await page(ctx, report, { conditions: reportConditions(filter), cursor, limit })
      const { items } = await ctx.store(report).list({ where: { id: ids }, limit, sort: '-createdAt' })
      return { items: items.filter((row) => mayRead(ctx, row)).map((row) => viewReport(ctx, row)), next }
    },
    getReport: async ({ id }, ctx) => viewReport(ctx, await readable(ctx, id)),
    saveDraft: async ({ id, content, positive }, ctx) =>
      viewReport(ctx, await saveDraft(ctx, id, { content, positive, version: ctx.request.version })),
    signReport: async ({ id }, ctx) => viewReport(ctx, await signReport(ctx, id)),
    recallReport: async ({ id }, ctx) => viewReport(ctx, await ctx.act(report, id, 'recall')),
    sendBackReport: async ({ id, reason }, ctx) => viewReport(ctx, await ctx.act(report, id, 'sendBack', { reason })),
    publishReport: async ({ id }, ctx) => viewReport(ctx, await publishReport(ctx, id)),
    amendReport: async ({ id, reason }, ctx) => viewReport(ctx, await amendReport(ctx, id, reason)),
    discardReport: async ({ id }, ctx) => viewReport(ctx, await ctx.act(report, id, 'discard')),
    retractReport: async ({ id, reason }, ctx) => viewReport(ctx, await retractReport(ctx, id, reason)),
    async acknowledgeReport({ id }, ctx) {
      const read = await readable(ctx, id)
      const asked = await ctx.store(request).find(read.request)
      if (asked?.requester !== ctx.caller.practitioner) return { acknowledged: false }
      await ctx.emit(WorkClosed, { item: `orders.result:${read.request}` }, { aggregate: read.id })
      return { acknowledged: true }
    },
    printReport: async ({ id }, ctx) => printReport(ctx, await readable(ctx, id), ctx.request),
    verifyReport: ({ code }, ctx) => verifyReport(ctx, code),
  },
  provide: { orders: ordersPort },
  on: [
    on(TaskChanged, ({ task: id }, ctx) => followTask(ctx, id)),
    on(ReportChanged, ({ report: id }, ctx) => followReport(ctx, id)),
  ],
})

async function readable(ctx: OrdersContext, id: string): Promise<OrderReport> {
  const row = await ctx.store(report).get(id)
  return mayRead(ctx, row) ? row : fail(NotFound)
}

interface Wanted {
  readonly conditions: readonly Sql[]
  readonly cursor: string | undefined
  readonly limit: number
}

/** Ids of one page, the newest first. */
async function page(
  ctx: OrdersContext,
  resource: typeof request | typeof report,
  { conditions, cursor, limit }: Wanted,
): Promise<{ ids: string[]; next: string | null }> {
  const all = [...conditions, ...(cursor === undefined ? [] : [after(cursor)])]
  const where = all.length > 0 ? sql`where ${sql.join(all, ' and ')}` : sql.empty
  const rows = await ctx.query<{ id: string; createdAt: string }>(
    sql`select id, created_at from ${resource} r ${where} order by created_at desc, id desc limit ${limit + 1}`,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    ids: shown.map((r) => r.id),
    next: rows.length > limit && last ? encodeKey([last.createdAt, last.id]) : null,
  }
}

function after(cursor: string): Sql {
  const [at = '', id = ''] = decodeKey(cursor, 2)
  return sql`(created_at, id) < (${at}, ${id})`
}

function searched(search: string | undefined): Sql[] {
  const text = search?.trim()
  return text
    ? [
        sql`(accession_number = ${text.toUpperCase()} or (patient_name >= ${text} and patient_name < ${`${text}\u{10ffff}`}))`,
      ]
    : []
}

function reportConditions(filter: Readonly<Record<string, any>>): Sql[] {
  const { category, patient, state, placer, positive, from, to, search, current } = filter
  return [
    ...(category === undefined ? [] : [sql`category = ${category}`]),
    ...(patient === undefined ? [] : [sql`patient = ${patient}`]),
    ...(state === undefined ? [] : [sql`state in ${listOf(state)}`]),
    ...(placer === undefined ? [] : [sql`organization = ${placer}`]),
    ...(positive === undefined ? [] : [sql`positive = ${positive}`]),
    ...(from === undefined ? [] : [sql`published_at >= ${from}`]),
    ...(to === undefined ? [] : [sql`published_at < ${to}`]),
    ...(current ? [sql`superseded_by is null`] : []),
    ...searched(search),
  ]
}
