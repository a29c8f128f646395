import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Makes ids of records: UUID version 7 (RFC 9562), so that ids sort by time and inserts stay local in an index. */
export type NewId = () => string

export function uuid7(clock: Clock): NewId {
  const pool = randomPool()
  let last = 0
  let counter = 0
  return () => {
    const now = clock.now().getTime()
    // 12 bits count within a millisecond (RFC 9562, method 1), so that ids of one process are strictly increasing
    if (now > last) {
      last = now
      counter = pool(2).readUInt16BE() & 0x7ff
    } else if (++counter > 0xfff) {
      last += 1
      counter = 0
    }
    const bytes = pool(16)
    bytes.writeUIntBE(last, 0, 6)
    bytes.writeUInt16BE(0x7000 | counter, 6)
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}

/** Names requests of this process: unique like an id, and cheap enough for every request. */
export function requestIds(newId: NewId): () => string {
  const process = newId()
  let count = 0
  return () => `${process}.${((count += 1)).toString(36)}`
}

/** Random bytes taken from the system some thousands at a time: a call for each id costs more than all the rest of it. */
function randomPool(size = 4096): (length: number) => Buffer {
  let bytes = Buffer.alloc(0)
  let used = 0
  return (length) => {
    if (used + length > bytes.length) {
      bytes = randomBytes(size)
      used = 0
    }
    used += length
    return Buffer.from(bytes.subarray(used - length, used))
  }
}
