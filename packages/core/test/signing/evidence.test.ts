import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { issueCertificate, issuedBy, readCertificate } from '../../src/signing/certificate.ts'
import { issueRevocationList, readRevocationList } from '../../src/signing/revocation-list.ts'
import { generateKeyPair, sm2Sign, sm3Hash } from '../../src/signing/sm2.ts'
import { issueTimeStamp, readTimeStamp } from '../../src/signing/time-stamp.ts'
import { verifyEvidence } from '../../src/signing/verify-evidence.ts'

const from = new Date('2026-01-01T00:00:00Z')
const until = new Date('2027-01-01T00:00:00Z')
const at = new Date('2026-11-24T00:30:00Z')
const [rootKeys, keys, stampKeys] = [generateKeyPair(), generateKeyPair(), generateKeyPair()]
const issuer = { subject: { commonName: '试验根证书', organization: '试验' }, keys: rootKeys }
const issue = (
  serial: string,
  subject: string,
  publicKey: string,
  purpose: 'authority' | 'signing' | 'time-stamping',
) =>
  issueCertificate({
    ...{
      serial: Buffer.from(serial, 'hex'),
      subject: { commonName: subject },
      publicKey,
      from,
      until,
      issuer,
      purpose,
    },
    ...(purpose === 'authority' && { subject: issuer.subject }),
  })
const root = issue('01', '', rootKeys.publicKey, 'authority')
const certificate = issue('0a', '林静', keys.publicKey, 'signing')
const stamping = issue('0b', '时间戳', stampKeys.publicKey, 'time-stamping')
const listOf = (revoked: { serial: string; at: string }[]) =>
  issueRevocationList({ issuer, revoked, now: at, next: until })
const stamp = (imprint: string, when = at) =>
  issueTimeStamp({
    imprint,
    at: when,
    serial: Buffer.from('05', 'hex'),
    policy: '2.999.1',
    certificate: stamping,
    keys: stampKeys,
  })
const digest = sm3Hash(Buffer.from('what was said'))

function verdict(changes: { when?: Date; revoked?: string; authorities?: 'none'; present?: string } = {}) {
  const value = sm2Sign(Buffer.from(digest, 'hex'), keys)
  const revoked = changes.revoked ? [{ serial: '0a', at: changes.revoked }] : []
  return verifyEvidence({
    signedDigest: digest,
    presentDigest: changes.present ?? digest,
    evidence: { value, certificate, timeStamp: stamp(sm3Hash(value), changes.when) },
    authorities: changes.authorities === 'none' ? [] : [{ certificate: root, revocationList: listOf(revoked) }],
  })
}

describe('certificates with SM2 keys', () => {
  it('say whose they are, and who issued them', () => {
    expect(readCertificate(certificate)).toMatchObject({
      serial: '0a',
      subject: 'C=CN, CN=林静',
      issuer: 'C=CN, O=试验, CN=试验根证书',
      notAfter: until.toISOString(),
      publicKey: keys.publicKey,
      authority: false,
      timeStamping: false,
    })
    expect([issuedBy(certificate, root), issuedBy(root, root), issuedBy(certificate, certificate)]).toEqual([
      true,
      true,
      false,
    ])
    expect(() => readCertificate(new Uint8Array([1, 2, 3]))).toThrow(TypeError)
  })

  it('are on the list of their authority once they are taken back; a list of somebody else is none', () => {
    const list = listOf([{ serial: '0a', at: at.toISOString() }])
    expect(readRevocationList(list, root)?.revoked).toEqual([{ serial: '0a', at: at.toISOString() }])
    expect(readRevocationList(list, certificate)).toBeUndefined()
    expect(readRevocationList(new Uint8Array([0]), root)).toBeUndefined()
  })
})

describe('a signature', () => {
  it('holds, at the stamped time', () => {
    expect(verdict()).toEqual({ valid: true, faults: [], signedAt: at.toISOString() })
  })

  it.each([
    [{ present: sm3Hash(Buffer.from('what was sayd')) }, ['content-changed']],
    [{ revoked: '2026-11-24T00:29:59.000Z' }, ['revoked']],
    [{ authorities: 'none' as const }, ['time-stamp-wrong', 'chain-unknown']],
  ])('does not where %j', (changes, faults) => expect(verdict(changes).faults).toEqual(faults))

  it('holds where the certificate was taken back afterwards', () => {
    expect(verdict({ revoked: '2026-11-24T00:30:01.000Z' }).valid).toBe(true)
  })

  it('does not outside the time for which its certificate was issued', () => {
    const short = issueCertificate({
      ...{ serial: Buffer.from('0c', 'hex'), subject: { commonName: '林静' }, publicKey: keys.publicKey, issuer },
      ...{ from, until: new Date('2026-06-01T00:00:00Z'), purpose: 'signing' as const },
    })
    const value = sm2Sign(Buffer.from(digest, 'hex'), keys)
    const evidence = { value, certificate: short, timeStamp: stamp(sm3Hash(value)) }
    const authorities = [{ certificate: root, revocationList: null }]
    expect(verifyEvidence({ signedDigest: digest, presentDigest: digest, evidence, authorities }).faults).toEqual([
      'expired',
    ])
  })

  it('with any byte of its evidence changed fails, or proves the same: nobody gets another signer or another time out of it', () => {
    const value = sm2Sign(Buffer.from(digest, 'hex'), keys)
    const whole = { value, certificate, timeStamp: stamp(sm3Hash(value)) }
    const authorities = [{ certificate: root, revocationList: listOf([]) }]
    const parts = fc.constantFrom('value' as const, 'certificate' as const, 'timeStamp' as const)
    fc.assert(
      fc.property(parts, fc.nat(), fc.integer({ min: 1, max: 255 }), (part, n, flip) => {
        const bytes = Uint8Array.from(whole[part])
        const place = n % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ flip
        const evidence = { ...whole, [part]: bytes }
        const { valid, signedAt } = verifyEvidence({
          signedDigest: digest,
          presentDigest: digest,
          evidence,
          authorities,
        })
        if (!valid) return
        // bytes of the time stamp that its signature does not cover say nothing
        expect(part).not.toBe('value')
        expect(signedAt).toBe(at.toISOString())
        expect(readCertificate(evidence.certificate)).toEqual(readCertificate(certificate))
      }),
      { numRuns: 80 },
    )
  })

  it('a time stamp proves its imprint only to those who trust its authority', () => {
    expect(readTimeStamp(stamp(digest), [root])).toMatchObject({ at: at.toISOString(), imprint: digest, serial: '0b' })
    expect(readTimeStamp(stamp(digest), [certificate])).toBeUndefined()
  })
})
