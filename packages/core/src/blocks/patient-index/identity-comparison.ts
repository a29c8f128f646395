import { normalizeCitizenNumber, parseCitizenNumber, upgradeCitizenNumber } from './citizen-number.ts'
import { oneSlipApart } from './edit-distance.ts'
import { type NameKeys, nameKeys } from './name-keys.ts'
import { parsePhone } from './phone.ts'

/** What is known of a person, as entered or as stored; an empty value counts as unknown. Dates are `YYYY-MM-DD`. */
export interface KnownIdentity {
  readonly name: string
  /** FHIR administrative gender; compared only when male or female. */
  readonly sex?: string | null | undefined
  readonly birthDate?: string | null | undefined
  readonly citizenNumber?: string | null | undefined
  readonly phone?: string | null | undefined
  /** Further identifiers with the system that makes the value unique. */
  readonly identifiers?: readonly { readonly system: string; readonly value: string }[]
}

/**
 * How two identities agree, field by field.
 * - `near`: a slip of the keys apart (one wrong, missing or added character, neighbours exchanged; in a date day and
 * month too).
 * - `same-sound`: other characters, same pinyin (晓明, 小明).
 * - `unknown`: missing on one side at least; never counts as different.
 */
export interface IdentityComparison {
  readonly name: 'same' | 'same-sound' | 'near' | 'different'
  readonly sex: 'same' | 'different' | 'unknown'
  readonly birthDate: 'same' | 'near' | 'different' | 'unknown'
  readonly citizenNumber: 'same' | 'near' | 'different' | 'unknown'
  readonly phone: 'same' | 'different' | 'unknown'
  readonly identifier: 'same' | 'different' | 'unknown'
}

/** An identity in comparable form: prepare once what is compared with many. */
export interface ComparableIdentity {
  readonly name: NameKeys
  readonly sex: string | undefined
  readonly birthDate: string | undefined
  readonly citizenNumber: string | undefined
  readonly phone: string | undefined
  readonly identifiers: ReadonlyMap<string, string>
}

/** Normalizes an identity; birth date and sex come from a valid citizen number where they were left out. */
export function comparableIdentity(identity: KnownIdentity): ComparableIdentity {
  const citizenNumber = comparableNumber(identity.citizenNumber)
  const said = citizenNumber ? parseCitizenNumber(citizenNumber, { today: endOfTime }) : undefined
  const phone = identity.phone ? parsePhone(identity.phone) : undefined
  return {
    name: nameKeys(identity.name),
    sex: sexes.has(identity.sex ?? '') ? (identity.sex as string) : said?.valid ? said.sex : undefined,
    birthDate: identity.birthDate || (said?.valid ? said.birthDate : undefined),
    citizenNumber,
    phone: phone?.valid ? phone.value : identity.phone || undefined,
    identifiers: new Map(identity.identifiers?.map(({ system, value }) => [system, value])),
  }
}

export function compareIdentities(one: ComparableIdentity, other: ComparableIdentity): IdentityComparison {
  return {
    name: compareNames(one.name, other.name),
    sex: compareValues(one.sex, other.sex),
    birthDate: compareLoosely(one.birthDate, other.birthDate, datesNear),
    citizenNumber: compareLoosely(one.citizenNumber, other.citizenNumber, oneSlipApart),
    phone: compareValues(one.phone, other.phone),
    identifier: compareIdentifiers(one.identifiers, other.identifiers),
  }
}

const sexes: ReadonlySet<string> = new Set(['male', 'female'])
/** Whether a birth date lies in the future is asked when a number is entered, not when it is compared. */
const endOfTime = '9999-12-31'

function comparableNumber(text: string | null | undefined): string | undefined {
  const number = normalizeCitizenNumber(text ?? '')
  if (/^\d{15}$/.test(number)) return upgradeCitizenNumber(number)
  return number || undefined
}

function compareNames(one: NameKeys, other: NameKeys): IdentityComparison['name'] {
  if (one.normalized === other.normalized) return 'same'
  if (one.pinyin === other.pinyin && one.pinyin !== '') return 'same-sound'
  return oneSlipApart(one.normalized, other.normalized) ? 'near' : 'different'
}

function compareValues(one: string | undefined, other: string | undefined): 'same' | 'different' | 'unknown' {
  if (one === undefined || other === undefined) return 'unknown'
  return one === other ? 'same' : 'different'
}

function compareLoosely(
  one: string | undefined,
  other: string | undefined,
  near: (one: string, other: string) => boolean,
): 'same' | 'near' | 'different' | 'unknown' {
  if (one === undefined || other === undefined) return 'unknown'
  if (one === other) return 'same'
  return near(one, other) ? 'near' : 'different'
}

function datesNear(one: string, other: string): boolean {
  const [year, month, day] = one.split('-')
  return oneSlipApart(one, other) || other === `${year}-${day}-${month}`
}

function compareIdentifiers(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) {
  const shared = [...one].filter(([system]) => other.has(system))
  if (shared.length === 0) return 'unknown'
  return shared.some(([system, value]) => other.get(system) === value) ? 'same' : 'different'
}
