import { sql } from '../../persistence/sql.ts'
import { shareOf } from './allocation.ts'
import { reader } from './reader.ts'
import { report } from './report.ts'
import { type OrdersContext, serviceOf } from './service-directory.ts'
import { task } from './task.ts'

/** Who reads today and how the work is spread: those on duty, and everybody who has something open or did something. */
export async function allocationBoard(
  ctx: OrdersContext,
  { category, organization }: { readonly category: string; readonly organization: string },
) {
  const { duty } = await serviceOf(ctx, category)
  const onDuty = duty ? await ctx.uses.directory.onDuty({ organization, duty }) : []
  const here = sql`t.category = ${category} and t.organization = ${organization}`
  const open = await ctx.query<{ practitioner: string; tasks: number; points: number; claimed: number }>(
    sql`select coalesce(t.owner, t.assignee) as practitioner, count(*) as tasks, sum(t.points) as points,
        sum(case when t.state = 'in-progress' then 1 else 0 end) as claimed
      from ${task} t where ${here} and t.state in ${['ready', 'in-progress']} and coalesce(t.owner, t.assignee) is not null
      group by coalesce(t.owner, t.assignee)`,
  )
  const done = await ctx.query<{ practitioner: string; reports: number; points: number }>(
    sql`select r.author as practitioner, count(*) as reports, sum(t.points) as points
      from ${report} r join ${task} t on t.id = r.task
      where ${here} and r.revision = 1 and r.signed_at >= ${startOfDay(ctx.now())} group by r.author`,
  )
  const [waiting] = await ctx.query<{ n: number; oldest: string | null }>(
    sql`select count(*) as n, min(t.ready_at) as oldest from ${task} t
      where ${here} and t.state = 'ready' and t.assignee is null`,
  )
  const people = [...new Set([...onDuty, ...open, ...done].map((x) => x.practitioner))]
  const { items: profiles } = await ctx
    .store(reader)
    .list({ where: { category, practitioner: people }, limit: 200, sort: 'id' })
  const rows = people.map((practitioner) => {
    const shift = onDuty.find((d) => d.practitioner === practitioner)
    const profile = profiles.find((p) => p.practitioner === practitioner)
    const has = open.find((o) => o.practitioner === practitioner)
    const did = done.find((d) => d.practitioner === practitioner)
    return {
      practitioner,
      duty: shift ? (shift.onCall ? ('on-call' as const) : ('on-site' as const)) : null,
      until: shift?.until ?? null,
      skills: [...(profile?.skills ?? [])],
      capacity: profile?.capacity ?? 100,
      openTasks: Number(has?.tasks ?? 0),
      claimed: Number(has?.claimed ?? 0),
      openPoints: Number(has?.points ?? 0),
      reports: Number(did?.reports ?? 0),
      donePoints: Number(did?.points ?? 0),
    }
  })
  // who is on call at home shares the work only once something was asked of them
  const sharers = rows
    .filter((r) => r.duty === 'on-site' || r.openPoints + r.donePoints > 0)
    .map((r) => ({ points: r.openPoints + r.donePoints, capacity: r.capacity }))
  return {
    duty: duty ?? null,
    waiting: Number(waiting?.n ?? 0),
    oldestReadyAt: waiting?.oldest ?? null,
    readers: rows.map((r) => ({ ...r, share: shareOf(r.openPoints + r.donePoints, r.capacity, sharers) })),
  }
}

/** Midnight in the county before an instant. */
function startOfDay(now: string): string {
  const local = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10)
  return new Date(Date.parse(`${local}T00:00:00.000Z`) - 8 * 3_600_000).toISOString()
}
