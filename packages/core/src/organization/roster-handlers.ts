import { sql } from '../persistence/sql.ts'
import type { Context } from '../plugin/context.ts'
import { Forbidden } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import { askLeave, decideLeave, leaveView } from './leave-requests.ts'
import { onDuty } from './on-duty.ts'
import { shift } from './roster.ts'
import { ShiftClash, UnknownDuty } from './roster-problems.ts'
import { gaps, shiftFaults } from './roster-rules.ts'
import { instant, leavesIn, plannedIn, shiftView } from './roster-window.ts'
import { askSwap, decideSwap, listSwaps } from './swap-requests.ts'

interface Window {
  readonly organization: string
  readonly duty?: string | undefined
  readonly from: string
  readonly to: string
}

interface NewShift {
  readonly practitioner: string
  readonly startsAt: string
  readonly endsAt: string
  readonly onCall: boolean
  readonly note?: string | null | undefined
}

/** Handlers of `rosterApi`; `duties` are those that the composed plugins declare. */
export function rosterHandlers(duties: () => readonly string[]) {
  return {
    duties: async () => ({ items: [...duties()] }),
    async roster({ organization, duty, from, to }: Window, ctx: Context) {
      const window = { startsAt: instant(from), endsAt: instant(to) }
      const shifts = await plannedIn(ctx, { organization, duty, ...window })
      const absences = await leavesIn(ctx, { ...window, organization })
      const approved = absences.filter((l) => l.state === 'approved')
      return {
        shifts: shifts.map(shiftView),
        leaves: absences.map((l) => leaveView(ctx, l)),
        gaps: duty === undefined ? [] : gaps(window, shifts, approved),
        mayManage: ctx.caller.may('core:roster:manage', { organization }),
      }
    },
    onDuty: async (asked: { organization: string; duty: string; at?: string | undefined }, ctx: Context) => ({
      items: await onDuty(ctx, { ...asked, at: asked.at === undefined ? undefined : instant(asked.at) }),
    }),
    async planShifts(
      { organization, duty, shifts }: { organization: string; duty: string; shifts: readonly NewShift[] },
      ctx: Context,
    ) {
      keepsRoster(ctx, organization)
      if (!duties().includes(duty)) fail(UnknownDuty, { duty, known: duties().join(', ') })
      const wanted = shifts.map((s) => ({ ...s, startsAt: instant(s.startsAt), endsAt: instant(s.endsAt) }))
      const faults = shiftFaults(wanted, await knownAround(ctx, wanted))
      if (faults.length > 0) fail(ShiftClash, { count: faults.length }, faults)
      const rows = wanted.map(({ note = null, ...values }) => ({ ...values, note, duty }))
      const items = await ctx.store(shift).createMany(rows, { organization })
      return { items: items.map(shiftView) }
    },
    /** Puts the shifts that begin in a window on the roster again some days later; those that do not fit are named. */
    async copyShifts({ organization, duty, from, to, days }: Window & { days: number }, ctx: Context) {
      keepsRoster(ctx, organization)
      const window = { startsAt: instant(from), endsAt: instant(to) }
      const model = (await plannedIn(ctx, { organization, duty, ...window })).filter(
        (s) => s.startsAt >= window.startsAt,
      )
      const later = (at: string) => new Date(Date.parse(at) + days * 86_400_000).toISOString()
      const wanted = model.map((s) => ({ ...s, startsAt: later(s.startsAt), endsAt: later(s.endsAt) }))
      const faults = new Map(
        shiftFaults(wanted, await knownAround(ctx, wanted)).map((f) => [Number(f.pointer.split('/')[2]), f]),
      )
      const skipped = []
      for (const [index, { practitioner, department, duty: of, startsAt, endsAt, onCall, note }] of wanted.entries()) {
        const fault = faults.get(index)
        if (fault) skipped.push({ practitioner, startsAt, zh: fault.zh, en: fault.en })
        else
          await ctx
            .store(shift)
            .create({ practitioner, department, duty: of, startsAt, endsAt, onCall, note }, { organization })
      }
      return { copied: wanted.length - skipped.length, skipped }
    },
    cancelShift: async ({ id, reason }: { id: string; reason: string }, ctx: Context) =>
      shiftView(await ctx.act(shift, id, 'cancel', { reason })),
    askLeave,
    decideLeave,
    swaps: async (asked: { organization: string; mine?: boolean | undefined }, ctx: Context) => ({
      items: await listSwaps(ctx, asked),
    }),
    askSwap,
    decideSwap,
  }
}

function keepsRoster(ctx: Context, organization: string): void {
  const permission = 'core:roster:manage'
  if (!ctx.caller.may(permission, { organization })) fail(Forbidden, { permission })
}

/** What the people of new shifts have already, at any institution: nobody works at two at once. */
async function knownAround(ctx: Context, wanted: readonly NewShift[]) {
  const people = [...new Set(wanted.map((s) => s.practitioner))]
  if (people.length === 0) return { shifts: [], absences: [] }
  // two who plan the same person at once take turns, so that the second sees what the first did
  for (const person of people.toSorted()) await ctx.nextNumber(`roster:${person}`)
  const startsAt = wanted.reduce((least, s) => (s.startsAt < least ? s.startsAt : least), '9')
  const endsAt = wanted.reduce((most, s) => (s.endsAt > most ? s.endsAt : most), '')
  const within = sql`practitioner in ${people} and starts_at < ${endsAt} and ends_at > ${startsAt}`
  return {
    shifts: await plannedIn(ctx, within),
    absences: (await leavesIn(ctx, within)).filter((l) => l.state === 'approved'),
  }
}
