import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import { oid } from './algorithms.ts'
import { type KeyPair, sm2Sign, sm2Verify } from './sm2.ts'

/** What a certificate says. Instants are ISO 8601; names are written like RFC 4514. */
export interface CertificateFacts {
  /** Hexadecimal digits, as the certificate authority gave it. */
  readonly serial: string
  readonly subject: string
  readonly issuer: string
  readonly notBefore: string
  readonly notAfter: string
  /** An uncompressed point, hexadecimal. */
  readonly publicKey: string
  /** It may sign other certificates. */
  readonly authority: boolean
  /** It may stamp times (RFC 3161). */
  readonly timeStamping: boolean
}

export interface Subject {
  readonly commonName: string
  readonly organization?: string
  /** Number of the person with whoever issues it. */
  readonly serialNumber?: string
}

export const signatureAlgorithm = (): AlgorithmIdentifier => new AlgorithmIdentifier({ algorithm: oid.sm2WithSm3 })

/** What is read from DER (X.509 v3); throws a `TypeError` for what is no certificate with an SM2 key. */
export function readCertificate(der: Uint8Array): CertificateFacts {
  const { tbsCertificate: tbs } = parsed(der)
  const { algorithm, subjectPublicKey } = tbs.subjectPublicKeyInfo
  const curve = algorithm.parameters ? AsnConvert.toString(algorithm.parameters) : ''
  if (algorithm.algorithm !== oid.ecPublicKey || !curve.includes(oid.sm2Curve))
    throw new TypeError('The certificate has no SM2 key')
  const extension = (id: string) => tbs.extensions?.find(({ extnID }) => extnID === id)?.extnValue
  const constraints = extension(id_ce_basicConstraints)
  const usage = extension(id_ce_extKeyUsage)
  return {
    serial: hex(tbs.serialNumber),
    subject: nameText(tbs.subject),
    issuer: nameText(tbs.issuer),
    notBefore: tbs.validity.notBefore.getTime().toISOString(),
    notAfter: tbs.validity.notAfter.getTime().toISOString(),
    publicKey: hex(subjectPublicKey),
    authority: constraints !== undefined && AsnConvert.parse(constraints, BasicConstraints).cA,
    timeStamping:
      usage !== undefined && [...AsnConvert.parse(usage, ExtendedKeyUsage)].some((one) => one === oid.timeStamping),
  }
}

/** Did this authority issue it? Name and signature; how long either is valid is another question. */
export function issuedBy(der: Uint8Array, authority: Uint8Array): boolean {
  const { tbsCertificate, tbsCertificateRaw, signatureAlgorithm: by, signatureValue } = parsed(der)
  const issuer = readCertificate(authority)
  return (
    issuer.authority &&
    by.algorithm === oid.sm2WithSm3 &&
    nameText(tbsCertificate.issuer) === issuer.subject &&
    tbsCertificateRaw !== undefined &&
    sm2Verify(new Uint8Array(tbsCertificateRaw), new Uint8Array(signatureValue), issuer.publicKey)
  )
}

export interface Issuing {
  readonly serial: Uint8Array
  readonly subject: Subject
  readonly publicKey: string
  readonly from: Date
  readonly until: Date
  readonly purpose: 'authority' | 'signing' | 'time-stamping'
  readonly issuer: { readonly subject: Subject; readonly keys: KeyPair }
}

/** Issues an X.509 v3 certificate with an SM2 key, signed with SM2 (GM/T 0015). */
export function issueCertificate({ serial, subject, publicKey, from, until, purpose, issuer }: Issuing): Uint8Array {
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: buffer(serial),
    signature: signatureAlgorithm(),
    issuer: nameOf(issuer.subject),
    validity: new Validity({ notBefore: from, notAfter: until }),
    subject: nameOf(subject),
    subjectPublicKeyInfo: new SubjectPublicKeyInfo({
      algorithm: new AlgorithmIdentifier({ algorithm: oid.ecPublicKey, parameters: curveParameters() }),
      subjectPublicKey: buffer(Buffer.from(publicKey, 'hex')),
    }),
    extensions: new Extensions(extensionsFor(purpose)),
  })
  const signature = sm2Sign(new Uint8Array(AsnConvert.serialize(tbs)), issuer.keys)
  const certificate = new Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: signatureAlgorithm(),
    signatureValue: buffer(signature),
  })
  return new Uint8Array(AsnConvert.serialize(certificate))
}

/** A name as certificates and lists write it: C=CN, then institution, person, number. */
export function nameOf({ commonName, organization, serialNumber }: Subject): Name {
  const parts: [string, AttributeValue][] = [[oid.country, new AttributeValue({ printableString: 'CN' })]]
  if (organization) parts.push([oid.organization, new AttributeValue({ utf8String: organization })])
  parts.push([oid.commonName, new AttributeValue({ utf8String: commonName })])
  if (serialNumber) parts.push([oid.serialNumber, new AttributeValue({ printableString: serialNumber })])
  return new Name(
    parts.map(([type, value]) => new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })])),
  )
}

const short: Readonly<Record<string, string>> = {
  [oid.country]: 'C',
  [oid.organization]: 'O',
  [oid.commonName]: 'CN',
  [oid.serialNumber]: 'SERIALNUMBER',
}

/** A name in one line, the parts in the order of the certificate. */
export function nameText(name: Name): string {
  return [...name].flatMap((part) => [...part].map(({ type, value }) => `${short[type] ?? type}=${value}`)).join(', ')
}

function extensionsFor(purpose: Issuing['purpose']): Extension[] {
  const usage = {
    authority: KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
    signing: KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
    'time-stamping': KeyUsageFlags.digitalSignature,
  }[purpose]
  const made = [
    extensionOf(id_ce_basicConstraints, new BasicConstraints({ cA: purpose === 'authority' })),
    extensionOf(id_ce_keyUsage, new KeyUsage(usage)),
  ]
  if (purpose === 'time-stamping') made.push(extensionOf(id_ce_extKeyUsage, new ExtendedKeyUsage([oid.timeStamping])))
  return made
}

function extensionOf(extnID: string, value: object): Extension {
  return new Extension({ extnID, critical: true, extnValue: new OctetString(AsnConvert.serialize(value)) })
}

/** DER of the curve's object identifier, GM/T 0006: 1.2.156.10197.1.301. */
function curveParameters(): ArrayBuffer {
  return buffer(Buffer.from('06082a811ccf5501822d', 'hex'))
}

function parsed(der: Uint8Array): Certificate {
  try {
    return AsnConvert.parse(buffer(der), Certificate)
  } catch (error) {
    throw new TypeError('These bytes are no certificate', { cause: error })
  }
}

export function hex(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex')
}

/** The bytes in a buffer of their own, as the ASN.1 library takes them. */
export function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
