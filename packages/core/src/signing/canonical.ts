import canonicalize from 'canonicalize'
import { sm3Hash } from './sm2.ts'

/** JSON in its canonical form (RFC 8785), as UTF-8: the same value has the same bytes, on every machine and in every year. */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Only JSON has a canonical form')
  return new TextEncoder().encode(text)
}

/** SM3 hash of the canonical form, 64 hexadecimal digits. */
export function canonicalDigest(value: unknown): string {
  return sm3Hash(canonicalBytes(value))
}
