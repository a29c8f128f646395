import { type Commitment, commitment } from '../commitment-job.ts'
import { device } from '../device.ts'
import type { DataSet } from '../dicom/data-set.ts'
import { firstText, itemsOf } from '../dicom/element-values.ts'
import type { WritableDataSet } from '../dicom/part10-writer.ts'
import { EXPLICIT_VR_LITTLE_ENDIAN, IMPLICIT_VR_LITTLE_ENDIAN } from '../dicom/transfer-syntaxes.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { instance } from '../study.ts'
import { type Request, requests } from './dimse-library.ts'
import { writeIdentifier } from './identifier.ts'
import { openAssociation } from './outgoing-association.ts'
import { sopClasses } from './presentation-contexts.ts'
import { DimseRefusal, status } from './status.ts'

/** Storage Commitment Push Model (PS3.4 annex J): its well-known instance, and what is reported about it. */
const wellKnownInstance = '1.2.840.10008.1.20.1.1'
const allKept = 1
const someFailed = 2

/**
 * The transaction that an N-ACTION asks for.
 * @throws DimseRefusal
 */
export function commitmentOf(asked: DataSet, asking: string): Commitment {
  const transactionUid = firstText(asked, '00081195')
  const references = itemsOf(asked, '00081199').map((item) => ({
    sopClassUid: firstText(item, '00081150') ?? '',
    sopInstanceUid: firstText(item, '00081155') ?? '',
  }))
  const parsed = commitment.safeParse({ device: asking, transactionUid, references })
  if (!parsed.success || references.length === 0)
    throw new DimseRefusal(status.cannotUnderstand, 'no transaction UID, or no instances named')
  return parsed.data
}

/** What became of each instance: kept means in the index, with its bytes in the archive. */
export async function commitmentReport(ctx: ImagingContext, { transactionUid, references }: Commitment) {
  const held = await heldInstances(
    ctx,
    references.map((one) => one.sopInstanceUid),
  )
  const judged = references.map((one) => {
    const sopClassUid = held.get(one.sopInstanceUid)
    const reason = sopClassUid === undefined ? 0x0112 : sopClassUid === one.sopClassUid ? null : 0x0119
    return { ...one, reason }
  })
  const listed = (kept: boolean): WritableDataSet[] =>
    judged
      .filter(({ reason }) => (reason === null) === kept)
      .map(({ sopClassUid, sopInstanceUid, reason }) => ({
        ReferencedSOPClassUID: sopClassUid,
        ReferencedSOPInstanceUID: sopInstanceUid,
        ...(reason !== null && { FailureReason: reason }),
      }))
  const [kept, failed] = [listed(true), listed(false)]
  const dataSet: WritableDataSet = {
    TransactionUID: transactionUid,
    ...(kept.length > 0 && { ReferencedSOPSequence: kept }),
    ...(failed.length > 0 && { FailedSOPSequence: failed }),
  }
  return { dataSet, eventType: failed.length > 0 ? someFailed : allKept }
}

/** The N-EVENT-REPORT of a transaction, in the transfer syntax of the association that it goes over. */
export async function reportRequest(
  ctx: ImagingContext,
  asked: Commitment,
  transferSyntaxUid: string,
): Promise<Request> {
  const { dataSet, eventType } = await commitmentReport(ctx, asked)
  const request = new requests.NEventReportRequest(sopClasses.storageCommitment, wellKnownInstance, eventType)
  request.setDataset(writeIdentifier(dataSet, transferSyntaxUid, 'utf-8'))
  return request as unknown as Request
}

/** Opens an association to the device and reports; rejects while it cannot be reached, so that the job is tried again. */
export async function reportCommitment(ctx: ImagingContext, asked: Commitment): Promise<void> {
  const known = await ctx.store(device).find(asked.device)
  if (!known?.active || !known.host || !known.port) return
  const proposals = [EXPLICIT_VR_LITTLE_ENDIAN, IMPLICIT_VR_LITTLE_ENDIAN].map((transferSyntax) => ({
    abstractSyntax: sopClasses.storageCommitment,
    transferSyntax,
    provider: true,
  }))
  const peer = { aeTitle: known.aeTitle, host: known.host, port: known.port }
  const association = await openAssociation(peer, { callingAeTitle: ctx.settings.dimse.aeTitle, proposals })
  try {
    const agreed = proposals.find((proposal) => association.accepts(proposal))
    if (!agreed) throw new Error(`${known.aeTitle} takes no reports of storage commitment`)
    const answered = await association.send(await reportRequest(ctx, asked, agreed.transferSyntax))
    if (answered !== status.success) throw new Error(`${known.aeTitle} answered the report with ${answered}`)
  } finally {
    await association.release()
  }
}

/** SOP classes of the instances that are kept, by UID. */
async function heldInstances(ctx: ImagingContext, uids: readonly string[]): Promise<Map<string, string>> {
  const held = new Map<string, string>()
  for (let start = 0; start < uids.length; start += 200) {
    const { items } = await ctx
      .store(instance)
      .list({ where: { sopInstanceUid: uids.slice(start, start + 200) }, limit: 200 })
    for (const row of items)
      if (row.archived || (await ctx.blobs.size(row.blob)) !== undefined)
        held.set(row.sopInstanceUid, String(row.sopClassUid))
  }
  return held
}
