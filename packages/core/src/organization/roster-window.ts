import { type Sql, sql } from '../persistence/sql.ts'
import type { Context } from '../plugin/context.ts'
import { type Leave, leave } from './leave.ts'
import { type Shift, shift } from './roster.ts'
import type { Span } from './roster-rules.ts'

/** At most this many rows are shown of one window: a month of a department of a hundred. */
const mostRows = 5000

export interface RosterWindow extends Span {
  readonly organization: string
  readonly duty?: string | undefined
}

/** The same instant in UTC, as rows hold it. */
export function instant(stated: string): string {
  return new Date(stated).toISOString()
}

/** An instant as people of the county write it: `2026-11-24 08:00`. */
export function countyMinute(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

/** Shifts that stand and touch a window, or that fit a condition; in order of their beginning. */
export async function plannedIn(ctx: Context, within: RosterWindow | Sql): Promise<readonly Shift[]> {
  const rows = await ctx.query<any>(
    sql`select id, version, state, organization, practitioner, department, duty, starts_at, ends_at, on_call, note
      from ${shift} s where state = 'planned' and ${conditionOf(within)} order by starts_at, id limit ${mostRows}`,
  )
  return rows.map((row) => ({ ...row, version: Number(row.version), onCall: Boolean(row.onCall) }))
}

/** Leave that was asked for or approved and touches a window, or fits a condition. */
export async function leavesIn(ctx: Context, within: RosterWindow | Sql): Promise<readonly Leave[]> {
  return ctx.query<any>(
    sql`select id, version, state, organization, practitioner, kind, starts_at, ends_at, note, decided_by
      from ${leave} l where state in ('requested', 'approved') and ${conditionOf(within)}
      order by starts_at, id limit ${mostRows}`,
  )
}

function conditionOf(within: RosterWindow | Sql): Sql {
  if (!('startsAt' in within)) return within
  const { organization, duty, startsAt, endsAt } = within
  const ofDuty = duty === undefined ? sql.empty : sql` and duty = ${duty}`
  return sql`organization = ${organization} and ends_at > ${startsAt} and starts_at < ${endsAt}${ofDuty}`
}

/** A shift as it is answered. */
export function shiftView(row: Shift) {
  const { id, version, state, organization, practitioner, duty, startsAt, endsAt, onCall, note } = row as any
  return { id, version, state, organization, practitioner, duty, startsAt, endsAt, onCall, note: note ?? null }
}
