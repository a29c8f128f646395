import type { Context } from '../../plugin/context.ts'
import { fail } from '../../problem/define-problem.ts'
import type { signaturesPlugin } from './plugin.ts'
import type { SignaturesSettings } from './settings.ts'
import { NoCertificate, NoSignatureService } from './signature-problems.ts'

export type SignaturesContext = typeof signaturesPlugin extends { uses: infer U }
  ? Context<U, SignaturesSettings>
  : never

export function serviceOf({ uses }: SignaturesContext) {
  return uses.service ?? fail(NoSignatureService)
}

/** Only people sign. */
export function signerOf({ caller }: SignaturesContext): string {
  return caller.practitioner ?? fail(NoCertificate)
}

/** Rows of this block are looked up for owners of records, who have seen to it that the caller may. */
export const forOwner = 'signatures belong to records that the caller may read'
