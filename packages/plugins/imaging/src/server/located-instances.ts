import { type FileReply, fail, type HandlerContext, NotFound, sql } from '@ygt/core'
import type { IdentityMismatch } from '../dicom/identity-match.ts'
import { contentTypeOf, multipartContentType, negotiate, type Offer } from '../dicom/media-types.ts'
import { multipartBody, newBoundary, type OutgoingPart } from '../dicom/multipart.ts'
import { type DicomInstance, readDicom } from '../dicom/part10.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { NotAcceptable } from '../imaging-problems.ts'
import { instance, series, study } from '../study.ts'
import { readInstance } from './instance-archive.ts'
import { gather } from './keep-instance.ts'
import { withSharedStudy } from './shared-results.ts'
import { origin } from './stow.ts'

/** What handlers of DICOMweb work with: the request's headers decide the form of the answer. */
export type WebContext = HandlerContext<any, any, any> & ImagingContext

export interface Place {
  /** Study Instance UID, or the id of the record. */
  readonly study: string | { readonly id: string }
  readonly series?: string
  readonly instance?: string
}

export interface Located {
  readonly blob: string
  readonly transferSyntaxUid: string
  readonly sopInstanceUid: string
  readonly seriesInstanceUid: string
  readonly studyInstanceUid: string
  readonly studyId: string
  readonly patient: string | null
  readonly request: string | null
  /** JSON as the database answers it: text on SQLite. */
  readonly coerced: string | IdentityMismatch[]
  readonly coercedAt: string | null
}

/** Instances below a study, series or instance, as far as the caller may see them; the look is recorded. */
export async function locate(ctx: ImagingContext, place: Place): Promise<readonly Located[]> {
  const conditions = [
    typeof place.study === 'string' ? sql`st.study_instance_uid = ${place.study}` : sql`st.id = ${place.study.id}`,
    ...(place.series === undefined ? [] : [sql`se.series_instance_uid = ${place.series}`]),
    ...(place.instance === undefined ? [] : [sql`i.sop_instance_uid = ${place.instance}`]),
  ]
  const rows = await withSharedStudy(ctx, place.study, (reading) =>
    reading.query<Located>(sql`select i.blob, i.transfer_syntax_uid, i.sop_instance_uid, se.series_instance_uid, st.study_instance_uid, st.id as study_id, st.patient, st.request, st.coerced, st.coerced_at
    from ${instance} i join ${series} se on se.id = i.series join ${study} st on st.id = i.study
    where ${sql.join(conditions, ' and ')} order by se.series_number, i.instance_number, i.id`),
  )
  const [first] = rows
  if (!first) fail(NotFound)
  // images that nobody placed yet are somebody's all the same: the look stands in the audit, with the study and no resident
  ctx.looked({ resource: study.id, record: first.studyId, patient: first.patient })
  return rows
}

/** How the identity in the images was reconciled with that of their request. */
export function reconciliationOf({ coerced, coercedAt }: Located): {
  readonly coerced: readonly IdentityMismatch[]
  readonly at: string
} {
  return { coerced: typeof coerced === 'string' ? JSON.parse(coerced) : coerced, at: coercedAt ?? '' }
}

/** Images stay on no device: a phone gets lost, and a computer in a clinic is shared. What a viewer shows it holds in memory. */
export const notKept = { 'cache-control': 'no-store' }

/** An instance that is here was readable when it came; one that cannot be read any more is not given out. */
export async function openInstance(
  ctx: ImagingContext,
  row: Pick<Located, 'blob' | 'sopInstanceUid'>,
): Promise<DicomInstance> {
  const reading = readDicom(await gather(await readInstance(ctx, row)))
  return reading.ok ? reading.instance : fail(NotFound)
}

/** The address of an instance in DICOMweb. */
export function addressOf(ctx: WebContext, row: Located): string {
  return `${origin(ctx)}/api/imaging/dicomweb/studies/${row.studyInstanceUid}/series/${row.seriesInstanceUid}/instances/${row.sopInstanceUid}`
}

/** The offer that the request accepts; refused with 406 when there is none. */
export function choose(ctx: WebContext, offers: readonly Offer[]): Offer {
  const accept = ctx.request.headers.accept
  return (
    negotiate(typeof accept === 'string' ? accept : undefined, offers) ??
    fail(NotAcceptable, { offered: offers.map(contentTypeOf).join(', ') })
  )
}

/** A `multipart/related` answer. */
export function multipart(offer: Offer, parts: AsyncIterable<OutgoingPart> | Iterable<OutgoingPart>): FileReply {
  const boundary = newBoundary()
  return { type: multipartContentType(offer, boundary), body: multipartBody(parts, boundary), headers: notKept }
}
