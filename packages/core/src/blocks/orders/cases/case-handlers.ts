import type { z } from 'zod'
import { request } from '../request.ts'
import { type OrdersContext, pageAddress, serviceOf } from '../service-directory.ts'
import type { caseDetail, caseView } from './case-api.ts'
import { caseMessage, type DifficultCase, difficultCase } from './difficult-case.ts'
import { recallCase, takeOverCase } from './end-case.ts'
import { previewReferral } from './preview-referral.ts'
import { sendCase } from './send-case.ts'

type View = z.output<typeof caseView>
type Draft = Omit<Parameters<typeof sendCase>[1], 'destination'>
type Id = { readonly id: string }

interface Filter {
  readonly category?: string | undefined
  readonly state?: DifficultCase['state'] | readonly DifficultCase['state'][] | undefined
  readonly request?: string | undefined
  readonly destination?: DifficultCase['destination'] | undefined
  readonly mine?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Most messages that are shown with a case, the newest first. */
const shownMessages = 200

/** Difficult cases. */
export const caseHandlers = {
  sendCase: async (draft: Draft, ctx: OrdersContext) =>
    viewDetail(ctx, await sendCase(ctx, { ...draft, destination: 'county' })),
  referCase: async (draft: Draft, ctx: OrdersContext) =>
    viewDetail(ctx, await sendCase(ctx, { ...draft, destination: 'outside' })),
  previewReferral: (draft: Parameters<typeof previewReferral>[1], ctx: OrdersContext) => previewReferral(ctx, draft),
  async listCases({ mine, cursor, limit = 30, ...filter }: Filter, ctx: OrdersContext) {
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
    const where = { ...given, ...(mine && { sender: ctx.caller.practitioner ?? '' }) }
    const { items, next } = await ctx
      .store(difficultCase)
      .list({ where: where as never, limit, sort: '-createdAt', ...(cursor !== undefined && { cursor }) })
    return { items: items.map((row) => viewCase(ctx, row)), next }
  },
  getCase: async ({ id }: Id, ctx: OrdersContext) => viewDetail(ctx, await ctx.store(difficultCase).get(id)),
  acceptCase: async ({ id }: Id, ctx: OrdersContext) =>
    viewDetail(ctx, await ctx.act(difficultCase, id, 'accept', { name: ctx.caller.name })),
  answerCase: async ({ id, opinion }: Id & { readonly opinion: string }, ctx: OrdersContext) =>
    viewDetail(ctx, await ctx.act(difficultCase, id, 'answer', { name: ctx.caller.name, opinion })),
  declineCase: async ({ id, reason }: Id & { readonly reason: string }, ctx: OrdersContext) =>
    viewDetail(ctx, await ctx.act(difficultCase, id, 'decline', { name: ctx.caller.name, reason })),
  takeOverCase: async ({ id }: Id, ctx: OrdersContext) => viewDetail(ctx, await takeOverCase(ctx, id)),
  recallCase: async ({ id, reason }: Id & { readonly reason: string }, ctx: OrdersContext) =>
    viewDetail(ctx, await recallCase(ctx, id, reason)),
  closeCase: async ({ id }: Id, ctx: OrdersContext) => viewDetail(ctx, await ctx.act(difficultCase, id, 'close')),
  async caseDestinations({ category }: { readonly category: string }, ctx: OrdersContext) {
    const { centre } = await serviceOf(ctx, category)
    const found = centre === null ? null : await ctx.uses.directory.organization({ id: centre })
    const may = ctx.caller.may('orders:case:refer', { qualifier: category })
    const gateway = may ? await ctx.uses.gateway?.describe({}) : null
    return { county: found?.name ?? null, outside: gateway?.name ?? null }
  },
}

function viewCase(ctx: OrdersContext, row: DifficultCase): View {
  return { ...(row as any), commands: [...ctx.commands(difficultCase, row)] }
}

async function viewDetail(ctx: OrdersContext, row: DifficultCase): Promise<z.output<typeof caseDetail>> {
  const asked = await ctx.asSystem('an expert judges by what was asked', (system) =>
    system.store(request).get(row.request),
  )
  const { sections, pages } = await serviceOf(ctx, row.category)
  const { items } = await ctx.store(caseMessage).list({ where: { ofCase: row.id }, limit: shownMessages, sort: '-at' })
  const { bodySite, laterality, purpose, clinicalNotes, diagnosis, requesterName } = asked
  return {
    ...viewCase(ctx, row),
    consent: row.consent,
    ...{ bodySite, laterality, purpose, clinicalNotes, diagnosis, requesterName },
    impression: sections
      .map(({ key, label }) => ({ label, text: row.impression[key] ?? '' }))
      .filter(({ text }) => text.trim() !== ''),
    requestPage: pageAddress(pages.request, { request: row.request }),
    readPage: pageAddress(pages.read, { task: row.task }),
    messages: items.map(({ id, at, direction, kind, body, outcome, issues }) => ({
      ...{ id, at, direction, kind, body, outcome },
      issues: issues ?? [],
    })),
  }
}
