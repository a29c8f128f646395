import { isStorageFull } from '../server/storage-full.ts'

/** Status codes of DIMSE responses (PS3.4 annexes B, C, J, K; PS3.7 annex C). */
export const status = {
  success: 0x0000,
  /** More results follow. */
  pending: 0xff00,
  cancelled: 0xfe00,
  outOfResources: 0xa700,
  unableToPerformSubOperations: 0xa702,
  moveDestinationUnknown: 0xa801,
  identifierDoesNotMatch: 0xa900,
  subOperationsWithFailures: 0xb000,
  cannotUnderstand: 0xc000,
  duplicateInstance: 0x0111,
  processingFailure: 0x0110,
  noSuchInstance: 0x0112,
  notAuthorized: 0x0124,
} as const

export type DimseStatus = (typeof status)[keyof typeof status]

/** Refuses a request with a status; the comment goes to the device, in ASCII and without patient data. */
export class DimseRefusal extends Error {
  readonly status: DimseStatus
  constructor(code: DimseStatus, comment: string) {
    super(comment.slice(0, 64))
    this.status = code
  }
}

/** What a failure is answered with: refusals as they say, a full disk as such, anything else as a failure here. */
export function refusalOf(error: unknown): DimseRefusal {
  if (error instanceof DimseRefusal) return error
  return isStorageFull(error)
    ? new DimseRefusal(status.outOfResources, 'no space left on the archive')
    : new DimseRefusal(status.processingFailure, 'the archive could not process this; see its log')
}
