import type { ScopedCaller, Span } from '../../access/access-control.ts'
import { sql } from '../../persistence/sql.ts'
import type { Context } from '../../plugin/context.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { attendance, type Patient, patient } from './patient.ts'

/** Institutions whose residents the caller may see. */
export function reachOf(ctx: Context): Span {
  return (ctx.caller as ScopedCaller).scope(patient.access.read).get('*') ?? []
}

/** A resident in reach, or one who attended an institution in reach; `core/not-found` for all others. */
export async function visibleResident(ctx: Context, id: string): Promise<Patient> {
  const inReach = await ctx.store(patient).find(id)
  if (inReach) return inReach
  if (!(await attended(ctx, id))) fail(NotFound)
  const resident = await ctx.asSystem('the resident attended an institution in reach', (system) =>
    system.store(patient).get(id),
  )
  ctx.looked({ resource: patient.id, record: id, patient: id })
  return resident
}

/** Those of the residents whom the caller may see. */
export async function visibleAmong(ctx: Context, residents: readonly Patient[]): Promise<Patient[]> {
  const reach = reachOf(ctx)
  if (reach === 'county' || residents.length === 0) return [...residents]
  const ids = residents.map(({ id }) => id)
  const rows = await ctx.query<{ patient: string }>(sql`select patient from ${attendance} a where patient in ${ids}`)
  const here = new Set(rows.map((row) => row.patient))
  return residents.filter(({ id, organization }) => reach.includes(organization) || here.has(id))
}

/** Notes that the resident was at the caller's institution; saying it again changes nothing. */
export async function noteAttendance(ctx: Context, id: string): Promise<void> {
  const { organization } = ctx.caller
  if (organization === null) return
  await ctx.asSystem('the resident is at the desk', async (system) => {
    const store = system.store(attendance)
    if (!(await store.findBy({ patient: id, organization }))) await store.create({ patient: id }, { organization })
  })
}

async function attended(ctx: Context, id: string): Promise<boolean> {
  const rows = await ctx.query(sql`select 1 as here from ${attendance} a where patient = ${id} limit 1`)
  return rows.length > 0
}
