import { createHash } from 'node:crypto'

/**
 * UIDs that a seed determines, under 2.25 (PS3.5 annex B.2: a UUID as one decimal number).
 * The UUIDs are of version 8, made from SHA-256 of the seed and a counter.
 */
export function seededUids(seed: string): () => string {
  let count = 0
  return () => {
    const hash = createHash('sha256').update(`${seed}\0${count++}`).digest()
    const uuid = hash.subarray(0, 16)
    uuid[6] = ((uuid[6] ?? 0) & 0x0f) | 0x80
    uuid[8] = ((uuid[8] ?? 0) & 0x3f) | 0x80
    return `2.25.${BigInt(`0x${uuid.toString('hex')}`)}`
  }
}

/** The UID of a UUID (PS3.5 annex B.2). */
export const uidOfUuid = (uuid: string): string => `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`
