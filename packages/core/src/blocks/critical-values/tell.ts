import { sql } from '../../persistence/sql.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { call } from './call.ts'
import { type CriticalValue } from './value.ts'
import type { RungName } from './value-codes.ts'
import { toldOf, type ValuesContext } from './value-context.ts'

/** Permissions of those who stand on the upper rungs. */
export const rungPermissions = {
  lead: 'critical-values:value:lead',
  oversight: 'critical-values:value:oversee',
} as const

/** Page of a critical value. */
export const valuePage = (id: string): string => `/critical-values/${id}`

/** The words that labels about a critical value may use. */
export const wordsOf = (row: CriticalValue) => ({
  display: row.display,
  told: toldOf(row),
  patientName: row.patientName,
  accessionNumber: row.accessionNumber,
})

/** Practitioners who stand on a rung now. */
async function standingOn(ctx: ValuesContext, row: CriticalValue, rung: RungName): Promise<string[]> {
  const { directory } = ctx.uses
  if (rung === 'requester') return [row.requester]
  if (rung === 'duty') {
    const onDuty = await directory.onDuty({ organization: row.organization, duty: ctx.settings.duty })
    const first = onDuty.filter(({ onCall }) => !onCall)
    return (first.length > 0 ? first : onDuty).map(({ practitioner }) => practitioner)
  }
  const permission = `${rungPermissions[rung]}@${row.category}`
  const holders = await directory.holders({ permission, organization: row.organization })
  return holders.map(({ practitioner }) => practitioner)
}

export interface Telling {
  readonly rungs: readonly RungName[]
  /** Label key of the line at the bell. */
  readonly kind: string
}

/**
 * Tells everybody on the rungs, at the bell, and logs each as sent; a rung on which nobody stands is logged as that.
 * The number of people who were told.
 */
export async function tell(ctx: ValuesContext, row: CriticalValue, { rungs, kind }: Telling): Promise<number> {
  const told = new Map<string, RungName | null>()
  const empty: RungName[] = []
  for (const rung of rungs) {
    const people = await standingOn(ctx, row, rung)
    if (people.length === 0) empty.push(rung)
    for (const person of people) if (!told.has(person)) told.set(person, rung)
  }
  await send(ctx, row, { told, kind })
  for (const rung of empty) await log(ctx, row, { rung, recipient: null, recipientName: null, outcome: 'NOBODY' })
  return told.size
}

/** Tells everybody whom the system has told before, on whatever rung. */
export async function tellThoseWhoWereTold(ctx: ValuesContext, row: CriticalValue, kind: string): Promise<void> {
  const people = await ctx.query<{ recipient: string }>(
    sql`select distinct recipient from ${call} c where value = ${row.id} and outcome = 'SENT' and recipient is not null`,
  )
  await send(ctx, row, { told: new Map(people.map(({ recipient }) => [recipient, null])), kind })
}

interface Sending {
  readonly told: ReadonlyMap<string, RungName | null>
  readonly kind: string
}

async function send(ctx: ValuesContext, row: CriticalValue, { told, kind }: Sending): Promise<void> {
  const practitioners = [...told.keys()]
  if (practitioners.length === 0) return
  const known = await ctx.uses.directory.practitioners({ ids: practitioners })
  const names = new Map(known.map(({ id, name }) => [id, name]))
  for (const [recipient, rung] of told)
    await log(ctx, row, { rung, recipient, recipientName: names.get(recipient) ?? null, outcome: 'SENT' })
  await ctx.uses.notifications.notify({
    to: { practitioners },
    kind,
    arguments: wordsOf(row),
    patient: row.patient,
    urgency: 'critical',
    href: valuePage(row.id),
  })
}

interface Sent {
  readonly rung: RungName | null
  readonly recipient: string | null
  readonly recipientName: string | null
  readonly outcome: 'SENT' | 'NOBODY'
}

async function log(ctx: ValuesContext, row: CriticalValue, sent: Sent): Promise<void> {
  await ctx.store(call).create(
    {
      value: row.id,
      category: row.category,
      calledAt: ctx.now(),
      caller: null,
      callerName: null,
      channel: 'system',
      told: toldOf(row),
      readBack: null,
      remark: null,
      ...sent,
    },
    { organization: row.organization },
  )
}

/** The rung that a clock has climbed to. */
export function rungAt(row: CriticalValue, n: number): RungName {
  return row.ladder[n] ?? fail(NotFound)
}
