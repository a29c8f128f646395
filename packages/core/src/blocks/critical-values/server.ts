import { on, servePlugin } from '../../plugin/serve-plugin.ts'
import { fail } from '../../problem/define-problem.ts'
import { dismiss, unanswered } from './answer-findings.ts'
import { followEscalation, followMove } from './follow-value.ts'
import { exportLedger, printLedger } from './ledger.ts'
import { acknowledge, logCall } from './log-call.ts'
import { criticalValuesPlugin } from './plugin.ts'
import { valuesPort } from './port.ts'
import { raiseValue } from './raise-value.ts'
import { countRates } from './rates.ts'
import { searchValues } from './search-values.ts'
import { tell } from './tell.ts'
import { value } from './value.ts'
import type { RungName } from './value-codes.ts'
import { catalogueOf, type ValuesContext } from './value-context.ts'
import { CriticalValueEscalated, CriticalValueMoved } from './value-events.ts'
import { UnknownRequest } from './value-problems.ts'
import { viewDetail, viewValue } from './value-views.ts'

/** The default provider of critical values. */
export const criticalValuesServed = servePlugin(criticalValuesPlugin, {
  handlers: {
    listFindings: async ({ category }, ctx) => ({ items: await catalogueOf(ctx, category) }),
    raiseValue: async (draft, ctx) => viewDetail(ctx, await raiseValue(ctx, draft)),
    async findUnanswered({ request, text }, ctx) {
      const { category } = (await ctx.uses.orders.get({ request })) ?? fail(UnknownRequest)
      return { items: await unanswered(ctx, { category, request, text }) }
    },
    dismissFinding: (answer, ctx) => dismiss(ctx, answer),
    async listValues(filter, ctx) {
      const { items, next } = await searchValues(ctx, filter)
      return { items: items.map((row) => viewValue(ctx, row)), next }
    },
    getValue: async ({ id }, ctx) => viewDetail(ctx, await ctx.store(value).get(id)),
    confirmValue: async ({ id }, ctx) =>
      viewDetail(ctx, await ctx.act(value, id, 'confirm', { name: ctx.caller.name })),
    logCall: async ({ id, ...attempt }, ctx) => viewDetail(ctx, await logCall(ctx, id, attempt)),
    acknowledgeValue: async ({ id, readBack }, ctx) => viewDetail(ctx, await acknowledge(ctx, id, readBack)),
    actUpon: async ({ id, text }, ctx) => viewDetail(ctx, await ctx.act(value, id, 'act', { text })),
    noteValue: async ({ id, text }, ctx) => viewDetail(ctx, await ctx.act(value, id, 'note', { text })),
    closeValue: async ({ id }, ctx) => viewDetail(ctx, await ctx.act(value, id, 'close')),
    withdrawValue: async ({ id, reason }, ctx) => viewDetail(ctx, await ctx.act(value, id, 'withdraw', { reason })),
    remind: ({ id }, ctx) => tellAgain(ctx, id, ['requester', 'duty']),
    supervise: ({ id }, ctx) => tellAgain(ctx, id, ['requester', 'duty', 'lead']),
    rates: async (asked, ctx) => ({ items: await countRates(ctx, asked) }),
    exportValues: (filter, ctx) => exportLedger(ctx, filter, { format: 'csv', language: ctx.request.language }),
    exportWorkbook: (filter, ctx) => exportLedger(ctx, filter, { format: 'xlsx', language: ctx.request.language }),
    printValues: (filter, ctx) => printLedger(ctx, filter, ctx.request),
  },
  provide: { criticalValues: valuesPort },
  on: [
    on(CriticalValueMoved, (moved, ctx) => followMove(ctx, moved)),
    on(CriticalValueEscalated, (escalated, ctx) => followEscalation(ctx, escalated)),
  ],
})

async function tellAgain(ctx: ValuesContext, id: string, rungs: readonly RungName[]) {
  const row = await ctx.store(value).get(id)
  await ctx.asSystem('a reminder is logged like every attempt to tell somebody', (system) =>
    tell(system, row, { rungs, kind: 'critical-values.notice.reminded' }),
  )
  return viewDetail(ctx, row)
}
