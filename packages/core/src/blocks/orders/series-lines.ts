import type { FieldError } from '../../problem/define-problem.ts'

/** What a line of a list of people says: the number (or id) to find them by, and the name beside it, if any. */
export interface ReadLine {
  readonly number: string
  readonly name: string | null
}

/** `程德福 330900194803090018`, `330900194803090018, 程德福`, or the number alone; as it is copied out of a spreadsheet. */
export function readLine(line: string): ReadLine {
  const parts = line.split(/[\s,，;；、]+/u).filter(Boolean)
  const [only = ''] = parts
  if (parts.length < 2) return { number: only, name: null }
  // a row number may stand in front
  const numbered = parts.filter((part) => /\d/.test(part)).toSorted((a, b) => b.length - a.length)
  const number = numbered[0] ?? parts.find((part) => !/\p{Script=Han}/u.test(part)) ?? only
  const name = parts.filter((part) => part !== number && !/\d/.test(part)).join(' ')
  return { number, name: name || null }
}

export const lineFaults = {
  unknown: {
    zh: '没有找到此号码对应的居民，请核对号码或先建档。',
    en: 'No resident has this number; check it, or register them first.',
  },
  several: {
    zh: '此号码对应多位居民，请改用身份证号。',
    en: 'Several residents have this number; use the citizen number.',
  },
  twice: { zh: '此人在名单中重复出现，请删去一行。', en: 'This person is on the list twice; take one line off.' },
  already: { zh: '此人已在本批次中。', en: 'This person is in the series already.' },
  'other-name': {
    zh: '姓名与号码不符，请核对。',
    en: 'The name does not belong to this number; check both.',
  },
} as const

export type LineFault = keyof typeof lineFaults

export interface Known {
  readonly id: string
  readonly name: string
}

export interface CheckedLine {
  readonly resident: Known | null
  readonly fault: LineFault | null
}

/** Judges the lines of a list in their order; `found` gives the residents of a number, `members` are in the series already. */
export function checkLines(
  lines: readonly ReadLine[],
  found: (number: string) => readonly Known[],
  members: ReadonlySet<string>,
): CheckedLine[] {
  const seen = new Set<string>()
  return lines.map(({ number, name }) => {
    const [resident, second] = found(number)
    if (!resident) return { resident: null, fault: 'unknown' }
    if (second) return { resident: null, fault: 'several' }
    if (name !== null && plain(name) !== plain(resident.name)) return { resident: null, fault: 'other-name' }
    if (seen.has(resident.id)) return { resident, fault: 'twice' }
    seen.add(resident.id)
    return { resident, fault: members.has(resident.id) ? 'already' : null }
  })
}

/** Each fault at its line. */
export function faultsOf(checked: readonly CheckedLine[]): FieldError[] {
  return checked.flatMap(({ fault }, line) => (fault ? [{ pointer: `/people/${line}`, ...lineFaults[fault] }] : []))
}

const plain = (name: string): string => name.replace(/[\s·•]/gu, '').toLowerCase()
