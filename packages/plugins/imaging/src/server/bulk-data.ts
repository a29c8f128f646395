import { type FileReply, fail, NotFound } from '@ygt/core'
import { bulkDataOf, littleEndianBytes } from '../dicom/dicom-json.ts'
import { extractFrame, frameCount } from '../dicom/frames.ts'
import { bulkDataOffers, contentTypeOf, frameOffers, type Offer } from '../dicom/media-types.ts'
import type { DicomInstance } from '../dicom/part10.ts'
import { choose, locate, multipart, notKept, openInstance, type Place, type WebContext } from './located-instances.ts'

/**
 * The value that a BulkDataURI of the metadata names (PS3.18 section 10.4.1.1.5): words in little endian, compressed pixel data
 * frame by frame. `value` is a tag, inside sequences `sequence.item.tag`.
 */
export async function retrieveBulkData(ctx: WebContext, place: Place, value: string): Promise<FileReply> {
  const [row] = await locate(ctx, place)
  if (!row) fail(NotFound)
  const opened = await openInstance(ctx, row)
  const { offers, bodies } = bulkData(opened, value) ?? fail(NotFound)
  const offer = choose(ctx, offers)
  const [only] = bodies
  if (!offer.multipart && only) return { type: contentTypeOf(offer), body: only, headers: notKept }
  return multipart(
    offer,
    bodies.map((body) => ({ headers: { 'content-type': contentTypeOf(offer) }, body })),
  )
}

interface BulkData {
  readonly offers: readonly Offer[]
  readonly bodies: readonly Uint8Array[]
}

function bulkData(opened: DicomInstance, value: string): BulkData | undefined {
  const found = bulkDataOf(opened.dataSet, value.replaceAll('.', '/'))
  if (!found) return undefined
  const { dataSet, element } = found
  if (!element.fragments) return { offers: bulkDataOffers(), bodies: [littleEndianBytes(dataSet, element)] }
  const frames = Array.from({ length: frameCount(opened) }, (_, index) => extractFrame(opened, index + 1))
  return {
    offers: frameOffers(opened.transferSyntaxUid, { single: frames.length === 1 }),
    bodies: frames.flatMap((frame) => (frame.ok ? [frame.bytes] : [])),
  }
}
