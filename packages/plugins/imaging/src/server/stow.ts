import { type FileReply, fail, type HandlerContext } from '@ygt/core'
import { MultipartError, multipartHeader, multipartParts } from '../dicom/multipart.ts'
import {
  FAILURE_REASON,
  type FailedInstance,
  failureReasonOf,
  type StoredInstance,
  stowResponse,
  WARNING_REASON,
} from '../dicom/stow-response.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { NotMultipart } from '../imaging-problems.ts'
import { indexInstances } from './index-instances.ts'
import { gather, type KeptInstance, keepInstance } from './keep-instance.ts'

/** Instances of one STOW request that are indexed in one unit of work. */
const batch = 200

/** STOW-RS (PS3.18 section 10.5): each instance is stored or refused for itself, and the answer says which and why. */
export async function storeInstances(
  ctx: HandlerContext<any, any, any> & ImagingContext,
  study?: string,
): Promise<FileReply> {
  const base = `${origin(ctx)}/api/imaging/dicomweb`
  const stored: StoredInstance[] = []
  const failed: FailedInstance[] = []
  let waiting: KeptInstance[] = []

  async function flush(): Promise<void> {
    if (waiting.length === 0) return
    const { outcomes, studies } = await indexInstances(ctx, { instances: waiting, source: 'stow' })
    for (const { instance: kept, outcome } of outcomes) {
      const { sopClassUid, sopInstanceUid, studyInstanceUid, seriesInstanceUid } = kept.attributes
      // what is in conflict, or belongs to a study that the caller may not see, is not stored
      const visible = studies.some((s) => s.studyInstanceUid === studyInstanceUid)
      if (outcome === 'conflict' || !visible)
        failed.push({ sopClassUid, sopInstanceUid, failureReason: FAILURE_REASON.processingFailure })
      else {
        const retrieveUrl = `${base}/studies/${studyInstanceUid}/series/${seriesInstanceUid}/instances/${sopInstanceUid}`
        stored.push({
          sopClassUid,
          sopInstanceUid,
          retrieveUrl,
          ...(kept.warnings.length > 0 && { warningReason: WARNING_REASON.doesNotMatchSopClass }),
        })
      }
    }
    waiting = []
  }

  try {
    const { boundary } = multipartHeader(ctx.upload.type)
    for await (const part of multipartParts(ctx.upload.stream, { boundary })) {
      const keeping = await keepInstance(ctx, part.headers.get('content-location') ?? '', await gather(part.body))
      if (!keeping.ok) {
        const { sopClassUid, sopInstanceUid, reason } = keeping.file
        failed.push({
          ...(sopClassUid && { sopClassUid }),
          ...(sopInstanceUid && { sopInstanceUid }),
          failureReason: failureReasonOf(reason),
        })
      } else if (study !== undefined && keeping.instance.attributes.studyInstanceUid !== study) {
        const { sopClassUid, sopInstanceUid } = keeping.instance.attributes
        failed.push({ sopClassUid, sopInstanceUid, failureReason: FAILURE_REASON.doesNotMatchSopClass })
      } else waiting.push(keeping.instance)
      if (waiting.length >= batch) await flush()
    }
  } catch (error) {
    if (!(error instanceof MultipartError)) throw error
    // what was whole before the body broke off is stored all the same
    await flush()
    if (stored.length === 0) fail(NotMultipart, { reason: `${error.reason}: ${error.message}` })
  }
  await flush()
  const { status, dataSet } = stowResponse({
    stored,
    failed,
    ...(study !== undefined && { studyUrl: `${base}/studies/${study}` }),
  })
  return { status, type: 'application/dicom+json', body: JSON.stringify(dataSet) }
}

export function origin({
  request,
}: {
  readonly request: { readonly headers: Readonly<Record<string, unknown>> }
}): string {
  return `${request.headers['x-forwarded-proto'] ?? 'http'}://${String(request.headers.host ?? '')}`
}
