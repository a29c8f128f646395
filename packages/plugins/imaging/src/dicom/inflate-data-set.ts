import { inflateRawSync } from 'node:zlib'
import { UnreadableDataSet } from './data-set-walker.ts'

/**
 * The bytes of a deflated data set (PS3.5 A.5, RFC 1951), at most `maxBytes` of them.
 * @throws UnreadableDataSet `truncated`, `malformed` or `too-large`
 */
export function inflateDataSet(bytes: Buffer, maxBytes: number): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new UnreadableDataSet(REASONS[code] ?? 'malformed', 0, `inflate: ${message}`)
  }
}

const REASONS: Record<string, UnreadableDataSet['reason'] | undefined> = {
  Z_BUF_ERROR: 'truncated',
  ERR_BUFFER_TOO_LARGE: 'too-large',
}
