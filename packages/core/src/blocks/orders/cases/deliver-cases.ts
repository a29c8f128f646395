import { sql } from '../../../persistence/sql.ts'
import { VersionConflict } from '../../../problem/core-problems.ts'
import { fill, ProblemError } from '../../../problem/define-problem.ts'
import { request } from '../request.ts'
import { type OrdersContext, serviceOf } from '../service-directory.ts'
import { waitingStates } from './case-lifecycle.ts'
import { caseMessage, type DifficultCase, difficultCase } from './difficult-case.ts'
import { issueErrors } from './issue-sentences.ts'
import { keepMessage, receiveAnswer } from './receive-answer.ts'
import { caseBundle, outsideIdentity, recallBundle } from './referral-bundle.ts'
import type { ReferralIssue } from './referral-contract.ts'

/** Cases that are looked at in one turn. */
const batch = 100
/** How long one node has a case before another may go on with it, in milliseconds. */
const lease = 600_000

/**
 * Brings what waits to the hospital outside the county: content first, then item by item what there is to look at. What arrived
 * is written down at once; so whatever breaks, the next turn goes on behind it.
 */
export async function deliverCases(ctx: OrdersContext): Promise<void> {
  const gateway = await ctx.uses.gateway?.describe({})
  if (!gateway) return
  const { items } = await ctx
    .store(difficultCase)
    .list({ where: { delivery: ['waiting', 'content-sent', 'withdrawing'] }, limit: batch, sort: 'createdAt' })
  for (const row of items) {
    const mine = await leased(ctx, row)
    if (!mine) continue
    const error = await deliver(ctx, mine, gateway.images).then(() => null, sentencesOf)
    await ctx.work(() =>
      ctx
        .store(difficultCase)
        .update(mine.id, { deliveringUntil: null, deliveryError: error })
        .then(() => undefined),
    )
  }
}

/** What a failure says, in both languages where it is one of ours. */
function sentencesOf(failure: unknown): { readonly zh: string; readonly en: string } {
  const { message } = failure instanceof Error ? failure : { message: String(failure) }
  const { zh, en } = failure instanceof ProblemError ? failure.problem : { zh: message, en: message }
  const details = failure instanceof ProblemError ? failure.details : {}
  return { zh: fill(zh, details).slice(0, 500), en: fill(en, details).slice(0, 500) }
}

/** Of several nodes one delivers a case: the version decides. */
async function leased(ctx: OrdersContext, row: DifficultCase): Promise<DifficultCase | undefined> {
  if (row.deliveringUntil !== null && row.deliveringUntil > ctx.now()) return undefined
  const deliveringUntil = leaseEnd(ctx)
  try {
    return await ctx.work(() => ctx.store(difficultCase).update(row.id, { deliveringUntil }, { version: row.version }))
  } catch (error) {
    if (error instanceof ProblemError && error.problem === VersionConflict) return undefined
    throw error
  }
}

const leaseEnd = (ctx: OrdersContext): string => new Date(Date.parse(ctx.now()) + lease).toISOString()

interface Address {
  readonly url: string
  readonly token: string
}

async function deliver(ctx: OrdersContext, row: DifficultCase, images: Address): Promise<void> {
  if (row.delivery === 'withdrawing') return takeBack(ctx, row)
  const material = await materialOf(ctx, row.category)
  const listed = (await material?.list({ request: row.request })) ?? { resources: [], items: [] }
  const identity = outsideIdentity(row, ctx.settings.cases.identity)
  if (row.delivery === 'waiting') {
    const asked = await ctx.store(request).get(row.request)
    const from = await ctx.uses.directory.organization({ id: row.organization })
    const titles = await titlesOf(ctx, row.category)
    const bundle = caseBundle({ row, asked, identity, sender: from?.name ?? '', titles, material: listed.resources })
    const { issues } = (await ctx.uses.gateway?.send({ bundle })) ?? { issues: [] }
    if (!(await contentTaken(ctx, row, { bundle, issues }))) return
  }
  // where the other side takes no images, the content is all
  const items = images.url === '' ? [] : listed.items
  for (const item of items.filter(await notSent(ctx, row.id))) {
    if (!(await stillWaits(ctx, row.id))) return
    const sent = await material?.send({ request: row.request, item, to: images, identity })
    const body = { item, ...sent, identity }
    await ctx.work(async () => {
      await keepMessage(ctx, row, { direction: 'out', kind: 'image', body, key: item, outcome: null })
      await ctx.store(difficultCase).update(row.id, { deliveringUntil: leaseEnd(ctx) })
    })
  }
  await ctx.work(() => moveDelivery(ctx, row.id, 'content-sent', 'delivered'))
}

/** What the sections of a category's reports are called, in the language of the county. */
export async function titlesOf(ctx: OrdersContext, category: string): Promise<Record<string, string>> {
  const { sections } = await serviceOf(ctx, category)
  return Object.fromEntries(sections.map(({ key, label }) => [key, ctx.label(label)]))
}

interface Taken {
  readonly bundle: Readonly<Record<string, unknown>>
  readonly issues: readonly ReferralIssue[]
}

/** The content arrived, or was refused: then the case is declined and says where the other side found fault. */
async function contentTaken(ctx: OrdersContext, row: DifficultCase, { bundle, issues }: Taken): Promise<boolean> {
  const outcome = issues
    .map(({ expression, diagnostics }) => `${expression}: ${diagnostics}`)
    .join('; ')
    .slice(0, 1000)
  return ctx.work(async () => {
    const kind = issues.length > 0 ? 'refusal' : 'content'
    await keepMessage(ctx, row, {
      direction: 'out',
      kind,
      body: bundle,
      key: 'content',
      outcome: outcome || null,
      issues: issueErrors(issues),
    })
    if (issues.length === 0) {
      await moveDelivery(ctx, row.id, 'waiting', 'content-sent')
      return true
    }
    await moveDelivery(ctx, row.id, 'waiting', 'refused')
    if (await stillWaits(ctx, row.id))
      await ctx.act(difficultCase, row.id, 'declineOutside', { name: row.receiverName, reason: outcome, key: null })
    return false
  })
}

async function takeBack(ctx: OrdersContext, row: DifficultCase): Promise<void> {
  const bundle = recallBundle(row)
  const { issues } = (await ctx.uses.gateway?.send({ bundle })) ?? { issues: [] }
  const outcome = issues
    .map(({ diagnostics }) => diagnostics)
    .join('; ')
    .slice(0, 1000)
  await ctx.work(async () => {
    await keepMessage(ctx, row, {
      direction: 'out',
      kind: 'recall',
      body: bundle,
      key: 'recall',
      outcome: outcome || null,
      issues: issueErrors(issues),
    })
    await moveDelivery(ctx, row.id, 'withdrawing', 'withdrawn')
  })
}

type Delivery = NonNullable<DifficultCase['delivery']>

/** A recall may have come between. */
async function moveDelivery(ctx: OrdersContext, id: string, from: Delivery, to: Delivery): Promise<void> {
  const now = await ctx.store(difficultCase).get(id)
  if (now.delivery === from) {
    await ctx.store(difficultCase).update(id, { delivery: to })
    return
  }
  // recalled while the content was on its way: the other side knows of it now, and is told
  if (from === 'waiting' && now.delivery === 'withdrawn')
    await ctx.store(difficultCase).update(id, { delivery: 'withdrawing' })
}

async function stillWaits(ctx: OrdersContext, id: string): Promise<boolean> {
  const { state } = await ctx.store(difficultCase).get(id)
  return (waitingStates as readonly string[]).includes(state)
}

async function notSent(ctx: OrdersContext, id: string): Promise<(item: string) => boolean> {
  const rows = await ctx.query<{ body: unknown }>(
    sql`select body from ${caseMessage} m where of_case = ${id} and kind = 'image'`,
  )
  const sent = new Set(rows.map(({ body }) => itemOf(body)))
  return (item) => !sent.has(item)
}

function itemOf(body: unknown): unknown {
  const read: unknown = typeof body === 'string' ? JSON.parse(body) : body
  return (read as { readonly item?: unknown }).item
}

/** How what there is to look at in a category travels, if it does. */
export async function materialOf(ctx: OrdersContext, category: string) {
  for (const material of ctx.uses.material) {
    if ((await material.describe({})).category === category) return material
  }
  return undefined
}

/** Asks for answers to cases that wait for one; what cannot be taken is kept with the case. */
export async function fetchAnswers(ctx: OrdersContext): Promise<void> {
  if (!(await ctx.uses.gateway?.describe({}))) return
  const { items } = await ctx.store(difficultCase).list({
    where: { delivery: ['content-sent', 'delivered'], state: [...waitingStates] },
    limit: batch,
    sort: 'createdAt',
  })
  if (items.length === 0) return
  const numbers = items.map(({ number }) => number)
  const reports = await ctx.uses.gateway?.answers({ numbers }).then(
    (answer) => answer.reports,
    // it is down: the next minute asks again
    () => [],
  )
  for (const received of reports ?? []) await take(ctx, items, received)
}

async function take(
  ctx: OrdersContext,
  asked: readonly DifficultCase[],
  received: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    await receiveAnswer(ctx, received)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const text = JSON.stringify(received)
    const row = asked.find(({ number }) => text.includes(number))
    const outcome = `${error.problem.code} ${(error.errors ?? []).map(({ pointer }) => pointer).join(' ')}`.trim()
    const message = {
      direction: 'in',
      kind: 'refusal',
      body: received,
      key: text,
      outcome,
      issues: error.errors,
    } as const
    if (row) await ctx.work(() => keepMessage(ctx, row, message))
  }
}
