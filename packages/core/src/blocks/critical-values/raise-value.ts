import type { z } from 'zod'
import { sql } from '../../persistence/sql.ts'
import { countyTime } from '../../printing/county-time.ts'
import { fail } from '../../problem/define-problem.ts'
import { type criticalValueDraft } from './contract.ts'
import { clocksOf } from './settings.ts'
import { type CriticalValue, value } from './value.ts'
import { catalogueOf, type ValuesContext } from './value-context.ts'
import { CriticalValueMoved, CriticalValueRaised } from './value-events.ts'
import { after } from './value-lifecycle.ts'
import { AlreadyRaised, UnknownFinding, UnknownRequest } from './value-problems.ts'

/** Raises a critical value with a snapshot of what was found and for whom; it is told by whatever follows the event. */
export async function raiseValue(
  ctx: ValuesContext,
  draft: z.output<typeof criticalValueDraft>,
): Promise<CriticalValue> {
  const order = (await ctx.uses.orders.get({ request: draft.request })) ?? fail(UnknownRequest)
  const finding = (await catalogueOf(ctx, order.category)).find(({ code }) => code === draft.code)
  const display = finding?.zh ?? (draft.display || null) ?? fail(UnknownFinding, { code: draft.code })
  return ctx.work(async () => {
    await refuseSecond(ctx, order.id, draft.code)
    const now = ctx.now()
    const clocks = clocksOf(ctx.settings, order.category)
    const raised = await ctx.store(value).create(
      {
        category: order.category,
        request: order.id,
        report: draft.report ?? null,
        accessionNumber: order.accessionNumber,
        examination: order.display,
        patient: order.patient,
        patientName: order.patientName,
        patientSex: order.patientSex,
        patientBirthDate: order.patientBirthDate,
        code: draft.code,
        display,
        displayEn: finding?.en ?? null,
        quantity: draft.quantity || null,
        unit: draft.unit || null,
        detail: draft.detail || null,
        performer: order.performer,
        requester: order.requester,
        raisedAt: now,
        month: countyTime(now).slice(0, 7),
        raisedBy: ctx.caller.practitioner,
        raisedByName: ctx.caller.name,
        ladder: [...ctx.settings.ladder],
        rung: 0,
        ...clocks,
        dueAt: after(now, clocks.notifyWithin),
        liveKey: `${order.id}|${draft.code}`,
      },
      { organization: order.organization },
    )
    const about = {
      value: raised.id,
      category: raised.category,
      request: raised.request,
      patient: raised.patient,
      code: raised.code,
      placer: raised.organization,
      performer: raised.performer,
    }
    await ctx.emit(CriticalValueRaised, about, { aggregate: raised.id })
    if (draft.confirmed) return ctx.act(value, raised.id, 'confirm', { name: ctx.caller.name })
    await ctx.emit(CriticalValueMoved, { ...about, state: raised.state }, { aggregate: raised.id })
    return raised
  })
}

/** Of two who raise the same at once the second waits for the row of the number series, and then sees the first's. */
async function refuseSecond(ctx: ValuesContext, request: string, code: string): Promise<void> {
  await ctx.nextNumber(`raise:${request}`)
  const [first] = await ctx.query<{ id: string; raisedByName: string; display: string }>(
    sql`select id, raised_by_name, display from ${value} v where live_key = ${`${request}|${code}`}`,
  )
  if (first) fail(AlreadyRaised, { by: first.raisedByName, display: first.display, value: first.id })
}
