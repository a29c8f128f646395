import { type FileReply, fail, type HandlerContext, ProblemError, TooLarge } from '@ygt/core'
import { MultipartError, type MultipartPart, multipartHeader, multipartParts } from '../dicom/multipart.ts'
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
import { isStorageFull } from './storage-full.ts'
import { untroubled } from './untroubled.ts'

/** Instances of one STOW request that are indexed in one unit of work. */
const batch = 200
/** Instances of one request that are being written at the same time: the disk syncs several at the price of one. */
const writing = 8

/** STOW-RS (PS3.18 section 10.5): each instance is stored or refused for itself, and the answer says which and why. */
export async function storeInstances(
  ctx: HandlerContext<any, any, any> & ImagingContext,
  study?: string,
): Promise<FileReply> {
  const base = `${origin(ctx)}/api/imaging/dicomweb`
  const arriving: Arriving = { stored: [], failed: [], waiting: [] }
  const underWay: Promise<Received>[] = []
  /** Takes note of the oldest ones until so many are left: the answer keeps the order of the request, and the first of two wins. */
  const settle = async (left: number) => {
    while (underWay.length > left) noteReceived(await (underWay.shift() as Promise<Received>), arriving)
  }
  const flush = async () => {
    await settle(0)
    await indexWaiting(ctx, arriving, base)
  }
  try {
    const { boundary } = multipartHeader(ctx.upload.type)
    for await (const part of multipartParts(ctx.upload.stream, { boundary })) {
      const one = receivePart(ctx, { part, bytes: await bytesOf(part) }, study)
      one.catch(() => undefined) // a failure is met where it is taken note of
      underWay.push(one)
      await settle(writing - 1)
      if (arriving.waiting.length >= batch) await flush()
    }
  } catch (error) {
    // what was whole before the body broke off is stored all the same
    await flush()
    if (!(error instanceof MultipartError)) throw error
    if (arriving.stored.length === 0) fail(NotMultipart, { reason: `${error.reason}: ${error.message}` })
    arriving.failed.push({ failureReason: FAILURE_REASON.cannotUnderstand })
  }
  await flush()
  const { status, dataSet } = stowResponse({
    stored: arriving.stored,
    failed: arriving.failed,
    ...(study !== undefined && { studyUrl: `${base}/studies/${study}` }),
  })
  return { status, type: 'application/dicom+json', body: JSON.stringify(dataSet) }
}

interface Arriving {
  readonly stored: StoredInstance[]
  readonly failed: FailedInstance[]
  /** Kept and not in the index yet. */
  waiting: KeptInstance[]
}

/** What became of one part before it goes into the index. */
type Received = { readonly kept: KeptInstance } | { readonly failed: FailedInstance }

function noteReceived(received: Received, arriving: Arriving): void {
  if ('kept' in received) arriving.waiting.push(received.kept)
  else arriving.failed.push(received.failed)
}

/** The body of a part; undefined when it is larger than what is taken. */
async function bytesOf(part: MultipartPart): Promise<Buffer | undefined> {
  return gather(part.body).catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem === TooLarge) return undefined
    throw error
  })
}

async function receivePart(
  ctx: ImagingContext,
  { part, bytes }: { readonly part: MultipartPart; readonly bytes: Buffer | undefined },
  study: string | undefined,
): Promise<Received> {
  if (!bytes) return { failed: { failureReason: FAILURE_REASON.outOfResources } }
  const keeping = await keepInstance(ctx, part.headers.get('content-location') ?? '', bytes).catch((error: unknown) => {
    if (isStorageFull(error)) return undefined
    throw error
  })
  if (!keeping) return { failed: { failureReason: FAILURE_REASON.outOfResources } }
  if (!keeping.ok) {
    const { sopClassUid, sopInstanceUid, reason } = keeping.file
    return {
      failed: {
        ...(sopClassUid && { sopClassUid }),
        ...(sopInstanceUid && { sopInstanceUid }),
        failureReason: failureReasonOf(reason),
      },
    }
  }
  const { sopClassUid, sopInstanceUid, studyInstanceUid } = keeping.instance.attributes
  if (study === undefined || studyInstanceUid === study) return { kept: keeping.instance }
  return { failed: { sopClassUid, sopInstanceUid, failureReason: FAILURE_REASON.doesNotMatchSopClass } }
}

async function indexWaiting(ctx: ImagingContext, arriving: Arriving, base: string): Promise<void> {
  const instances = arriving.waiting
  if (instances.length === 0) return
  arriving.waiting = []
  const { outcomes } = await untroubled(ctx, () => indexInstances(ctx, { instances, source: 'stow' }))
  for (const { instance: kept, outcome } of outcomes) {
    const { sopClassUid, sopInstanceUid, studyInstanceUid, seriesInstanceUid } = kept.attributes
    if (outcome === 'conflict' || outcome === 'elsewhere')
      arriving.failed.push({ sopClassUid, sopInstanceUid, failureReason: FAILURE_REASON.processingFailure })
    else
      arriving.stored.push({
        sopClassUid,
        sopInstanceUid,
        retrieveUrl: `${base}/studies/${studyInstanceUid}/series/${seriesInstanceUid}/instances/${sopInstanceUid}`,
        ...(kept.warnings.length > 0 && { warningReason: WARNING_REASON.doesNotMatchSopClass }),
      })
  }
}

export function origin({
  request,
}: {
  readonly request: { readonly headers: Readonly<Record<string, unknown>> }
}): string {
  return `${request.headers['x-forwarded-proto'] ?? 'http'}://${String(request.headers.host ?? '')}`
}
