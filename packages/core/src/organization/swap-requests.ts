import { sql } from '../persistence/sql.ts'
import type { Context } from '../plugin/context.ts'
import { fail } from '../problem/define-problem.ts'
import { WorkClosed, WorkOpened } from '../work-items/work-items.ts'
import { notifier } from './leave-requests.ts'
import { type Shift, shift } from './roster.ts'
import { SwapImpossible } from './roster-problems.ts'
import { type PlannedShift, shiftFaults } from './roster-rules.ts'
import { countyMinute, leavesIn, plannedIn, shiftView } from './roster-window.ts'
import { type ShiftSwap, shiftSwap } from './shift-swap.ts'

interface Asked {
  readonly given: string
  readonly taker: string
  readonly taken?: string | null | undefined
  readonly reason: string
}

type Decision = 'accept' | 'turnDown' | 'approve' | 'decline' | 'withdraw'

/** Proposes to give a shift away, or to swap it for one of the colleague's. */
export async function askSwap({ given, taker, taken = null, reason }: Asked, ctx: Context) {
  const mine = await ctx.store(shift).get(given)
  const theirs = taken === null ? null : await ctx.store(shift).get(taken)
  const giver = ctx.caller.practitioner ?? ''
  if (mine.practitioner !== giver)
    impossible({ zh: '只能换出自己的班。', en: 'you can give away your own shifts only.' })
  if (taker === giver) impossible({ zh: '请选择另一位同事。', en: 'choose somebody else.' })
  if (theirs && theirs.practitioner !== taker)
    impossible({ zh: '换回的班不是这位同事的。', en: 'the shift in return is not this colleague’s.' })
  await mustFit(ctx, { mine, theirs, giver, taker })
  const row = await ctx
    .store(shiftSwap)
    .create(
      { giver, taker, given, taken, reason, decidedBy: null, decidedAt: null },
      { organization: mine.organization },
    )
  await waits(ctx, row, mine, { assignee: taker, permission: 'core:roster:request' })
  return viewSwap(ctx, row)
}

/** One step of a swap. Approved, the shifts change hands in the same transaction. */
export async function decideSwap({ id, decision }: { id: string; decision: Decision }, ctx: Context) {
  const before = await ctx.store(shiftSwap).get(id)
  const mine = await ctx.store(shift).get(before.given)
  const theirs = before.taken === null ? null : await ctx.store(shift).get(before.taken)
  if (decision === 'approve') {
    const { giver, taker } = before
    for (const person of [giver, taker].toSorted()) await ctx.nextNumber(`roster:${person}`)
    await mustFit(ctx, { mine, theirs, giver, taker })
  }
  const row = await ctx.act(shiftSwap, id, decision)
  if (row.state === 'approved') {
    await ctx.store(shift).update(mine.id, { practitioner: row.taker })
    if (theirs) await ctx.store(shift).update(theirs.id, { practitioner: row.giver })
  }
  if (row.state === 'accepted') await waits(ctx, row, mine, { assignee: null, permission: 'core:roster:manage' })
  else await ctx.emit(WorkClosed, { item: itemOf(id) }, { aggregate: id })
  const told = row.state === 'withdrawn' ? [row.taker] : row.state === 'approved' ? [row.giver, row.taker] : [row.giver]
  if (row.state !== 'proposed')
    await notifier(ctx).notify({
      to: { practitioners: told },
      kind: `core.notice.swap-${row.state}`,
      arguments: { startsAt: countyMinute(mine.startsAt) },
      patient: null,
      urgency: 'routine',
      href: '/roster',
    })
  return viewSwap(ctx, row)
}

/** The last hundred swaps of an institution, or those of them that the caller is part of; the newest first. */
export async function listSwaps(
  ctx: Context,
  { organization, mine }: { organization: string; mine?: boolean | undefined },
) {
  const me = ctx.caller.practitioner ?? ''
  const { items } = await ctx.store(shiftSwap).list({ where: { organization }, sort: '-createdAt', limit: 100 })
  const shown = mine ? items.filter((s) => s.giver === me || s.taker === me) : items
  const ids = [...new Set(shown.flatMap((s) => [s.given, ...(s.taken ? [s.taken] : [])]))]
  const { items: shifts } = await ctx.store(shift).list({ where: { id: ids }, limit: 200 })
  const byId = new Map(shifts.map((s) => [s.id, s]))
  return shown.flatMap((row) => {
    const given = byId.get(row.given)
    return given ? [swapView(ctx, row, given, row.taken ? byId.get(row.taken) : undefined)] : []
  })
}

async function viewSwap(ctx: Context, row: ShiftSwap) {
  const given = await ctx.store(shift).get(row.given)
  return swapView(ctx, row, given, row.taken === null ? undefined : await ctx.store(shift).get(row.taken))
}

function swapView(ctx: Context, row: ShiftSwap, given: Shift, taken: Shift | undefined) {
  const { id, state, organization, giver, taker, reason } = row
  const commands = [...ctx.commands(shiftSwap, row)]
  return {
    id,
    state,
    organization,
    giver,
    taker,
    reason,
    commands,
    given: shiftView(given),
    taken: taken ? shiftView(taken) : null,
  }
}

interface Fitting {
  readonly mine: Shift
  readonly theirs: Shift | null
  readonly giver: string
  readonly taker: string
}

/** Both shifts stand, have not begun, and fit into what the other person has beside them. */
async function mustFit(ctx: Context, { mine, theirs, giver, taker }: Fitting): Promise<void> {
  const both = theirs ? [mine, theirs] : [mine]
  if (both.some((s) => s.state !== 'planned')) impossible({ zh: '班次已取消。', en: 'a shift was cancelled.' })
  if (both.some((s) => s.startsAt <= ctx.now())) impossible({ zh: '班次已经开始。', en: 'a shift has begun.' })
  const ids = both.map((s) => s.id)
  const wanted: PlannedShift[] = [
    { ...mine, practitioner: taker },
    ...(theirs ? [{ ...theirs, practitioner: giver }] : []),
  ]
  const touching = sql`practitioner in ${[giver, taker]} and ends_at > ${ctx.now()}`
  const shifts = (await plannedIn(ctx, touching)).filter((s) => !ids.includes(s.id))
  const absences = (await leavesIn(ctx, touching)).filter((l) => l.state === 'approved')
  const [fault] = shiftFaults(wanted, { shifts, absences })
  if (fault) impossible(fault)
}

function impossible({ zh, en }: { readonly zh: string; readonly en: string }): never {
  return fail(SwapImpossible, { why: zh, whyEn: en })
}

async function waits(
  ctx: Context,
  row: ShiftSwap,
  given: Shift,
  whom: { readonly assignee: string | null; readonly permission: string },
): Promise<void> {
  await ctx.emit(
    WorkOpened,
    {
      item: itemOf(row.id),
      kind: `core.work.swap-${row.state}`,
      arguments: { display: `${ctx.caller.name} ${countyMinute(given.startsAt)}` },
      patient: null,
      patientName: null,
      ...whom,
      organization: row.organization,
      origin: row.organization,
      urgency: 'routine',
      dueAt: given.startsAt,
      href: '/roster',
    },
    { aggregate: row.id },
  )
}

function itemOf(id: string): string {
  return `core.swap:${id}`
}
