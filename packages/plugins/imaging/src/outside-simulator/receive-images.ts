import { rmSync } from 'node:fs'
import { firstText } from '../dicom/element-values.ts'
import { openInstanceStream } from '../dicom/instance-stream.ts'
import { multipartHeader, multipartParts } from '../dicom/multipart.ts'
import { FAILURE_REASON, type FailedInstance, type StoredInstance, stowResponse } from '../dicom/stow-response.ts'
import type { CaseFolder } from './case-folder.ts'

/** STOW-RS as the other hospital takes it: image by image to disk; each has to say the number of a case that is known. */
export async function receiveImages(
  folder: CaseFolder,
  { contentType, body, arrived }: Receiving,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const { boundary } = multipartHeader(contentType)
  const stored: StoredInstance[] = []
  const failed: FailedInstance[] = []
  for await (const part of multipartParts(body, { boundary })) {
    const path = await folder.receive(part.body)
    const outcome = await placed(folder, path).catch(() => ({ failureReason: FAILURE_REASON.cannotUnderstand }))
    if ('failureReason' in outcome) {
      rmSync(path, { force: true })
      failed.push(outcome)
    } else {
      stored.push(outcome)
      arrived(outcome.sopInstanceUid)
    }
  }
  const { status, dataSet } = stowResponse({ stored, failed })
  return { status, json: dataSet }
}

export interface Receiving {
  readonly contentType: string | undefined
  readonly body: AsyncIterable<Uint8Array>
  /** Told of each image that was taken. */
  readonly arrived: (uid: string) => void
}

/** Not Authorized (PS3.7 annex C.5.21): no case of this number waits here. */
const notAuthorized = 0x0124

async function placed(folder: CaseFolder, path: string): Promise<StoredInstance | FailedInstance> {
  const { header, pixels } = await openInstanceStream(folder.read(path))
  // read to the end, so that one that breaks off is not taken
  for await (const _ of pixels);
  const { dataSet } = header
  const number = firstText(dataSet, '00100020') ?? ''
  const sopClassUid = firstText(dataSet, '00080016') ?? ''
  const sopInstanceUid = firstText(dataSet, '00080018') ?? ''
  if (!/^[0-9.]{1,64}$/.test(sopInstanceUid)) return { failureReason: FAILURE_REASON.cannotUnderstand }
  const about = folder.find(number)
  if (!about || about.revoked) return { sopClassUid, sopInstanceUid, failureReason: notAuthorized }
  folder.place(path, { number, uid: sopInstanceUid })
  return { sopClassUid, sopInstanceUid, retrieveUrl: `/cases/${number}/images/${sopInstanceUid}` }
}
