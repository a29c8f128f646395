import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 192 random bits, 32 characters that need no escaping in an address. Only `digestOf` of it is ever stored. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** SHA-256, base64url: what is kept of a token. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** What people type: full-width digits, spaces and a small x are meant as they look. */
export function normalizeCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/**
 * What is kept of an access code: HMAC-SHA-256 under the token. Four digits are guessed at once from a plain hash; without the
 * token, which is not stored, nobody can begin to guess.
 */
export function codeDigestOf(token: string, code: string): string {
  return createHmac('sha256', token).update(normalizeCode(code)).digest('base64url')
}

/** Compares in a time that says nothing of where two digests differ. */
export function sameDigest(one: string, other: string): boolean {
  const a = Buffer.from(one)
  const b = Buffer.from(other)
  return a.length === b.length && timingSafeEqual(a, b)
}
