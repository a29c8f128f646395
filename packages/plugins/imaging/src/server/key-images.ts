import { fail, NotFound, sql, type z } from '@ygt/core'
import { MeasurementElsewhere, TooManyKeyImages, UnmatchedStudy } from '../annotation-problems.ts'
import { imagePlaneOf, toPixel } from '../dicom/image-plane.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { type KeyImage, keyImage, mostKeyImages } from '../key-image.ts'
import type { keyImageView } from '../key-image-api.ts'
import { type KeptMeasurement, measurement } from '../measurement.ts'
import { instance, series, study } from '../study.ts'
import { type Located, locate, openInstance } from './located-instances.ts'

type View = z.output<typeof keyImageView>
export type Mark = View['marks'][number]

export interface Marking {
  readonly id: string
  readonly series: string
  readonly instance: string
  readonly frame: number
  readonly window: { readonly center: number; readonly width: number } | null
}

/** Marks a picture for the report of the request that its study answers. */
export async function markKeyImage(ctx: ImagingContext, marking: Marking): Promise<{ id: string }> {
  const row = await ctx.store(study).get(marking.id)
  const request = row.request ?? fail(UnmatchedStudy)
  const [image] = await ctx.query<{ numberOfFrames: number | null }>(
    sql`select i.number_of_frames from ${instance} i join ${series} se on se.id = i.series where i.study = ${row.id}
      and se.series_instance_uid = ${marking.series} and i.sop_instance_uid = ${marking.instance}`,
  )
  if (!image || marking.frame > Number(image.numberOfFrames ?? 1)) fail(MeasurementElsewhere, { number: 1 })
  const { items } = await ctx.store(keyImage).list({ where: { request, state: 'marked' }, limit: mostKeyImages })
  if (items.length >= mostKeyImages) fail(TooManyKeyImages, { most: mostKeyImages })
  const made = await ctx.store(keyImage).create(
    {
      study: row.id,
      request,
      patient: row.patient,
      seriesInstanceUid: marking.series,
      sopInstanceUid: marking.instance,
      frame: marking.frame,
      shown: marking.window,
      authorName: ctx.caller.name,
      unmarkedAt: null,
    },
    { organization: row.organization },
  )
  return { id: made.id }
}

/** A key image with the picture that it is of and what is drawn on it. */
export interface ReportedImage {
  readonly row: KeyImage
  readonly located: Located
  readonly marks: readonly Mark[]
}

/** Key images of a request that the caller may see. */
export async function keyImagesOf(ctx: ImagingContext, request: string, at: string | null): Promise<ReportedImage[]> {
  if (!(await ctx.uses.orders.get({ request }))) fail(NotFound)
  return keyImagesAt(ctx, request, at)
}

/** Key images of a request as they were at a moment, the first marked first; now when none is given. */
export async function keyImagesAt(ctx: ImagingContext, request: string, at: string | null): Promise<ReportedImage[]> {
  const { items } = await ctx.store(keyImage).list({ where: { request }, sort: 'createdAt', limit: 100 })
  const rows = items.filter((row) => stoodAt(row.createdAt, row.unmarkedAt, at))
  const sops = [...new Set(rows.map((row) => row.sopInstanceUid))]
  if (sops.length === 0) return []
  const drawn = (await ctx.store(measurement).list({ where: { sopInstanceUid: sops }, limit: 500 })).items.filter(
    (row) => stoodAt(row.createdAt, row.removedAt, at),
  )
  const shown: ReportedImage[] = []
  for (const row of rows) {
    const place = { study: { id: row.study }, series: row.seriesInstanceUid, instance: row.sopInstanceUid }
    const [located] = await locate(ctx, place)
    const on = drawn.filter((one) => one.sopInstanceUid === row.sopInstanceUid && one.frame === row.frame)
    if (located) shown.push({ row, located, marks: on.length > 0 ? await marksOf(ctx, located, on) : [] })
  }
  return shown
}

export function viewKeyImage({ row, located, marks }: ReportedImage): View {
  const { id, frame, shown, authorName, sopInstanceUid } = row
  const base = `/api/imaging/dicomweb/studies/${located.studyInstanceUid}/series/${row.seriesInstanceUid}/instances/${sopInstanceUid}`
  const window = shown ? `&window=${shown.center},${shown.width}` : ''
  return {
    id,
    instance: sopInstanceUid,
    frame,
    window: shown,
    authorName,
    url: `${base}/rendered?frame=${frame}${window}`,
    marks: [...marks],
  }
}

function stoodAt(from: string, until: string | null, at: string | null): boolean {
  return at === null ? until === null : from <= at && (until === null || until > at)
}

async function marksOf(ctx: ImagingContext, located: Located, drawn: readonly KeptMeasurement[]): Promise<Mark[]> {
  const { dataSet } = await openInstance(ctx, located)
  return drawn.map((one) => {
    const plane = imagePlaneOf(dataSet, one.frame)
    const points = one.points.map((point): [number, number] => {
      const [column, row] = toPixel(plane, point)
      return [column / plane.columns, row / plane.rows]
    })
    const values = Object.values(one.measured) as { value: number; unit: string }[]
    const [first] = values
    return { points: outlineOf(one.kind, points), closed: false, text: one.text ?? (first ? written(first) : '') }
  })
}

type Point = [number, number]

/** Lines to draw: corners of a rectangle and ends of axes are put in order; see `report-content.ts` for how they are kept. */
function outlineOf(kind: string, points: Point[]): Point[] {
  const [a, b, c, d] = points
  if (!a || !b || !c || !d) return points
  if (kind === 'rectangle') return [a, b, d, c, a]
  if (kind !== 'ellipse') return points
  const centre = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const
  const along = (angle: number, axis: 0 | 1): number =>
    centre[axis] + ((b[axis] - a[axis]) / 2) * Math.cos(angle) + ((d[axis] - c[axis]) / 2) * Math.sin(angle)
  return Array.from({ length: 33 }, (_, at): Point => [along((at * Math.PI) / 16, 0), along((at * Math.PI) / 16, 1)])
}

const readable: Readonly<Record<string, string>> = { "[hnsf'U]": 'HU', deg: '°', mm2: 'mm²', '{pixel}': 'px' }
const written = ({ value, unit }: { value: number; unit: string }): string =>
  `${value.toFixed(1)} ${readable[unit] ?? unit}`
