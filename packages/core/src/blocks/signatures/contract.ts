import { z } from 'zod'
import { defineContract, operation } from '../../contract/define-contract.ts'
import { signatureFaults } from '../../signing/verify-evidence.ts'
import { SignatureGone, SignatureInvalid, SignedOtherwise } from './signature-problems.ts'

export { SignatureService } from './service-contract.ts'
export * from './signature-problems.ts'

/** Which kind of record, `<plugin>.<thing>`; the owner of the record names it. */
const kind = z.string().regex(/^[a-z][a-z-]*\.[a-zA-Z-]+$/)
const record = z.string().min(1).max(64)
/** What the signer says with it, in the owner's words: `sign`, `publish`. */
const purpose = z.string().regex(/^[a-z][a-z-]*$/)
/** JSON that is signed, the same whenever the owner is asked; canonical by RFC 8785. */
const content = z.record(z.string(), z.unknown())

/** A signature in force, as it is shown. Instants are ISO; `signedAt` is the time that the time stamp proves. */
export const signatureCard = z.object({
  id: z.string(),
  record,
  purpose,
  signer: z.string(),
  signerName: z.string(),
  role: z.string(),
  signedAt: z.string(),
  serial: z.string(),
  subject: z.string(),
  issuer: z.string(),
  algorithm: z.string(),
})

export type SignatureCard = z.output<typeof signatureCard>

export const verifiedSignature = signatureCard.extend({
  valid: z.boolean(),
  faults: z.array(z.enum(signatureFaults)),
})

export type VerifiedSignature = z.output<typeof verifiedSignature>

/**
 * Electronic signatures over records of any kind (电子签名). The owner of a record prepares, its user signs with the service, and
 * the owner commits in the unit of work that changes the record: no network inside it, and nothing is half signed.
 */
export const Signatures = defineContract('signatures', {
  version: 1,
  operations: {
    /** Does the county require it for this kind, and for this qualifier of it (`imaging`)? */
    required: operation(z.object({ kind, qualifier: z.string().nullish() }), z.object({ required: z.boolean() })),
    /** Keeps the hash of what the caller is about to sign. `digest` is SM3, hexadecimal. */
    prepare: operation(
      z.object({ kind, record, purpose, content }),
      z.object({ signature: z.string(), digest: z.string(), expiresAt: z.string() }),
    ),
    /** Takes a signature that the caller made over exactly this content; refuses every other. */
    commit: operation(z.object({ signature: z.string().max(64), kind, record, purpose, content }), signatureCard, [
      SignatureGone,
      SignedOtherwise,
      SignatureInvalid,
    ]),
    /** What was signed is taken back before it took effect: these signatures count no more. */
    withdraw: operation(z.object({ kind, record, purpose }), z.object({ withdrawn: z.int() })),
    /** Signatures in force, the first first; the owner has seen to it that the caller may read the records. */
    list: operation(z.object({ kind, records: z.array(record).max(200) }), z.array(signatureCard)),
    /** The same with what the verification of each says; `contents` by purpose, as they are now. */
    verify: operation(z.object({ kind, record, contents: z.record(purpose, content) }), z.array(verifiedSignature)),
  },
})
