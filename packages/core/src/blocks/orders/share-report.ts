import type { z } from 'zod'
import type { RequestFacts } from '../../plugin/context.ts'
import { ageOn } from '../../printing/county-time.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { maskName } from '../../resource/mask-text.ts'
import type { linkDraft } from '../../shared-links/shared-links.ts'
import { refuseBlind } from './blind.ts'
import { NotPublished, NumberNotOnFile } from './order-problems.ts'
import { printReport } from './print-report.ts'
import { marksOf } from './recognition/find-results.ts'
import { type OrderReport, publishedStates, readableStates, report } from './report.ts'
import { request } from './request.ts'
import { verifiedSeals } from './seal-report.ts'
import { type OrdersContext, serviceOf } from './service-directory.ts'
import type { sharedReport } from './share-api.ts'

type Id = { readonly id: string }
type OfLink = Id & { readonly link: string }

const linked = ({ request: record }: OrderReport) => ({ kind: request.id, record })

/** Handlers of links to a report. A link is of the request, so that it always shows the version that stands. */
export const shareHandlers = {
  async issueLink({ id, ...draft }: Id & z.output<typeof linkDraft>, ctx: OrdersContext) {
    const row = await shareable(ctx, id)
    if (!(publishedStates as readonly string[]).includes(row.state)) fail(NotPublished)
    const { patient, organization } = row
    return ctx.uses.links.issue({
      ...linked(row),
      ...{ patient, organization },
      code: await codeOf(ctx, patient, draft.codeKind),
      ...draft,
    })
  },
  async listLinks({ id }: Id, ctx: OrdersContext) {
    return { items: await ctx.uses.links.list(linked(await shareable(ctx, id))) }
  },
  async withdrawLink({ id, link, reason }: OfLink & { readonly reason: string }, ctx: OrdersContext) {
    return ctx.uses.links.withdraw({ ...linked(await shareable(ctx, id)), link, reason })
  },
  async linkAccesses({ id, link }: OfLink, ctx: OrdersContext) {
    return { items: await ctx.uses.links.accesses({ ...linked(await shareable(ctx, id)), link }) }
  },
  async printWithLink(
    { id, token }: Id & { readonly token: string },
    ctx: OrdersContext & { readonly request: RequestFacts },
  ) {
    const row = await shareable(ctx, id)
    const { holds } = await ctx.uses.links.holds({ ...linked(row), token })
    return printReport(ctx, row, ctx.request, holds ? token : fail(NotFound))
  },
  sharedReport: (_: unknown, ctx: OrdersContext) => viewShared(ctx),
}

/** A report that the caller may read and share: both permissions reach it. */
async function shareable(ctx: OrdersContext, id: string): Promise<OrderReport> {
  const row = await ctx.store(report).get(id)
  await refuseBlind(ctx, row.request)
  const { organization, category: qualifier, state } = row
  const may = ctx.caller.may('orders:report:share', { organization, qualifier })
  return may && (readableStates as readonly string[]).includes(state) ? row : fail(NotFound)
}

async function codeOf(ctx: OrdersContext, patient: string, kind: 'none' | 'identifier' | 'phone') {
  if (kind === 'none') return null
  const { lastFour } = await ctx.uses.patients.lastFour({ patient, of: kind })
  return lastFour ?? fail(NumberNotOnFile)
}

/** The version of the linked request that stands, for whoever holds the link; a draft of an amendment changes nothing yet. */
export async function standingReport(ctx: OrdersContext): Promise<OrderReport | undefined> {
  const { link } = ctx.caller
  if (link?.kind !== request.id) return undefined
  return ctx.asSystem('the report that a link opens', async (system) => {
    const { items } = await system.store(report).list({
      where: { request: link.record, state: [...readableStates] },
      sort: '-createdAt',
      limit: 200,
    })
    return items.toSorted((a, b) => b.revision - a.revision)[0]
  })
}

async function viewShared(ctx: OrdersContext): Promise<z.output<typeof sharedReport>> {
  const asked = await ctx.store(request).get(ctx.caller.link?.record ?? '')
  const row = (await standingReport(ctx)) ?? fail(NotFound)
  const retracted = row.state === 'entered-in-error'
  const { sections } = await serviceOf(ctx, row.category)
  const organizations = await ctx.asSystem('the institutions of a report that a link opens', (system) =>
    system.uses.directory.organizations({ ids: [...new Set([row.organization, row.performer])] }),
  )
  const nameOf = (id: string) => {
    const found = organizations.find((one) => one.id === id)
    return { name: found?.name ?? '', nameEn: found?.nameEn ?? null }
  }
  const about = {
    category: row.category,
    patientName: maskName(row.patientName),
    patientSex: asked.patientSex as 'male',
    age: ageOn(row.patientBirthDate, asked.createdAt),
    accessionNumber: row.accessionNumber,
    display: row.display,
    placer: nameOf(row.organization),
    performer: nameOf(row.performer),
  }
  if (retracted) return { state: 'retracted', ...about, ...nothing }
  const marks = await ctx.asSystem('the mark of a report that a link opens', (system) => marksOf(system, [asked]))
  const seals = await verifiedSeals(ctx, row)
  return {
    state: row.state === 'amended' ? 'amended' : 'published',
    ...about,
    sections: sections
      .map(({ key, label }) => ({ key, label, text: row.content[key] ?? '' }))
      .filter(({ text }) => text.trim() !== ''),
    amendmentReason: row.amendmentReason,
    authorName: row.authorName,
    signedAt: row.signedAt,
    reviewerName: row.reviewerName,
    publishedAt: row.publishedAt,
    verificationCode: row.verificationCode,
    signatures: seals.map(({ signerName, purpose, signedAt, valid }) => ({ signerName, purpose, signedAt, valid })),
    mark: marks.get(row.request) ?? null,
  }
}

/** What a retracted report says: nothing. */
const nothing = {
  sections: [],
  amendmentReason: null,
  authorName: null,
  signedAt: null,
  reviewerName: null,
  publishedAt: null,
  verificationCode: null,
  signatures: [],
  mark: null,
}
