import { fail, sql } from '@ygt/core'
import { MeasurementElsewhere, MeasurementKnown, MeasurementOutside, MeasurementWrong } from '../annotation-problems.ts'
import { type ImagePlane, imagePlaneOf, isOnImage, toPixel } from '../dicom/image-plane.ts'
import type { DicomInstance } from '../dicom/part10.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { type MeasurementDraft, measurement } from '../measurement.ts'
import { instance, type Study, series } from '../study.ts'
import { openInstance } from './located-instances.ts'

/** A measurement with the image that it is on and its place there, column and row. */
export interface CheckedMeasurement {
  readonly draft: MeasurementDraft
  readonly image: DicomInstance
  readonly plane: ImagePlane
  readonly pixels: readonly (readonly [number, number])[]
}

/** Millimetres, and share of the length, by which a stated length may differ from that between its ends. */
const tolerance = { millimetres: 0.2, share: 0.01 }

/**
 * Holds measurements against the images they are said to be on: the image is in the study, the frame exists, the points touch the
 * picture, a length in millimetres is that between its ends, and none was kept before. Nothing is kept unless all are right.
 */
export async function checkMeasurements(
  ctx: ImagingContext,
  row: Study,
  items: readonly MeasurementDraft[],
): Promise<CheckedMeasurement[]> {
  await refuseKnown(ctx, row, items)
  const blobs = await blobsOf(ctx, row, items)
  const opened = new Map<string, DicomInstance>()
  const checked: CheckedMeasurement[] = []
  for (const [at, draft] of items.entries()) {
    const number = at + 1
    const blob = blobs.get(`${draft.series} ${draft.instance}`) ?? fail(MeasurementElsewhere, { number })
    const image = opened.get(blob) ?? (await openInstance(ctx, { blob, sopInstanceUid: draft.instance }))
    opened.set(blob, image)
    const plane = imagePlaneOf(image.dataSet, draft.frame)
    if (draft.frame > plane.frames) fail(MeasurementElsewhere, { number })
    const pixels = draft.points.map((point) => toPixel(plane, point))
    if (!pixels.some((pixel) => isOnImage(plane, pixel))) fail(MeasurementOutside, { number })
    checkLength(draft, number)
    checked.push({ draft, image, plane, pixels })
  }
  return checked
}

async function refuseKnown(ctx: ImagingContext, row: Study, items: readonly MeasurementDraft[]): Promise<void> {
  const tracking = items.map(({ id }) => id)
  const twice = tracking.findIndex((id, at) => tracking.indexOf(id) !== at)
  if (twice >= 0) fail(MeasurementKnown, { number: twice + 1 })
  const { items: known } = await ctx.store(measurement).list({ where: { study: row.id, tracking }, limit: 1 })
  const [first] = known
  if (first) fail(MeasurementKnown, { number: tracking.indexOf(first.tracking) + 1 })
}

/** Where the bytes of the images are, by series and instance; those of other studies are not among them. */
async function blobsOf(
  ctx: ImagingContext,
  row: Study,
  items: readonly MeasurementDraft[],
): Promise<Map<string, string>> {
  const uids = [...new Set(items.map((one) => one.instance))]
  const rows = await ctx.query<{ seriesInstanceUid: string; sopInstanceUid: string; blob: string }>(
    sql`select se.series_instance_uid, i.sop_instance_uid, i.blob from ${instance} i join ${series} se on se.id = i.series
      where i.study = ${row.id} and i.sop_instance_uid in (${sql.join(
        uids.map((uid) => sql`${uid}`),
        ', ',
      )})`,
  )
  return new Map(rows.map((found) => [`${found.seriesInstanceUid} ${found.sopInstanceUid}`, found.blob]))
}

function checkLength({ kind, points, values }: MeasurementDraft, number: number): void {
  const [from, to] = points
  const stated = values.length
  if (kind !== 'length' || stated?.unit !== 'mm' || !from || !to) return
  const found = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2])
  if (Math.abs(stated.value - found) > tolerance.millimetres + found * tolerance.share)
    fail(MeasurementWrong, { number, stated: stated.value.toFixed(1), found: found.toFixed(1) })
}
