import { WorkClosed, WorkOpened } from '../../../work-items/work-items.ts'
import { urgencyOf } from '../place-request.ts'
import { type OrdersContext, serviceOf } from '../service-directory.ts'
import { caseLadder } from './case-lifecycle.ts'
import { type DifficultCase, difficultCase } from './difficult-case.ts'
import { hold } from './send-case.ts'

const next = (id: string) => `orders.case:${id}`
/** Page of a difficult case. */
export const casePage = (id: string): string => `/cases/${id}`

const words = (row: DifficultCase) => ({
  display: row.display,
  patientName: row.patientName,
  accessionNumber: row.accessionNumber,
  by: row.expertName ?? row.receiverName,
  sender: row.senderName,
  reason: row.statusReason ?? '',
})

type Recipients = { readonly practitioners: string[] } | { readonly permission: string; readonly organization: string }

/** Keeps 我的工作 and the bells in step with a case. */
export async function followCase(
  ctx: OrdersContext,
  { case: id, state }: { readonly case: string; readonly state: string },
): Promise<void> {
  const row = await ctx.store(difficultCase).find(id)
  // it has moved on already: the event of that move follows, and says it once
  if (!row || row.state !== state) return
  await (steps[row.state] ?? ended)(ctx, row)
}

const steps: Readonly<Record<string, (ctx: OrdersContext, row: DifficultCase) => Promise<void>>> = {
  async sent(ctx, row) {
    if (row.receiver === null) return
    await open(ctx, row, { kind: 'orders.work.case-sent', permission: 'answer', organization: row.receiver })
    await tell(ctx, row, { to: await expertsOf(ctx, row, row.receiver), kind: 'sent' })
  },
  accepted: (ctx, row) =>
    open(ctx, row, {
      kind: 'orders.work.case-accepted',
      permission: 'answer',
      organization: row.receiver ?? row.organization,
      assignee: row.expert,
    }),
  answered: (ctx, row) => backToSender(ctx, row, 'answered'),
  async declined(ctx, row) {
    await hold(ctx, row.task, false)
    await ended(ctx, row)
    await tell(ctx, row, { to: { practitioners: [row.sender] }, kind: 'declined' })
  },
  async 'taken-over'(ctx, row) {
    await ended(ctx, row)
    await tell(ctx, row, { to: { practitioners: [row.sender] }, kind: 'taken-over' })
  },
  async recalled(ctx, row) {
    await hold(ctx, row.task, false)
    await ended(ctx, row)
    if (row.expert !== null) await tell(ctx, row, { to: { practitioners: [row.expert] }, kind: 'recalled' })
  },
  async expired(ctx, row) {
    await ended(ctx, row)
    await tell(ctx, row, { to: { practitioners: [row.sender] }, kind: 'expired' })
  },
  async closed(ctx, row) {
    await hold(ctx, row.task, false)
    await ended(ctx, row)
  },
}

/** A clock ran out: the head of the department that was asked is told, and then whoever sent it. */
export async function followEscalation(
  ctx: OrdersContext,
  { case: id, state, rung }: { readonly case: string; readonly state: string; readonly rung: number },
): Promise<void> {
  const row = await ctx.store(difficultCase).find(id)
  if (!row || row.state !== state || row.rung !== rung) return
  const lead = caseLadder[rung] === 'lead' && row.receiver !== null
  const to: Recipients =
    lead && row.receiver !== null
      ? { permission: `orders:task:manage@${row.category}`, organization: row.receiver }
      : { practitioners: [row.sender] }
  await tell(ctx, row, { to, kind: lead ? 'overdue' : 'unanswered' })
}

/** Experts on duty at the centre, or all of them where the roster names none. */
async function expertsOf(ctx: OrdersContext, row: DifficultCase, receiver: string): Promise<Recipients> {
  const permission = `orders:case:answer@${row.category}`
  const { duty } = await serviceOf(ctx, row.category)
  const onDuty = duty ? await ctx.uses.directory.onDuty({ organization: receiver, duty }) : []
  const able = await ctx.uses.directory.holders({ permission, organization: receiver })
  const experts = new Set(able.map(({ practitioner }) => practitioner))
  const there = onDuty.map(({ practitioner }) => practitioner).filter((one) => experts.has(one) && one !== row.sender)
  return { practitioners: there.length > 0 ? [...new Set(there)] : [...experts].filter((one) => one !== row.sender) }
}

async function backToSender(ctx: OrdersContext, row: DifficultCase, kind: string): Promise<void> {
  await open(ctx, row, {
    kind: `orders.work.case-${kind}`,
    permission: 'send',
    organization: row.organization,
    assignee: row.sender,
  })
  await tell(ctx, row, { to: { practitioners: [row.sender] }, kind })
}

async function tell(
  ctx: OrdersContext,
  row: DifficultCase,
  { to, kind }: { readonly to: Recipients; readonly kind: string },
): Promise<void> {
  await ctx.uses.notifications.notify({
    to,
    kind: `orders.notice.case-${kind}`,
    arguments: words(row),
    patient: row.patient,
    urgency: kind === 'sent' ? urgencyOf(row.priority) : 'urgent',
    href: casePage(row.id),
  })
}

interface Step {
  readonly kind: string
  readonly permission: 'answer' | 'send'
  readonly organization: string
  readonly assignee?: string | null
}

async function open(ctx: OrdersContext, row: DifficultCase, step: Step): Promise<void> {
  await ctx.emit(
    WorkOpened,
    {
      item: next(row.id),
      kind: step.kind,
      arguments: words(row),
      patient: row.patient,
      patientName: row.patientName,
      assignee: step.assignee ?? null,
      permission: `orders:case:${step.permission}@${row.category}`,
      organization: step.organization,
      origin: row.organization,
      urgency: urgencyOf(row.priority),
      dueAt: row.dueAt,
      href: casePage(row.id),
    },
    { aggregate: row.id },
  )
}

async function ended(ctx: OrdersContext, row: DifficultCase): Promise<void> {
  await ctx.emit(WorkClosed, { item: next(row.id) }, { aggregate: row.id })
}
