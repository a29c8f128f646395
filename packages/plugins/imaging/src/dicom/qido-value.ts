import { parseDicomDate, parseDicomTime } from './date-time.ts'
import { parsePersonName } from './person-name.ts'

/** How a value has to match (PS3.4 section C.2.2.2). Dates and times are as in the index; bounds are inclusive. */
export type QidoValueMatch =
  | { kind: 'equals'; value: string | number }
  | { kind: 'pattern'; pattern: string }
  | { kind: 'range'; from?: string; to?: string }
  | { kind: 'list'; values: string[] }

/** The match that a parameter value means for a VR; undefined for universal matching, a sentence when the value is wrong. */
export function matchFor(vr: string, value: string): QidoValueMatch | string | undefined {
  if (value === '' || /^\*+$/.test(value)) return undefined
  if (vr === 'DA') return range(value, parseDicomDate, 'a date is YYYYMMDD, a range YYYYMMDD-YYYYMMDD')
  if (vr === 'TM') return range(value, parseDicomTime, 'a time is HHMMSS, a range HHMMSS-HHMMSS')
  if (vr === 'UI') return uids(value)
  if (vr === 'IS' || vr === 'US') {
    return /^[+-]?\d{1,12}$/.test(value) ? { kind: 'equals', value: Number(value) } : 'the value is an integer'
  }
  return /[*?]/.test(value) ? { kind: 'pattern', pattern: value } : { kind: 'equals', value }
}

/** The pattern for SQL's LIKE with a backslash as escape character: `*` any text, `?` one character. */
export const toLikePattern = (pattern: string): string =>
  pattern
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_')

/**
 * Whether a value of the index matches: names without regard to case, whole or by one of their component groups, all else exactly.
 * The reference for what a search in SQL has to find.
 */
export function matchesValue(match: QidoValueMatch, value: string | number | null, vr: string): boolean {
  if (value === null) return false
  if (match.kind === 'list') return match.values.includes(String(value))
  if (match.kind === 'range') return withinRange(String(value), match)
  const found = match.kind === 'pattern' ? globMatches : (wanted: string, text: string) => wanted === text
  const wanted = match.kind === 'pattern' ? match.pattern : String(match.value)
  if (vr !== 'PN') return found(wanted, String(value))
  const name = String(value)
  const candidates = [name, ...Object.values(parsePersonName(name))]
  return candidates.some((candidate) => found(comparableName(wanted), comparableName(candidate)))
}

/** `*` stands for any text, `?` for one character; in time of the product of their lengths at most. */
export function globMatches(pattern: string, text: string): boolean {
  const wanted = [...pattern]
  const given = [...text]
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < given.length) {
    if (wanted[p] === '*') {
      star = p++
      resume = t
    } else if (wanted[p] === '?' || wanted[p] === given[t]) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  return wanted.slice(p).every((character) => character === '*')
}

/** A name as it is compared: in lower case, without the carets and groups that are empty at the end. */
export const comparableName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\^{1,8}=/g, '=')
    .replace(/[\^=]+$/, '')

function range(value: string, parse: (text: string) => string | undefined, problem: string): QidoValueMatch | string {
  const [, first = '', dash, last = ''] = /^([^-]*)(-?)([^-]*)$/.exec(value) ?? []
  const from = first === '' ? undefined : parse(first)
  const to = last === '' ? undefined : parse(last)
  if ((first !== '' && !from) || (last !== '' && !to) || (!from && !to)) return problem
  if (!dash) return { kind: 'equals', value: from ?? '' }
  if (from && to && from > to) return 'the range ends before it begins'
  return { kind: 'range', ...(from && { from }), ...(to && { to }) }
}

function uids(value: string): QidoValueMatch | string {
  const values = value.split(/[,\\]/)
  if (!values.every((uid) => /^[0-9][0-9.]{0,63}$/.test(uid)))
    return 'a UID is digits and dots, several are separated by commas'
  return values.length === 1 ? { kind: 'equals', value } : { kind: 'list', values }
}

/** Digits compare as text; a bound of fewer digits covers all that begin with it. */
function withinRange(value: string, { from = '', to }: { from?: string; to?: string }): boolean {
  return value >= from && (to === undefined || value <= to || value.startsWith(to))
}
