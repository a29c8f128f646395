import { RecordEntered, RecordWithdrawn } from '../../record/record-entries.ts'
import { WorkClosed, WorkOpened } from '../../work-items/work-items.ts'
import { rungAt, rungPermissions, tell, tellThoseWhoWereTold, valuePage, wordsOf } from './tell.ts'
import { type CriticalValue, value } from './value.ts'
import { runsOut } from './value-clocks.ts'
import type { RungName } from './value-codes.ts'
import { toldOf, type ValuesContext } from './value-context.ts'

interface Moved {
  readonly value: string
  readonly state: string
}

const next = (id: string) => `critical-values.next:${id}`
const climbed = (id: string) => `critical-values.rung:${id}`

/** Tells at once, keeps 我的工作, the bells and the time line in step. Runs once per step, in a transaction of its own. */
export async function followMove(ctx: ValuesContext, { value: id, state }: Moved): Promise<void> {
  const row = await ctx.store(value).find(id)
  // it has moved on already: the event of that move follows, and says it once
  if (!row || row.state !== state) return
  await ctx.emit(WorkClosed, { item: climbed(id) }, { aggregate: id })
  const step = steps[row.state]
  if (step) await open(ctx, row, step(row))
  else await ctx.emit(WorkClosed, { item: next(id) }, { aggregate: id })
  await toTell[row.state]?.(ctx, row)
}

interface Step {
  readonly kind: string
  readonly permission: string
  readonly assignee?: string | null
  readonly organization?: string
}

const receive = 'critical-values:value:receive'

/** Whose turn it is in each state: at first anybody who may receive, then whoever received. */
const steps: Readonly<Record<string, (row: CriticalValue) => Step>> = {
  raised: (row) => ({ kind: 'confirm', permission: 'critical-values:value:raise', organization: row.performer }),
  confirmed: () => ({ kind: 'acknowledge', permission: receive }),
  notified: () => ({ kind: 'acknowledge', permission: receive }),
  acknowledged: (row) => ({ kind: 'act', permission: receive, assignee: row.acknowledgedBy }),
  'acted-upon': (row) => ({ kind: 'note', permission: receive, assignee: row.actedBy }),
  noted: (row) => ({ kind: 'close', permission: receive, assignee: row.notedBy }),
}

const toTell: Readonly<Record<string, (ctx: ValuesContext, row: CriticalValue) => Promise<void>>> = {
  async confirmed(ctx, row) {
    await ctx.emit(
      RecordEntered,
      {
        entry: `critical-values.value:${row.id}`,
        patient: row.patient,
        kind: 'critical-values.record.raised',
        arguments: wordsOf(row),
        at: row.raisedAt,
        organization: row.organization,
        permission: `critical-values:value:read@${row.category}`,
        href: valuePage(row.id),
      },
      { aggregate: row.id },
    )
    const first = new Set<RungName>([rungAt(row, 0), 'duty'])
    if ((await tell(ctx, row, { rungs: [...first], kind: 'critical-values.notice.raised' })) > 0)
      await ctx.act(value, row.id, 'notify')
  },
  acknowledged: (ctx, row) => tellPerformer(ctx, row, 'critical-values.notice.acknowledged'),
  async withdrawn(ctx, row) {
    await ctx.emit(RecordWithdrawn, { entry: `critical-values.value:${row.id}` }, { aggregate: row.id })
    await tellThoseWhoWereTold(ctx, row, 'critical-values.notice.withdrawn')
  },
}

async function tellPerformer(ctx: ValuesContext, row: CriticalValue, kind: string): Promise<void> {
  if (row.raisedBy === null) return
  await ctx.uses.notifications.notify({
    to: { practitioners: [row.raisedBy] },
    kind,
    arguments: { ...wordsOf(row), by: row.acknowledgedByName ?? '' },
    patient: row.patient,
    urgency: 'routine',
    href: valuePage(row.id),
  })
}

/** A clock ran out: the rung that was climbed to is told. Where nobody stands on it, the next one is told at once. */
export async function followEscalation(
  ctx: ValuesContext,
  { value: id, state, rung: n }: Moved & { readonly rung: number },
): Promise<void> {
  const row = await ctx.store(value).find(id)
  if (!row || row.state !== state || row.rung !== n) return
  if (row.state === 'raised') return askForRecheck(ctx, row)
  const rung = rungAt(row, n)
  const told = await tell(ctx, row, { rungs: [rung], kind: 'critical-values.notice.escalated' })
  if (told === 0) {
    const command = (
      runsOut as Partial<
        Record<string, (typeof runsOut)['raised' | 'confirmed' | 'notified' | 'acknowledged' | 'acted-upon']>
      >
    )[row.state]
    if (command && n + 1 < row.ladder.length) await ctx.act(value, id, command)
    return
  }
  if (rung === 'lead' || rung === 'oversight')
    await open(ctx, row, { kind: 'escalated', permission: rungPermissions[rung] }, climbed(id))
  else await openAgain(ctx, row)
  if (row.state === 'confirmed') await ctx.act(value, id, 'notify')
}

/** What was not rechecked in time is nobody's business yet but the performer's. */
async function askForRecheck(ctx: ValuesContext, row: CriticalValue): Promise<void> {
  await ctx.uses.notifications.notify({
    to: { permission: `critical-values:value:raise@${row.category}`, organization: row.performer },
    kind: 'critical-values.notice.recheck',
    arguments: wordsOf(row),
    patient: row.patient,
    urgency: 'critical',
    href: valuePage(row.id),
  })
  await openAgain(ctx, row)
}

/** The item of the step says until when the next rung may wait. */
async function openAgain(ctx: ValuesContext, row: CriticalValue): Promise<void> {
  const step = steps[row.state]
  if (step) await open(ctx, row, step(row))
}

async function open(ctx: ValuesContext, row: CriticalValue, step: Step, item = next(row.id)): Promise<void> {
  await ctx.emit(
    WorkOpened,
    {
      item,
      kind: `critical-values.work.${step.kind}`,
      arguments: { ...wordsOf(row), display: toldOf(row) },
      patient: row.patient,
      patientName: row.patientName,
      assignee: step.assignee ?? null,
      permission: `${step.permission}@${row.category}`,
      organization: step.organization ?? row.organization,
      origin: row.performer,
      urgency: 'critical',
      dueAt: row.dueAt,
      href: valuePage(row.id),
    },
    { aggregate: row.id },
  )
}
