import {
  Attribute,
  CertificateChoices,
  CertificateSet,
  CMSVersion,
  ContentInfo,
  DigestAlgorithmIdentifier,
  DigestAlgorithmIdentifiers,
  EncapsulatedContent,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  id_contentType,
  id_messageDigest,
  id_signedData,
  SignatureAlgorithmIdentifier,
  SignedData,
  SignerIdentifier,
  SignerInfo,
  SignerInfos,
} from '@peculiar/asn1-cms'
import { AsnConvert, AsnObjectIdentifierConverter, OctetString } from '@peculiar/asn1-schema'
import { id_ct_tstInfo, MessageImprint, TSTInfo, TSTInfoVersion } from '@peculiar/asn1-tsp'
import { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509'
import { oid } from './algorithms.ts'
import { buffer, hex, issuedBy, readCertificate } from './certificate.ts'
import { type KeyPair, sm2Sign, sm2Verify, sm3Hash } from './sm2.ts'

/** What a time stamp proves: these bytes existed at that time. */
export interface TimeStamp {
  /** ISO 8601. */
  readonly at: string
  /** SM3 hash that was stamped, hexadecimal. */
  readonly imprint: string
  /** Serial of the certificate that stamped. */
  readonly serial: string
  /** When the stamping certificate is valid. */
  readonly notBefore: string
  readonly notAfter: string
}

export interface Stamping {
  readonly imprint: string
  readonly at: Date
  readonly serial: Uint8Array
  /** Object identifier of the policy under which it is stamped. */
  readonly policy: string
  readonly certificate: Uint8Array
  readonly keys: KeyPair
}

/**
 * A time-stamp token in the form of RFC 3161, with SM3 and SM2: CMS signed data around `TSTInfo`, with the certificate of the
 * authority. The attribute `signing-certificate` is left out: the certificate travels in the token and its issuer is checked.
 */
export function issueTimeStamp({ imprint, at, serial, policy, certificate, keys }: Stamping): Uint8Array {
  const info = new TSTInfo({
    version: TSTInfoVersion.v1,
    policy,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: oid.sm3 }),
      hashedMessage: new OctetString(Buffer.from(imprint, 'hex')),
    }),
    serialNumber: buffer(serial),
    genTime: at,
    ordering: false,
  })
  const content = AsnConvert.serialize(info)
  const attributes = attributesOf(content)
  const stamped = AsnConvert.parse(buffer(certificate), Certificate)
  const signed = new SignedData({
    version: CMSVersion.v3,
    digestAlgorithms: new DigestAlgorithmIdentifiers([new DigestAlgorithmIdentifier({ algorithm: oid.sm3 })]),
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: id_ct_tstInfo,
      eContent: new EncapsulatedContent({ single: new OctetString(content) }),
    }),
    certificates: new CertificateSet([new CertificateChoices({ certificate: stamped })]),
    signerInfos: new SignerInfos([
      new SignerInfo({
        version: CMSVersion.v1,
        sid: new SignerIdentifier({
          issuerAndSerialNumber: new IssuerAndSerialNumber({
            issuer: stamped.tbsCertificate.issuer,
            serialNumber: stamped.tbsCertificate.serialNumber,
          }),
        }),
        digestAlgorithm: new DigestAlgorithmIdentifier({ algorithm: oid.sm3 }),
        signedAttrs: attributes.map((der) => AsnConvert.parse(der, Attribute)),
        signatureAlgorithm: new SignatureAlgorithmIdentifier({ algorithm: oid.sm2WithSm3 }),
        signature: new OctetString(sm2Sign(setOf(attributes), keys)),
      }),
    ]),
  })
  const token = new ContentInfo({ contentType: id_signedData, content: AsnConvert.serialize(signed) })
  return new Uint8Array(AsnConvert.serialize(token))
}

/** What a token proves, when one of these authorities let its signer stamp; `undefined` when it proves nothing. */
export function readTimeStamp(token: Uint8Array, authorities: readonly Uint8Array[]): TimeStamp | undefined {
  try {
    return verified(token, authorities)
  } catch {
    return undefined
  }
}

function verified(token: Uint8Array, authorities: readonly Uint8Array[]): TimeStamp | undefined {
  const signed = AsnConvert.parse(AsnConvert.parse(buffer(token), ContentInfo).content, SignedData)
  const content = signed.encapContentInfo.eContent?.single?.buffer
  const certificate = signed.certificates?.[0]?.certificate
  const signer = signed.signerInfos[0]
  if (!content || !certificate || !signer?.signedAttrs) return undefined
  if (signed.encapContentInfo.eContentType !== id_ct_tstInfo) return undefined
  const der = new Uint8Array(AsnConvert.serialize(certificate))
  const facts = readCertificate(der)
  if (!facts.timeStamping || !authorities.some((authority) => issuedBy(der, authority))) return undefined
  const expected = attributesOf(content).map(hex)
  const given = signer.signedAttrs.map((one) => AsnConvert.serialize(one))
  if (given.map(hex).toSorted().join() !== expected.toSorted().join()) return undefined
  if (!sm2Verify(setOf(given), new Uint8Array(signer.signature.buffer), facts.publicKey)) return undefined
  const { genTime, messageImprint } = AsnConvert.parse(content, TSTInfo)
  if (messageImprint.hashAlgorithm.algorithm !== oid.sm3) return undefined
  const at = genTime.toISOString()
  if (at < facts.notBefore || at > facts.notAfter) return undefined
  return {
    at,
    imprint: hex(messageImprint.hashedMessage.buffer),
    serial: facts.serial,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
  }
}

/** Attributes that are signed (RFC 5652, 11.1 and 11.2): which kind of content, and its hash. */
function attributesOf(content: ArrayBuffer): ArrayBuffer[] {
  const digest = Buffer.from(sm3Hash(new Uint8Array(content)), 'hex')
  const kind = AsnObjectIdentifierConverter.toASN(id_ct_tstInfo).toBER(false)
  const attributes = [
    new Attribute({ attrType: id_contentType, attrValues: [kind] }),
    new Attribute({ attrType: id_messageDigest, attrValues: [AsnConvert.serialize(new OctetString(digest))] }),
  ]
  return inOrder(attributes.map((one) => AsnConvert.serialize(one)))
}

/** DER of a SET OF. */
function setOf(members: readonly ArrayBuffer[]): Uint8Array {
  const body = Buffer.concat(inOrder(members).map((one) => Buffer.from(one)))
  const length = body.length < 128 ? [body.length] : [0x81, body.length]
  return Buffer.concat([Buffer.from([0x31, ...length]), body])
}

/** Members of a SET OF, in the order of their bytes (X.690, 11.6). */
function inOrder(members: readonly ArrayBuffer[]): ArrayBuffer[] {
  return members.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}
