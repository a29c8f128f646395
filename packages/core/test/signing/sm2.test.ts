import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { sm2 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, canonicalDigest } from '../../src/signing/canonical.ts'
import { generateKeyPair, sm2Sign, sm2Verify, sm3Hash } from '../../src/signing/sm2.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('SM3, examples of GB/T 32905-2016, annex A', () => {
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('%s', (message, hash) => expect(sm3Hash(bytes(message))).toBe(hash))
})

describe('SM2, example of GB/T 32918.5-2017, annex A.2: the recommended curve', () => {
  const publicKey =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
  const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'
  const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'

  it('verifies the published signature over “message digest”', () => {
    expect(sm2Verify(bytes('message digest'), Buffer.from(`3046022100${r}022100${s}`, 'hex'), publicKey)).toBe(true)
    expect(sm2Verify(bytes('message digesu'), Buffer.from(`3046022100${r}022100${s}`, 'hex'), publicKey)).toBe(false)
  })

  it('hashes the identifier and the key as published (e = H(Z ‖ M))', () => {
    const e = 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640'
    expect(sm2.getHash(bytes('message digest'), publicKey)).toBe(e)
  })

  it('derives the published public key', () => {
    const privateKey = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
    expect(sm2.getPublicKeyFromPrivateKey(privateKey)).toBe(publicKey)
    const signature = sm2Sign(bytes('message digest'), { privateKey, publicKey })
    expect(sm2Verify(bytes('message digest'), signature, publicKey)).toBe(true)
  })
})

describe('canonical JSON (RFC 8785)', () => {
  it('writes the example of section 3.2.3 in the order of its keys', () => {
    expect(new TextDecoder().decode(canonicalBytes({ b: 1e21, a: [true, null, 'é"'], '1': 0.002 }))).toBe(
      '{"1":0.002,"a":[true,null,"é\\""],"b":1e+21}',
    )
  })

  it('has one hash for one value, whatever the order of its keys, and another for any other value', () => {
    const keys = generateKeyPair()
    const record = fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 20 }), { maxKeys: 6 })
    fc.assert(
      fc.property(record, record, (one, other) => {
        const reversed = Object.fromEntries(Object.entries(one).toReversed())
        expect(canonicalDigest(reversed)).toBe(canonicalDigest(one))
        const same = isDeepStrictEqual({ ...one }, { ...other })
        const message = Buffer.from(canonicalDigest(one), 'hex')
        const signature = sm2Sign(message, keys)
        expect(sm2Verify(Buffer.from(canonicalDigest(other), 'hex'), signature, keys.publicKey)).toBe(same)
      }),
      { numRuns: 25 },
    )
  })
})
