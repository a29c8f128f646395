import type { Notifications } from '../notifications/notifications.ts'
import { sql } from '../persistence/sql.ts'
import type { Context } from '../plugin/context.ts'
import { fail } from '../problem/define-problem.ts'
import { WorkClosed, WorkOpened } from '../work-items/work-items.ts'
import { type Leave, type LeaveKind, leave } from './leave.ts'
import { LeaveOverlaps } from './roster-problems.ts'
import { countyMinute, instant, leavesIn, plannedIn, shiftView } from './roster-window.ts'

type Kind = (typeof LeaveKind.values)[number]
type LeaveView = ReturnType<typeof leaveView>

/** Leave as it is answered: why somebody is away is shown to them and to those who keep the roster. */
export function leaveView(ctx: Context, row: Leave) {
  const { id, state, organization, practitioner, startsAt, endsAt, kind, note, decidedBy } = row
  const open = practitioner === ctx.caller.practitioner || ctx.caller.may('core:roster:manage', { organization })
  return {
    id,
    state,
    organization,
    practitioner,
    startsAt,
    endsAt,
    commands: [...ctx.commands(leave, row)],
    kind: open ? kind : null,
    note: open ? (note ?? null) : null,
    decidedBy: decidedBy ?? null,
  }
}

/** Asks for leave of one's own; those who keep the roster find it under their work. */
export async function askLeave(
  asked: { kind: Kind; startsAt: string; endsAt: string; note?: string | null | undefined },
  ctx: Context,
): Promise<LeaveView> {
  const practitioner = ctx.caller.practitioner ?? ctx.caller.account
  const span = { startsAt: instant(asked.startsAt), endsAt: instant(asked.endsAt) }
  await ctx.nextNumber(`roster:${practitioner}`)
  const [other] = await leavesIn(
    ctx,
    sql`practitioner = ${practitioner} and starts_at < ${span.endsAt} and ends_at > ${span.startsAt}`,
  )
  if (other) fail(LeaveOverlaps, { from: countyMinute(other.startsAt), to: countyMinute(other.endsAt) })
  const row = await ctx
    .store(leave)
    .create({ practitioner, kind: asked.kind, ...span, note: asked.note ?? null, decidedBy: null, decidedAt: null })
  await ctx.emit(
    WorkOpened,
    {
      item: itemOf(row.id),
      kind: 'core.work.leave',
      arguments: { display: `${ctx.caller.name} ${countyMinute(row.startsAt)} – ${countyMinute(row.endsAt)}` },
      patient: null,
      patientName: null,
      assignee: null,
      permission: 'core:roster:manage',
      organization: row.organization,
      origin: row.organization,
      urgency: 'routine',
      dueAt: row.startsAt,
      href: '/roster',
    },
    { aggregate: row.id },
  )
  return leaveView(ctx, row)
}

/** Decides on leave, or takes it back; answers which shifts now want somebody else. */
export async function decideLeave(
  { id, decision }: { id: string; decision: 'approve' | 'decline' | 'withdraw' },
  ctx: Context & { uses: any },
) {
  const row = await ctx.act(leave, id, decision)
  await ctx.emit(WorkClosed, { item: itemOf(id) }, { aggregate: id })
  if (decision !== 'withdraw')
    await notifier(ctx).notify({
      to: { practitioners: [row.practitioner] },
      kind: `core.notice.leave-${row.state}`,
      arguments: { from: countyMinute(row.startsAt), to: countyMinute(row.endsAt) },
      patient: null,
      urgency: 'routine',
      href: '/roster',
    })
  const uncovered =
    row.state === 'approved'
      ? await plannedIn(
          ctx,
          sql`practitioner = ${row.practitioner} and starts_at < ${row.endsAt} and ends_at > ${row.startsAt}`,
        )
      : []
  return { ...leaveView(ctx, row), uncovered: uncovered.map(shiftView) }
}

function itemOf(id: string): string {
  return `core.leave:${id}`
}

/** The core plugin reaches its own contract like any other plugin. */
export function notifier(ctx: Context<{ notifications: typeof Notifications }>) {
  return ctx.uses.notifications
}
