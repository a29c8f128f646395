import { sql } from '../persistence/sql.ts'
import type { Context } from '../plugin/context.ts'
import { shift } from './roster.ts'

export interface DutyAsked {
  readonly organization: string
  readonly duty: string
  readonly at?: string | undefined
}

export interface OnDuty {
  readonly practitioner: string
  readonly onCall: boolean
  readonly until: string
}

/** Whose shift it is. A shift begins with its first moment and ends before its last; overlapping shifts are all named. */
export async function onDuty(ctx: Context, { organization, duty, at = ctx.now() }: DutyAsked): Promise<OnDuty[]> {
  const rows = await ctx.query<{ practitioner: string; onCall: boolean | number; endsAt: string }>(
    sql`select practitioner, on_call, ends_at from ${shift} s
      where s.organization = ${organization} and s.duty = ${duty} and s.starts_at <= ${at} and s.ends_at > ${at}
      order by on_call, starts_at, id`,
  )
  return rows.map((row) => ({ practitioner: row.practitioner, onCall: Boolean(row.onCall), until: row.endsAt }))
}
