import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AttemptLimit } from '../../src/shared-links/attempt-limit.ts'
import { linkStateAt } from '../../src/shared-links/link-state.ts'
import { codeDigestOf, digestOf, newToken, sameDigest } from '../../src/shared-links/link-token.ts'
import { agentFamily, shortenAddress } from '../../src/shared-links/visitor.ts'

describe('what is kept of a visitor', () => {
  // documentation ranges of RFC 5737 and RFC 3849
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:198.51.100.9', '198.51.100.0/24'],
    ['2001:db8:12:34::1', '2001:db8:12::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['not an address', 'unknown'],
  ])('%s is kept as %s', (address, kept) => {
    expect(shortenAddress(address)).toBe(kept)
  })

  it('says nothing of the last octet', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(octet, octet, octet, octet, octet, (a, b, c, d, e) => {
        expect(shortenAddress(`${a}.${b}.${c}.${d}`)).toBe(shortenAddress(`${a}.${b}.${c}.${e}`))
      }),
    )
  })

  it.each([
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50', 'WeChat'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36', 'Chrome'],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1', 'Safari'],
    ['curl/8.8.0', 'other'],
    [undefined, 'other'],
  ])('%s is %s', (agent, family) => {
    expect(agentFamily(agent)).toBe(family)
  })
})

describe('a token', () => {
  it('has at least 128 random bits and is stored as something else', () => {
    const tokens = Array.from({ length: 200 }, newToken)
    expect(new Set(tokens).size).toBe(200)
    for (const token of tokens) {
      expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
      expect(digestOf(token)).not.toContain(token)
    }
  })

  it('keys its code: the same digits are kept differently for each link, and as they are meant', () => {
    expect(codeDigestOf('one', '0022')).not.toBe(codeDigestOf('other', '0022'))
    expect(codeDigestOf('one', ' ００2ｘ')).toBe(codeDigestOf('one', '002X'))
    expect(sameDigest(codeDigestOf('one', '0022'), codeDigestOf('one', '0023'))).toBe(false)
    expect(sameDigest('short', codeDigestOf('one', '0022'))).toBe(false)
  })
})

describe('the state of a link', () => {
  const now = '2026-03-05T06:00:00.000Z'
  const link = { state: 'active', expiresAt: '2026-03-06T06:00:00.000Z', mostUses: null, uses: 0 } as const

  it('ends on the instant, with the uses, or by hand, whichever is plainest', () => {
    expect(linkStateAt(link, now)).toBe('active')
    expect(linkStateAt(link, link.expiresAt)).toBe('expired')
    expect(linkStateAt({ ...link, mostUses: 2, uses: 2 }, now)).toBe('used-up')
    expect(linkStateAt({ ...link, state: 'withdrawn', mostUses: 2, uses: 2 }, link.expiresAt)).toBe('withdrawn')
    expect(linkStateAt({ ...link, state: 'locked' }, now)).toBe('locked')
  })
})

describe('attempts of an address', () => {
  it('are stopped within a minute, one address by itself, and begin anew', () => {
    const limit = new AttemptLimit(2)
    expect([limit.take('a', 0), limit.take('a', 1000), limit.take('a', 30_000)]).toEqual([0, 0, 30])
    expect(limit.take('b', 30_000)).toBe(0)
    expect(limit.take('a', 60_000)).toBe(0)
  })
})
