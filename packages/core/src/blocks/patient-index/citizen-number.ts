import { checkCharacter, endsInCheckCharacter } from './check-character.ts'
import { isProvince } from './division.ts'

export { maskCitizenNumber } from '../../resource/mask-text.ts'

/** Why a text is no citizen number. Labels follow as `patient-index.citizen-number.<reason>`. */
export type CitizenNumberProblem =
  | 'length'
  | 'characters'
  | 'division'
  | 'birth-date'
  | 'birth-date-in-future'
  | 'check-character'

/** What a valid citizen number (公民身份号码) says. Dates are `YYYY-MM-DD`. */
export interface CitizenNumber {
  readonly valid: true
  /** 18 characters, the last one a digit or a capital X. */
  readonly value: string
  /** Six digits of GB/T 2260: where the number was issued, not where the person lives. */
  readonly division: string
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  /** Three digits; odd for men, even for women. */
  readonly sequence: string
  /** True when a number of 15 digits was entered. */
  readonly upgraded: boolean
}

export type CitizenNumberResult = CitizenNumber | { readonly valid: false; readonly reason: CitizenNumberProblem }

/**
 * Reads a citizen number of 18 characters or its predecessor of 15 digits. Full-width characters, spaces, hyphens and a
 * small x are accepted. Source: GB 11643-1999; it says which number is possible, not that it was ever issued.
 * @param options.today `YYYY-MM-DD` in Asia/Shanghai; a birth date after it is refused
 */
export function parseCitizenNumber(text: string, options: { today: string }): CitizenNumberResult {
  const entered = normalizeCitizenNumber(text)
  if (entered.length !== 18 && entered.length !== 15) return { valid: false, reason: 'length' }
  if (!/^(\d{15}|\d{17}[\dX])$/.test(entered)) return { valid: false, reason: 'characters' }
  const value = entered.length === 15 ? upgradeCitizenNumber(entered) : entered
  const number = read(value)
  const problem = rules.find(({ broken }) => broken(number, options.today))
  if (problem) return { valid: false, reason: problem.reason }
  return { valid: true, ...number, upgraded: entered.length === 15 }
}

/** The text as the standard writes it: half-width, without spaces and hyphens, X as a capital. Checks nothing. */
export function normalizeCitizenNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()
}

/**
 * The 18 characters for an old number of 15 digits: century and check character are added. The century is 19, but 18
 * for the sequences 996 to 999, which GB 11643-1989 kept for people older than a hundred.
 * @throws RangeError unless given 15 digits
 */
export function upgradeCitizenNumber(fifteen: string): string {
  if (!/^\d{15}$/.test(fifteen)) throw new RangeError('An old citizen number has 15 digits')
  const century = fifteen.slice(12) >= '996' ? '18' : '19'
  const seventeen = fifteen.slice(0, 6) + century + fifteen.slice(6)
  return seventeen + checkCharacter(seventeen)
}

/**
 * Puts a number together; nothing is checked.
 * @param parts.division six digits; `birthDate` as `YYYY-MM-DD`; `sequence` 0 to 999, odd for men
 */
export function composeCitizenNumber(parts: { division: string; birthDate: string; sequence: number }): string {
  const seventeen = parts.division + parts.birthDate.replaceAll('-', '') + String(parts.sequence).padStart(3, '0')
  return seventeen + checkCharacter(seventeen)
}

type Read = Pick<CitizenNumber, 'value' | 'division' | 'birthDate' | 'sex' | 'sequence'>

/**
 * In the order in which a clerk would look for the mistake; the check character comes last, because any mistake breaks
 * it.
 */
const rules: readonly { reason: CitizenNumberProblem; broken(number: Read, today: string): boolean }[] = [
  { reason: 'division', broken: ({ division }) => !isProvince(division) },
  { reason: 'birth-date', broken: ({ birthDate }) => birthDate < '1800' || !isCalendarDate(birthDate) },
  { reason: 'birth-date-in-future', broken: ({ birthDate }, today) => birthDate > today },
  { reason: 'check-character', broken: ({ value }) => !endsInCheckCharacter(value) },
]

function read(value: string): Read {
  const sequence = value.slice(14, 17)
  return {
    value,
    division: value.slice(0, 6),
    birthDate: `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`,
    sex: Number(sequence) % 2 === 1 ? 'male' : 'female',
    sequence,
  }
}

function isCalendarDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
