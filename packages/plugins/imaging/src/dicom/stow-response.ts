import { type DicomJson, jsonElement } from './dicom-json.ts'
import type { DicomFailureReason } from './part10.ts'

/** Failure Reason (0008,1197) of the store transaction (PS3.18 table I.2-2, PS3.4 table B.2-1). */
export const FAILURE_REASON = {
  outOfResources: 0xa700,
  doesNotMatchSopClass: 0xa900,
  cannotUnderstand: 0xc000,
  transferSyntaxNotSupported: 0xc122,
  processingFailure: 0x0110,
  sopClassNotSupported: 0x0122,
} as const

/** Warning Reason (0008,1196) (PS3.18 table I.2-1). */
export const WARNING_REASON = { coerced: 0xb000, elementsDiscarded: 0xb006, doesNotMatchSopClass: 0xb007 } as const

export type StoredInstance = {
  sopClassUid: string
  sopInstanceUid: string
  retrieveUrl: string
  warningReason?: number
}

/** An instance that was not stored; its UIDs as far as they could be read. */
export type FailedInstance = { sopClassUid?: string; sopInstanceUid?: string; failureReason: number }

export type StowOutcome = {
  /** Address of the study, when all instances belong to one. */
  studyUrl?: string
  stored: readonly StoredInstance[]
  failed: readonly FailedInstance[]
}

/**
 * Status code (PS3.18 table 10.5.3-1) and Store Instances Response Module (table I.1-1) in the JSON model:
 * 200 all stored, 202 some failed or were stored with a warning, 409 nothing was stored.
 */
export function stowResponse({ studyUrl, stored, failed }: StowOutcome): {
  status: 200 | 202 | 409
  dataSet: DicomJson
} {
  const dataSet: DicomJson = {
    ...(studyUrl && { '00081190': jsonElement('UR', [studyUrl]) }),
    ...(failed.length > 0 && { '00081198': jsonElement('SQ', failed.map(failedItem)) }),
    ...(stored.length > 0 && { '00081199': jsonElement('SQ', stored.map(storedItem)) }),
  }
  const clean = failed.length === 0 && stored.every(({ warningReason }) => warningReason === undefined)
  return { status: stored.length === 0 ? 409 : clean ? 200 : 202, dataSet }
}

/** The failure reason for a file that could not be read. */
export function failureReasonOf(reason: DicomFailureReason): number {
  if (reason.startsWith('no-') && !reason.endsWith('-uid')) return FAILURE_REASON.doesNotMatchSopClass
  if (reason === 'too-large' || reason === 'too-many-elements') return FAILURE_REASON.outOfResources
  return FAILURE_REASON.cannotUnderstand
}

const reference = ({ sopClassUid, sopInstanceUid }: { sopClassUid?: string; sopInstanceUid?: string }): DicomJson => ({
  ...(sopClassUid && { '00081150': jsonElement('UI', [sopClassUid]) }),
  ...(sopInstanceUid && { '00081155': jsonElement('UI', [sopInstanceUid]) }),
})

const failedItem = ({ failureReason, ...uids }: FailedInstance): DicomJson => ({
  ...reference(uids),
  '00081197': jsonElement('US', [failureReason]),
})

const storedItem = ({ retrieveUrl, warningReason, ...uids }: StoredInstance): DicomJson => ({
  ...reference(uids),
  '00081190': jsonElement('UR', [retrieveUrl]),
  ...(warningReason !== undefined && { '00081196': jsonElement('US', [warningReason]) }),
})
