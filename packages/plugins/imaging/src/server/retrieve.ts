import { fail, type FileReply, type HandlerContext, NotFound, sql } from '@ygt/core'
import { type DicomJson, toDicomJson } from '../dicom/dicom-json.ts'
import { extractFrame } from '../dicom/frames.ts'
import {
  contentTypeOf,
  frameOffers,
  instanceOffers,
  multipartContentType,
  negotiate,
  type Offer,
  renderedOffers,
} from '../dicom/media-types.ts'
import { multipartBody, newBoundary, type OutgoingPart } from '../dicom/multipart.ts'
import { type DicomInstance, readDicom } from '../dicom/part10.ts'
import type { FrameRenderer } from '../dicom/render-frame.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { CannotRender, NotAcceptable } from '../imaging-problems.ts'
import { instance, type Instance, series, study } from '../study.ts'
import { gather } from './keep-instance.ts'
import { origin } from './stow.ts'

type Ctx = HandlerContext<any, any, any> & ImagingContext

export interface Place {
  readonly study: string
  readonly series?: string
  readonly instance?: string
}

interface Located {
  readonly blob: string
  readonly transferSyntaxUid: string
  readonly sopInstanceUid: string
  readonly seriesInstanceUid: string
  readonly studyInstanceUid: string
  readonly studyId: string
  readonly patient: string | null
}

/** Instances below a study, series or instance, as far as the caller may see them; the look is recorded. */
async function locate(ctx: ImagingContext, place: Place): Promise<readonly Located[]> {
  const conditions = [
    sql`st.study_instance_uid = ${place.study}`,
    ...(place.series === undefined ? [] : [sql`se.series_instance_uid = ${place.series}`]),
    ...(place.instance === undefined ? [] : [sql`i.sop_instance_uid = ${place.instance}`]),
  ]
  const rows =
    await ctx.query<Located>(sql`select i.blob, i.transfer_syntax_uid, i.sop_instance_uid, se.series_instance_uid, st.study_instance_uid, st.id as study_id, st.patient
    from ${instance} i join ${series} se on se.id = i.series join ${study} st on st.id = i.study
    where ${sql.join(conditions, ' and ')} order by se.series_number, i.instance_number, i.id`)
  const [first] = rows
  if (!first) fail(NotFound)
  if (first.patient) ctx.looked({ resource: study.id, record: first.studyId, patient: first.patient })
  return rows
}

/** WADO-RS retrieve (PS3.18 section 10.4): instances byte for byte as they were received. */
export async function retrieveInstances(ctx: Ctx, place: Place): Promise<FileReply> {
  const rows = await locate(ctx, place)
  const single = place.instance !== undefined
  const offer = choose(ctx, instanceOffers([...new Set(rows.map((r) => r.transferSyntaxUid))], { single }))
  const [first] = rows
  if (!offer.multipart && first)
    return {
      type: contentTypeOf({ ...offer, transferSyntaxUid: first.transferSyntaxUid }),
      body: await ctx.blobs.get(first.blob),
      headers: immutable,
    }
  async function* parts(): AsyncGenerator<OutgoingPart> {
    for (const row of rows)
      yield {
        headers: { 'content-type': contentTypeOf({ ...offer, transferSyntaxUid: row.transferSyntaxUid }) },
        body: await ctx.blobs.get(row.blob),
      }
  }
  return multipart(offer, parts())
}

/** Metadata without pixels, instance by instance. */
export async function retrieveMetadata(ctx: Ctx, place: Place): Promise<FileReply> {
  const rows = await locate(ctx, place)
  async function* body(): AsyncGenerator<Uint8Array> {
    let before = '['
    for (const row of rows) {
      yield Buffer.from(before + JSON.stringify(metadataOf(await open(ctx, row), `${address(ctx, row)}/bulkdata`)))
      before = ','
    }
    yield Buffer.from(']')
  }
  return { type: 'application/dicom+json', body: body() }
}

/** Frames as they are stored, numbered from 1. */
export async function retrieveFrames(ctx: Ctx, place: Place, frames: string): Promise<FileReply> {
  const [row] = await locate(ctx, place)
  if (!row) fail(NotFound)
  const opened = await open(ctx, row)
  const numbers = frames.split(',').map(Number)
  const offer = choose(ctx, frameOffers(row.transferSyntaxUid, { single: numbers.length === 1 }))
  const extracted = numbers.map((n) => extractFrame(opened, n))
  const bodies = extracted.map((f) => (f.ok ? f.bytes : fail(NotFound)))
  const [only] = bodies
  if (!offer.multipart && only) return { type: contentTypeOf(offer), body: only, headers: immutable }
  async function* parts(): AsyncGenerator<OutgoingPart> {
    for (const body of bodies) yield { headers: { 'content-type': contentTypeOf(offer) }, body }
  }
  return multipart(offer, parts())
}

export interface Rendered {
  readonly renderer: FrameRenderer
  readonly window?: string | undefined
  readonly maxSize?: number
}

/** A picture for the eye: a preview, not for diagnosis. `window` is `center,width` as in PS3.18 section 8.3.5.1. */
export async function retrieveRendered(
  ctx: Ctx,
  place: Place,
  { renderer, window, maxSize }: Rendered,
): Promise<FileReply> {
  const rows = await locate(ctx, place)
  const row = rows[Math.floor(rows.length / 2)] ?? fail(NotFound)
  choose(ctx, renderedOffers())
  const [center, width] = (window ?? '').split(',').map(Number)
  const wanted =
    center !== undefined && width !== undefined && Number.isFinite(center) && width > 0
      ? { window: { center, width } }
      : {}
  const rendering = await renderer.render(await gather(await ctx.blobs.get(row.blob)), {
    ...wanted,
    ...(maxSize !== undefined && { maxSize }),
  })
  if (!rendering.ok) fail(CannotRender, { reason: rendering.reason })
  return { type: 'image/png', body: rendering.png, headers: { 'cache-control': 'private, max-age=3600' } }
}

/** One instance, for the viewer: the file as it is. */
export async function instanceFile(ctx: Ctx, row: Pick<Instance, 'blob'>): Promise<FileReply> {
  return { type: 'application/dicom', body: await ctx.blobs.get(row.blob), headers: immutable }
}

// the bytes under a SOP Instance UID never change; the browser of a signed-in person may keep them
const immutable = { 'cache-control': 'private, max-age=86400, immutable' }

async function open(ctx: ImagingContext, { blob }: Pick<Located, 'blob'>): Promise<DicomInstance> {
  const reading = readDicom(await gather(await ctx.blobs.get(blob)))
  return reading.ok ? reading.instance : fail(NotFound)
}

function metadataOf(opened: DicomInstance, base: string): DicomJson {
  return toDicomJson(opened.dataSet, { bulkDataUri: (path) => `${base}/${path}` })
}

function address(ctx: Ctx, row: Located): string {
  return `${origin(ctx)}/api/imaging/dicomweb/studies/${row.studyInstanceUid}/series/${row.seriesInstanceUid}/instances/${row.sopInstanceUid}`
}

function choose(ctx: Ctx, offers: readonly Offer[]): Offer {
  const accept = ctx.request.headers.accept
  return (
    negotiate(typeof accept === 'string' ? accept : undefined, offers) ??
    fail(NotAcceptable, { offered: offers.map(contentTypeOf).join(', ') })
  )
}

function multipart(offer: Offer, parts: AsyncIterable<OutgoingPart>): FileReply {
  const boundary = newBoundary()
  return { type: multipartContentType(offer, boundary), body: multipartBody(parts, boundary) }
}
