import { fail, NotFound, type z } from '@ygt/core'
import type { measurementView } from '../annotation-api.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { type KeptMeasurement, type MeasurementDraft, measurement } from '../measurement.ts'
import { study } from '../study.ts'
import { checkMeasurements } from './check-measurements.ts'
import { addToStudy } from './own-objects.ts'
import { writeReport } from './write-measurement-report.ts'

type View = z.output<typeof measurementView>

/** What is kept of a study, the oldest first, with what was removed and why. */
export async function measurementsOf(ctx: ImagingContext, id: string): Promise<{ items: View[]; mayWrite: boolean }> {
  const row = await ctx.store(study).get(id)
  const { items } = await ctx.store(measurement).list({ where: { study: id }, sort: 'createdAt', limit: 500 })
  const { organization } = row
  return {
    items: items.map((one) => viewMeasurement(ctx, one)),
    mayWrite: ctx.caller.may('imaging:measurement:write', { organization }),
  }
}

/** Keeps measurements of a study: a new structured report among its images, and a record for each. */
export async function keepMeasurements(
  ctx: ImagingContext,
  { id, items }: { readonly id: string; readonly items: readonly MeasurementDraft[] },
): Promise<{ report: string; items: View[] }> {
  const row = await ctx.store(study).get(id)
  const checked = await checkMeasurements(ctx, row, items)
  const kept = await writeReport(ctx, row, checked)
  const report = kept.attributes.sopInstanceUid
  const rows = await ctx.work(async () => {
    await addToStudy(ctx, row.id, kept)
    const created: KeptMeasurement[] = []
    for (const { draft } of checked) created.push(await keep(ctx, { row, draft, report }))
    return created
  })
  return { report, items: rows.map((one) => viewMeasurement(ctx, one)) }
}

export async function removeMeasurement(ctx: ImagingContext, id: string, reason: string): Promise<View> {
  return viewMeasurement(ctx, await ctx.act(measurement, id, 'remove', { reason, by: ctx.caller.name, at: ctx.now() }))
}

function keep(
  ctx: ImagingContext,
  given: {
    readonly row: { id: string; organization: string; patient: string | null }
    draft: MeasurementDraft
    report: string
  },
): Promise<KeptMeasurement> {
  const { row, draft, report } = given
  return ctx.store(measurement).create(
    {
      study: row.id,
      patient: row.patient,
      tracking: draft.id,
      seriesInstanceUid: draft.series,
      sopInstanceUid: draft.instance,
      frame: draft.frame,
      kind: draft.kind,
      points: draft.points,
      measured: draft.values,
      text: draft.text ?? null,
      author: ctx.caller.practitioner ?? fail(NotFound),
      authorName: ctx.caller.name,
      report,
    },
    { organization: row.organization },
  )
}

function viewMeasurement(ctx: ImagingContext, row: KeptMeasurement): View {
  const { seriesInstanceUid, sopInstanceUid, ...rest } = row
  return {
    id: rest.id,
    state: rest.state as View['state'],
    commands: [...ctx.commands(measurement, row)],
    tracking: rest.tracking,
    series: seriesInstanceUid,
    instance: sopInstanceUid,
    frame: rest.frame,
    kind: rest.kind,
    points: rest.points,
    values: rest.measured,
    text: rest.text,
    authorName: rest.authorName,
    createdAt: rest.createdAt,
    report: rest.report,
    reason: rest.reason,
    removedByName: rest.removedByName,
    removedAt: rest.removedAt,
  }
}
