import type { z } from 'zod'
import { Forbidden } from '../../../problem/core-problems.ts'
import { fail } from '../../../problem/define-problem.ts'
import { NotTheOwner } from '../order-problems.ts'
import { report } from '../report.ts'
import { type OrdersContext, serviceOf } from '../service-directory.ts'
import { type OrderTask, task } from '../task.ts'
import type { referralDraft } from './case-api.ts'
import { CaseMoved } from './case-events.ts'
import { after } from './case-lifecycle.ts'
import { CaseOpen, ConsentMissing, NoGateway, NoHigherCentre } from './case-problems.ts'
import { DeliverCases, type DifficultCase, difficultCase, ExpireCase } from './difficult-case.ts'

type Draft = z.output<typeof referralDraft> & { readonly destination: DifficultCase['destination'] }

/**
 * 疑难病例上送: whoever reads a claimed task asks an expert, with what they have written so far. The task stays theirs meanwhile and
 * does not go back to the list.
 */
export async function sendCase(ctx: OrdersContext, draft: Draft): Promise<DifficultCase> {
  const of = await ctx.store(task).get(draft.task)
  if (of.state !== 'in-progress' || of.owner !== ctx.caller.practitioner || of.submittedAt !== null) fail(NotTheOwner)
  const to = draft.destination === 'outside' ? await outside(ctx, draft, of) : await higherCentre(ctx, of)
  return ctx.work(async () => {
    await refuseSecond(ctx, of.request)
    const now = ctx.now()
    const written = await ctx.store(report).findBy({ request: of.request, revision: 1 })
    const acceptWithin = to.within ?? ctx.settings.cases.acceptWithin[of.priority]
    const sent = await ctx.store(difficultCase).create(
      {
        category: of.category,
        request: of.request,
        task: of.id,
        patient: of.patient,
        patientName: of.patientName,
        patientSex: of.patientSex,
        patientBirthDate: of.patientBirthDate,
        accessionNumber: of.accessionNumber,
        display: of.display,
        priority: of.priority,
        placer: of.placer,
        number: await caseNumber(ctx, now),
        destination: draft.destination,
        receiver: to.receiver,
        receiverName: to.name,
        sender: ctx.caller.practitioner ?? ctx.caller.account,
        senderName: ctx.caller.name,
        reason: draft.reason,
        question: draft.question,
        impression: written?.content ?? {},
        acceptWithin,
        answerWithin: to.within ?? ctx.settings.cases.answerWithin[of.priority],
        rung: 0,
        dueAt: after(now, acceptWithin),
        consent: draft.consent ? { ...draft.consent, recordedBy: ctx.caller.name } : null,
        delivery: draft.destination === 'outside' ? 'waiting' : null,
        liveKey: of.request,
      },
      { organization: of.organization },
    )
    await hold(ctx, of.id, true)
    if (draft.destination === 'outside') await sendLater(ctx, sent)
    const { category, request, patient, destination, state } = sent
    await ctx.emit(CaseMoved, { case: sent.id, category, request, patient, destination, state }, { aggregate: sent.id })
    return sent
  })
}

/** While an expert is asked the task stays with its reader. */
export async function hold(ctx: OrdersContext, id: string, referred: boolean): Promise<void> {
  await ctx.asSystem('a task waits for an expert', (system) => system.store(task).update(id, { referred }))
}

interface To {
  readonly receiver: string | null
  readonly name: string
  readonly within?: string
}

async function higherCentre(ctx: OrdersContext, of: OrderTask): Promise<To> {
  const { centre } = await serviceOf(ctx, of.category)
  const found = centre === null ? null : await ctx.uses.directory.organization({ id: centre })
  return found ? { receiver: found.id, name: found.name } : fail(NoHigherCentre)
}

async function outside(ctx: OrdersContext, { consent }: Draft, of: OrderTask): Promise<To> {
  const permission = 'orders:case:refer'
  if (!ctx.caller.may(permission, { organization: of.organization, qualifier: of.category }))
    fail(Forbidden, { permission })
  const gateway = (await ctx.uses.gateway?.describe({})) ?? fail(NoGateway)
  if (!consent) fail(ConsentMissing)
  return { receiver: null, name: gateway.name, within: ctx.settings.cases.outsideWithin[of.priority] }
}

async function sendLater(ctx: OrdersContext, sent: DifficultCase): Promise<void> {
  const { id, patient, number, consent, receiverName, dueAt } = sent
  const detail = { number, receiver: receiverName, ...(consent && { consent }) }
  await ctx.audit({ action: 'consent', resource: difficultCase.id, record: id, patient, detail })
  await ctx.schedule(DeliverCases, {}, { at: ctx.now(), key: 'now' })
  await ctx.schedule(ExpireCase, { case: id }, { at: dueAt ?? ctx.now(), key: id })
}

/** Of two who send at once the second waits for the row of the number series, and then sees the first's. */
async function refuseSecond(ctx: OrdersContext, request: string): Promise<void> {
  await ctx.nextNumber(`case-of:${request}`)
  if (await ctx.store(difficultCase).findBy({ liveKey: request })) fail(CaseOpen)
}

/** `HZ261124000012`: says nothing of whom it is about. */
async function caseNumber(ctx: OrdersContext, now: string): Promise<string> {
  const day = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '')
  return `HZ${day}${String(await ctx.nextNumber(`case:${day}`)).padStart(6, '0')}`
}
