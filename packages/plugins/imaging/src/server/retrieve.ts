import { type FileReply, fail, NotFound } from '@ygt/core'
import { type DicomJson, toDicomJson } from '../dicom/dicom-json.ts'
import { extractFrame } from '../dicom/frames.ts'
import { contentTypeOf, frameOffers, instanceOffers, renderedOffers } from '../dicom/media-types.ts'
import type { OutgoingPart } from '../dicom/multipart.ts'
import type { DicomInstance } from '../dicom/part10.ts'
import { reconciledMetadata } from '../dicom/reconciled-metadata.ts'
import type { FrameRenderer } from '../dicom/render-frame.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { CannotRender } from '../imaging-problems.ts'
import { readInstance } from './instance-archive.ts'
import { gather } from './keep-instance.ts'
import {
  addressOf,
  choose,
  type Located,
  locate,
  multipart,
  notKept,
  openInstance,
  type Place,
  reconciliationOf,
  type WebContext,
} from './located-instances.ts'

/** WADO-RS retrieve (PS3.18 section 10.4): instances byte for byte as they were received. */
export async function retrieveInstances(ctx: WebContext, place: Place): Promise<FileReply> {
  const rows = await locate(ctx, place)
  const single = place.instance !== undefined
  const offer = choose(ctx, instanceOffers([...new Set(rows.map((r) => r.transferSyntaxUid))], { single }))
  const [first] = rows
  if (!offer.multipart && first)
    return {
      type: contentTypeOf({ ...offer, transferSyntaxUid: first.transferSyntaxUid }),
      body: await readInstance(ctx, first),
      headers: notKept,
    }
  async function* parts(): AsyncGenerator<OutgoingPart> {
    for (const row of rows)
      yield {
        headers: { 'content-type': contentTypeOf({ ...offer, transferSyntaxUid: row.transferSyntaxUid }) },
        body: await readInstance(ctx, row),
      }
  }
  return multipart(offer, parts())
}

/** Metadata without pixels, instance by instance. */
export async function retrieveMetadata(ctx: WebContext, place: Place): Promise<FileReply> {
  const rows = await locate(ctx, place)
  async function* body(): AsyncGenerator<Uint8Array> {
    let before = '['
    for (const row of rows) {
      const stored = metadataOf(await openInstance(ctx, row), `${addressOf(ctx, row)}/bulkdata`)
      yield Buffer.from(before + JSON.stringify(reconciledMetadata(stored, reconciliationOf(row))))
      before = ','
    }
    yield Buffer.from(']')
  }
  return { type: 'application/dicom+json', body: body(), headers: notKept }
}

/** Frames as they are stored, numbered from 1. */
export async function retrieveFrames(ctx: WebContext, place: Place, frames: string): Promise<FileReply> {
  const [row] = await locate(ctx, place)
  if (!row) fail(NotFound)
  const opened = await openInstance(ctx, row)
  const numbers = frames.split(',').map(Number)
  const offer = choose(ctx, frameOffers(row.transferSyntaxUid, { single: numbers.length === 1 }))
  const extracted = numbers.map((n) => extractFrame(opened, n))
  const bodies = extracted.map((f) => (f.ok ? f.bytes : fail(NotFound)))
  const [only] = bodies
  if (!offer.multipart && only) return { type: contentTypeOf(offer), body: only, headers: notKept }
  async function* parts(): AsyncGenerator<OutgoingPart> {
    for (const body of bodies) yield { headers: { 'content-type': contentTypeOf(offer) }, body }
  }
  return multipart(offer, parts())
}

export interface Rendered {
  readonly renderer: FrameRenderer
  readonly window?: string | undefined
  readonly maxSize?: number
  /** From 1. */
  readonly frame?: number | undefined
}

/** A picture for the eye: a preview, not for diagnosis. `window` is `center,width` as in PS3.18 section 8.3.5.1. */
export async function retrieveRendered(ctx: WebContext, place: Place, wanted: Rendered): Promise<FileReply> {
  const rows = await locate(ctx, place)
  choose(ctx, renderedOffers())
  return retrieveLocated(ctx, rows, wanted)
}

/** The middle one of instances that were found already. */
export async function retrieveLocated(
  ctx: ImagingContext,
  rows: readonly Located[],
  { renderer, window, maxSize, frame }: Rendered,
): Promise<FileReply> {
  const row = rows[Math.floor(rows.length / 2)] ?? fail(NotFound)
  const [center, width] = (window ?? '').split(',').map(Number)
  const wanted =
    center !== undefined && width !== undefined && Number.isFinite(center) && width > 0
      ? { window: { center, width } }
      : {}
  const rendering = await renderer.render(await gather(await readInstance(ctx, row)), {
    ...wanted,
    ...(maxSize !== undefined && { maxSize }),
    ...(frame !== undefined && { frame }),
  })
  if (!rendering.ok) fail(CannotRender, { reason: rendering.reason })
  return { type: 'image/png', body: rendering.png, headers: notKept }
}

function metadataOf(opened: DicomInstance, base: string): DicomJson {
  return toDicomJson(opened.dataSet, { bulkDataUri: (path) => `${base}/${path.replaceAll('/', '.')}` })
}
