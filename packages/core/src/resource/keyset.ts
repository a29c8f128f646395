import { InvalidInput } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'

/** A cursor: the values of the sort key of the last row that was seen. Opaque to clients. */
export function encodeKey(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The values of a cursor; a cursor that we did not make is refused. */
export function decodeKey(cursor: string, length: number): readonly (string | number)[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      Array.isArray(parsed) &&
      parsed.length === length &&
      parsed.every((v) => typeof v === 'string' || typeof v === 'number')
    )
      return parsed
  } catch {
    // falls through to the refusal
  }
  return fail(InvalidInput, {}, [
    {
      pointer: '/cursor',
      zh: '分页位置无效，请从第一页重新打开。',
      en: 'The cursor is not valid; start from the first page.',
    },
  ])
}
