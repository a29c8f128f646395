import { sql } from '../persistence/sql.ts'
import type { Context } from '../plugin/context.ts'
import { leave } from './leave.ts'
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

/**
 * Whose shift it is. A shift begins with its first moment and ends before its last; overlapping shifts are all named;
 * whoever is on approved leave is not on duty.
 */
export async function onDuty(ctx: Context, { organization, duty, at = ctx.now() }: DutyAsked): Promise<OnDuty[]> {
  const rows = await ctx.query<{ practitioner: string; onCall: boolean | number; endsAt: string }>(
    sql`select s.practitioner, s.on_call, s.ends_at from ${shift} s
      where s.organization = ${organization} and s.duty = ${duty} and s.state = 'planned'
        and s.starts_at <= ${at} and s.ends_at > ${at}
        and not exists (select 1 from ${leave} l where l.practitioner = s.practitioner and l.state = 'approved'
          and l.starts_at <= ${at} and l.ends_at > ${at})
      order by s.on_call, s.starts_at, s.id`,
  )
  return rows.map((row) => ({ practitioner: row.practitioner, onCall: Boolean(row.onCall), until: row.endsAt }))
}
