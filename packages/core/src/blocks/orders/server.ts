import { feed, on, run, servePlugin } from '../../plugin/serve-plugin.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { WorkClosed } from '../../work-items/work-items.ts'
import { indicatorPort } from '../statistics/index.ts'
import { allocateTask, allocateWaiting, assignTask, returnAllocation } from './allocate-tasks.ts'
import { allocationBoard } from './allocation-board.ts'
import { AllocateWaiting, ReturnAllocation } from './allocation-jobs.ts'
import { refuseBlind } from './blind.ts'
import { caseFact } from './case-fact.ts'
import { CaseEscalated, CaseMoved } from './cases/case-events.ts'
import { caseHandlers } from './cases/case-handlers.ts'
import { deliverCases, fetchAnswers } from './cases/deliver-cases.ts'
import { DeliverCases, ExpireCase, FetchAnswers } from './cases/difficult-case.ts'
import { closeAnswered, expireCase } from './cases/end-case.ts'
import { followCase, followEscalation } from './cases/follow-case.ts'
import { findingsOf } from './check-report.ts'
import { doubleReading } from './double-reading.ts'
import { doubleReadingHandlers } from './double-reading-handlers.ts'
import { followReading } from './follow-double-reading.ts'
import { followFacts, followFactsOfReport, followFactsOfTask } from './follow-facts.ts'
import { followRejection, followReport, followRevocation, followTask } from './follow-work.ts'
import { listTasks } from './list-tasks.ts'
import {
  DoubleReadingMoved,
  ReportAmended,
  ReportChanged,
  ReportPublished,
  ReportRetracted,
  RequestPlaced,
  RequestRevoked,
  TaskChanged,
  TaskRejected,
} from './order-events.ts'
import { orderIndicators } from './order-indicators.ts'
import { mayRead, versionsToRead, viewReport, viewRequest, viewRequests, viewTask } from './order-views.ts'
import { placeRequest } from './place-request.ts'
import { ordersPlugin } from './plugin.ts'
import { ordersPort } from './port.ts'
import { printReport, printReports } from './print-report.ts'
import { reader } from './reader.ts'
import { recognitionPage } from './recognition/decide.ts'
import { followResult } from './recognition/follow-results.ts'
import { recognitionHandlers } from './recognition/recognition-handlers.ts'
import { recognitionIndicators } from './recognition/recognition-indicators.ts'
import { type OrderReport, report } from './report.ts'
import { rememberReader } from './report-reader.ts'
import { request } from './request.ts'
import { revokeRequest } from './revoke-request.ts'
import { sealHandlers } from './seal-handlers.ts'
import { searchReports, searchRequests } from './search-orders.ts'
import { seriesHandlers } from './series-handlers.ts'
import { type OrdersContext, pageAddress, serviceOf } from './service-directory.ts'
import { shareHandlers } from './share-report.ts'
import { task } from './task.ts'
import { templateHandlers } from './template-handlers.ts'
import { verifyReport } from './verify-report.ts'
import {
  amendReport,
  openReport,
  publishReport,
  recallReport,
  retractReport,
  saveDraft,
  sendBackReport,
  signReport,
} from './write-report.ts'

/** The default provider of orders. */
export const ordersServed = servePlugin(ordersPlugin, {
  handlers: {
    ...templateHandlers,
    ...seriesHandlers,
    ...recognitionHandlers,
    ...caseHandlers,
    ...doubleReadingHandlers,
    ...sealHandlers,
    ...shareHandlers,
    placeRequest: async (draft, ctx) => viewRequest(ctx, (await placeRequest(ctx, draft)).request),
    async listRequests(filter, ctx) {
      const { items, next } = await searchRequests(ctx, filter)
      return { items: await viewRequests(ctx, items), next }
    },
    getRequest: async ({ id }, ctx) => viewRequest(ctx, await ctx.store(request).get(id)),
    revokeRequest: async ({ id, reason }, ctx) => viewRequest(ctx, await revokeRequest(ctx, id, reason)),
    async requestReports({ id }, ctx) {
      const rows = await versionsToRead(ctx, id)
      for (const row of rows) await rememberReader(ctx, row)
      return { items: rows.map((row) => viewReport(ctx, row)) }
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
    assignTask: async (given, ctx) => viewTask(ctx, await assignTask(ctx, given)),
    allocationBoard: (of, ctx) => allocationBoard(ctx, of),
    async setReader({ practitioner, category, skills, capacity }, ctx) {
      const given = { category, practitioner, skills, capacity }
      await ctx.store(reader).put(given, { key: ['category', 'practitioner'] })
      return { practitioner, skills, capacity }
    },
    openReport: async ({ id }, ctx) => viewReport(ctx, await openReport(ctx, id)),

    async searchReports(filter, ctx) {
      const { items, next } = await searchReports(ctx, filter)
      return { items: items.map((row) => viewReport(ctx, row)), next }
    },
    getReport: async ({ id }, ctx) => viewReport(ctx, await opened(ctx, id)),
    saveDraft: async ({ id, ...draft }, ctx) =>
      viewReport(ctx, await saveDraft(ctx, id, { ...draft, version: ctx.request.version })),
    checkReport: async ({ id }, ctx) => ({ items: [...(await findingsOf(ctx, await readable(ctx, id)))] }),
    signReport: async ({ id, ...given }, ctx) => viewReport(ctx, await signReport(ctx, id, given)),
    recallReport: async ({ id }, ctx) => viewReport(ctx, await recallReport(ctx, id)),
    sendBackReport: async ({ id, reason }, ctx) => viewReport(ctx, await sendBackReport(ctx, id, reason)),
    publishReport: async ({ id, signature }, ctx) => viewReport(ctx, await publishReport(ctx, id, signature)),
    amendReport: async ({ id, reason }, ctx) => viewReport(ctx, await amendReport(ctx, id, reason)),
    discardReport: async ({ id }, ctx) => viewReport(ctx, await ctx.act(report, id, 'discard')),
    retractReport: async ({ id, ...given }, ctx) => viewReport(ctx, await retractReport(ctx, id, given)),
    async acknowledgeReport({ id }, ctx) {
      const read = await readable(ctx, id)
      const asked = await ctx.store(request).find(read.request)
      if (asked?.requester !== ctx.caller.practitioner) return { acknowledged: false }
      await ctx.emit(WorkClosed, { item: `orders.result:${read.request}` }, { aggregate: read.id })
      return { acknowledged: true }
    },
    printReport: async ({ id }, ctx) => printReport(ctx, await opened(ctx, id), ctx.request),
    printReports: ({ id }, ctx) => printReports(ctx, id, ctx.request),
    verifyReport: ({ code }, ctx) => verifyReport(ctx, code),
  },
  provide: {
    orders: ordersPort,
    indicators: (ctx) =>
      indicatorPort(ctx, [...orderIndicators, ...recognitionIndicators], async (category) => {
        const { pages } = await serviceOf(ctx, category)
        return (link) =>
          link.startsWith('recognition:')
            ? recognitionPage(link.slice('recognition:'.length))
            : pageAddress(pages.request, { request: link })
      }),
  },
  jobs: [
    run(AllocateWaiting, (_, ctx) => allocateWaiting(ctx)),
    run(ReturnAllocation, (due, ctx) => returnAllocation(ctx, due)),
    run(DeliverCases, (_, ctx) => deliverCases(ctx)),
    run(FetchAnswers, (_, ctx) => fetchAnswers(ctx)),
    run(ExpireCase, ({ case: id }, ctx) => expireCase(ctx, id)),
  ],
  on: [
    on(TaskChanged, async ({ task: id }, ctx) => {
      await allocateTask(ctx, id)
      await followTask(ctx, id)
    }),
    on(DoubleReadingMoved, (moved, ctx) => followReading(ctx, moved)),
    on(TaskRejected, (rejected, ctx) => followRejection(ctx, rejected)),
    on(RequestRevoked, ({ request: id }, ctx) => followRevocation(ctx, id)),
    on(ReportChanged, (moved, ctx) => followReport(ctx, moved)),
    on(ReportPublished, ({ request: id }, ctx) => closeAnswered(ctx, id)),
    on(CaseMoved, (moved, ctx) => followCase(ctx, moved)),
    on(CaseEscalated, (escalated, ctx) => followEscalation(ctx, escalated)),
    on(ReportAmended, ({ previous, reason }, ctx) => followResult(ctx, { report: previous, since: 'amended', reason })),
    on(ReportRetracted, ({ report: gone, reason }, ctx) =>
      followResult(ctx, { report: gone, since: 'retracted', reason }),
    ),
    feed(caseFact, DoubleReadingMoved, async ({ reading: id }, ctx) => {
      const found = await ctx.store(doubleReading).find(id)
      if (found) await followFacts(ctx, found.request)
    }),
    feed(caseFact, RequestPlaced, ({ request: id }, ctx) => followFacts(ctx, id)),
    feed(caseFact, RequestRevoked, ({ request: id }, ctx) => followFacts(ctx, id)),
    feed(caseFact, TaskChanged, ({ task: id }, ctx) => followFactsOfTask(ctx, id)),
    feed(caseFact, ReportChanged, ({ report: id }, ctx) => followFactsOfReport(ctx, id)),
  ],
})

async function readable(ctx: OrdersContext, id: string): Promise<OrderReport> {
  const row = await ctx.store(report).get(id)
  await refuseBlind(ctx, row.request)
  return mayRead(ctx, row) ? row : fail(NotFound)
}

async function opened(ctx: OrdersContext, id: string): Promise<OrderReport> {
  const row = await readable(ctx, id)
  await rememberReader(ctx, row)
  return row
}
