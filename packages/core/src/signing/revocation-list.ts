import { AsnConvert } from '@peculiar/asn1-schema'
import { CertificateList, RevokedCertificate, TBSCertList, Time, Version } from '@peculiar/asn1-x509'
import { oid } from './algorithms.ts'
import { buffer, hex, nameOf, nameText, readCertificate, type Subject, signatureAlgorithm } from './certificate.ts'
import { type KeyPair, sm2Sign, sm2Verify } from './sm2.ts'

/** A certificate that its authority took back, and since when (ISO). */
export interface Revocation {
  readonly serial: string
  readonly at: string
}

/** A certificate revocation list (RFC 5280, 5). */
export interface RevocationFacts {
  readonly issuer: string
  readonly thisUpdate: string
  readonly nextUpdate: string | null
  readonly revoked: readonly Revocation[]
}

export interface Revoking {
  readonly issuer: { readonly subject: Subject; readonly keys: KeyPair }
  readonly revoked: readonly Revocation[]
  readonly now: Date
  readonly next: Date
}

/** Writes and signs a revocation list. */
export function issueRevocationList({ issuer, revoked, now, next }: Revoking): Uint8Array {
  const tbs = new TBSCertList({
    version: Version.v2,
    signature: signatureAlgorithm(),
    issuer: nameOf(issuer.subject),
    thisUpdate: new Time(now),
    nextUpdate: new Time(next),
    ...(revoked.length > 0 && {
      revokedCertificates: revoked.map(
        ({ serial, at }) =>
          new RevokedCertificate({
            userCertificate: buffer(Buffer.from(serial, 'hex')),
            revocationDate: new Time(new Date(at)),
          }),
      ),
    }),
  })
  const signature = sm2Sign(new Uint8Array(AsnConvert.serialize(tbs)), issuer.keys)
  const list = new CertificateList({
    tbsCertList: tbs,
    signatureAlgorithm: signatureAlgorithm(),
    signature: buffer(signature),
  })
  return new Uint8Array(AsnConvert.serialize(list))
}

/** What a list says; `undefined` for one that this authority did not sign, or that is none. */
export function readRevocationList(der: Uint8Array, authority: Uint8Array): RevocationFacts | undefined {
  const list = parsed(der)
  const { publicKey, subject } = readCertificate(authority)
  const raw = list?.tbsCertListRaw
  if (!list || !raw || list.signatureAlgorithm.algorithm !== oid.sm2WithSm3) return undefined
  if (!sm2Verify(new Uint8Array(raw), new Uint8Array(list.signature), publicKey)) return undefined
  const { issuer, thisUpdate, nextUpdate, revokedCertificates = [] } = list.tbsCertList
  if (nameText(issuer) !== subject) return undefined
  return {
    issuer: subject,
    thisUpdate: thisUpdate.getTime().toISOString(),
    nextUpdate: nextUpdate?.getTime().toISOString() ?? null,
    revoked: revokedCertificates.map(({ userCertificate, revocationDate }) => ({
      serial: hex(userCertificate),
      at: revocationDate.getTime().toISOString(),
    })),
  }
}

function parsed(der: Uint8Array): CertificateList | undefined {
  try {
    return AsnConvert.parse(buffer(der), CertificateList)
  } catch {
    return undefined
  }
}
