import { issuedBy, readCertificate } from './certificate.ts'
import { readRevocationList } from './revocation-list.ts'
import { sm2Verify, sm3Hash } from './sm2.ts'
import { readTimeStamp } from './time-stamp.ts'

/** What proves a signature: DER of each part. */
export interface SignatureEvidence {
  readonly value: Uint8Array
  readonly certificate: Uint8Array
  /** Over the SM3 hash of `value`. */
  readonly timeStamp: Uint8Array
}

/** A certificate authority that the county trusts, with the newest list of what it took back. */
export interface TrustedAuthority {
  readonly certificate: Uint8Array
  readonly revocationList: Uint8Array | null
}

/** Why a signature does not hold. */
export const signatureFaults = [
  'content-changed',
  'signature-wrong',
  'time-stamp-wrong',
  'chain-unknown',
  'expired',
  'revoked',
] as const
export type SignatureFault = (typeof signatureFaults)[number]

export interface Verdict {
  readonly valid: boolean
  readonly faults: readonly SignatureFault[]
  /** Trusted time of signing; `null` when the time stamp proves none. */
  readonly signedAt: string | null
}

/** What was hashed when it was signed, what that hash is now, and what proves it. */
export interface Verifying {
  readonly signedDigest: string
  readonly presentDigest: string
  readonly evidence: SignatureEvidence
  readonly authorities: readonly TrustedAuthority[]
}

/**
 * Verifies a signature as it held when it was made (电子签名法, article 13): the content is what was signed, the key is that of a
 * certificate which a trusted authority issued, and which at the stamped time was valid and not taken back.
 */
export function verifyEvidence({ signedDigest, presentDigest, evidence, authorities }: Verifying): Verdict {
  const faults = new Set<SignatureFault>()
  if (signedDigest !== presentDigest) faults.add('content-changed')
  const certificates = authorities.map(({ certificate }) => certificate)
  const stamp = readTimeStamp(evidence.timeStamp, certificates)
  if (stamp?.imprint !== sm3Hash(evidence.value)) faults.add('time-stamp-wrong')
  const facts = factsOf(evidence.certificate)
  if (!facts) return verdict(faults.add('signature-wrong').add('chain-unknown'), null)
  if (!sm2Verify(Buffer.from(signedDigest, 'hex'), evidence.value, facts.publicKey)) faults.add('signature-wrong')
  const issuer = authorities.find(({ certificate }) => issuedBy(evidence.certificate, certificate))
  if (!issuer) faults.add('chain-unknown')
  const at = stamp?.at ?? null
  if (at !== null && (at < facts.notBefore || at > facts.notAfter)) faults.add('expired')
  if (issuer && at !== null && revokedAt(issuer, facts.serial, at)) faults.add('revoked')
  return verdict(faults, at)
}

/** Had this authority taken the certificate back by then? */
export function revokedAt({ certificate, revocationList }: TrustedAuthority, serial: string, at: string): boolean {
  const list = revocationList ? readRevocationList(revocationList, certificate) : undefined
  return list?.revoked.some((one) => one.serial === serial && one.at <= at) ?? false
}

function factsOf(certificate: Uint8Array) {
  try {
    return readCertificate(certificate)
  } catch {
    return undefined
  }
}

function verdict(faults: ReadonlySet<SignatureFault>, signedAt: string | null): Verdict {
  return { valid: faults.size === 0, faults: signatureFaults.filter((one) => faults.has(one)), signedAt }
}
