import { parseDicomDate } from './date-time.ts'
import { parsePersonName } from './person-name.ts'
import type { InstanceAttributes } from './study-attributes.ts'

/** Whom a request is for. Names are plain (`王伟`, `Wang Wei`) or PN text, dates `YYYYMMDD` or with dashes, sex M, F or O. */
export type RequestedPatient = {
  /** Every identifier under which the device may know the patient: index number, visit number, card number. */
  patientIds: readonly string[]
  name: string
  /** Other spellings of the name: pinyin, former names. */
  otherNames?: readonly string[]
  sex?: string | null
  birthDate?: string | null
  accessionNumber?: string | null
}

/** What a file says of its patient: a part of `InstanceAttributes`. */
export type StatedIdentity = Pick<
  InstanceAttributes,
  'patientId' | 'patientName' | 'patientSex' | 'patientBirthDate' | 'accessionNumber'
>

export const identityFields = ['patientId', 'patientName', 'patientSex', 'patientBirthDate', 'accessionNumber'] as const
export type IdentityField = (typeof identityFields)[number]

export type IdentityMismatch = { field: IdentityField; stated: string; requested: string }

export type IdentityVerdict =
  | { verdict: 'match'; agreeing: IdentityField[] }
  | { verdict: 'mismatch'; mismatches: IdentityMismatch[] }

/**
 * Compares the identity in a file with the patient of a request. A field that one side leaves empty says nothing; every field that both
 * fill has to agree. Names agree when one of their groups or spellings does, without regard to case, separators and word order of pinyin.
 * With nothing to compare but sex there is no match: `agreeing` has to hold more than that.
 */
export function matchIdentity(stated: StatedIdentity, requested: RequestedPatient): IdentityVerdict {
  const results = FIELDS.map(([field, compare]) => ({ field, ...compare(stated, requested) }))
  const mismatches = results.filter(({ agrees }) => agrees === false)
  const agreeing = results.filter(({ agrees }) => agrees).map(({ field }) => field)
  const identified = agreeing.some((field) => field !== 'patientSex' && field !== 'patientBirthDate')
  if (mismatches.length === 0 && identified) return { verdict: 'match', agreeing }
  const listed = mismatches.length > 0 ? mismatches : results.filter(({ field }) => field === 'patientId')
  return {
    verdict: 'mismatch',
    mismatches: listed.map(({ field, stated: said, requested: wanted }) => ({
      field,
      stated: said,
      requested: wanted,
    })),
  }
}

/** Whether two names can be of the same person: any group or spelling of one equals any of the other. */
export function namesAgree(one: string, other: string): boolean {
  const left = spellings(one)
  const right = spellings(other)
  return left.some((spelling) => right.includes(spelling))
}

type Comparison = { agrees: boolean | undefined; stated: string; requested: string }

const FIELDS: readonly (readonly [
  IdentityField,
  (stated: StatedIdentity, requested: RequestedPatient) => Comparison,
])[] = [
  [
    'patientId',
    ({ patientId }, { patientIds }) =>
      compare(patientId, patientIds.join(' / '), () => patientIds.some((id) => sameCode(id, patientId))),
  ],
  [
    'patientName',
    ({ patientName }, { name, otherNames = [] }) =>
      compare(patientName, name, () =>
        [name, ...otherNames].some((candidate) => namesAgree(patientName ?? '', candidate)),
      ),
  ],
  ['patientSex', ({ patientSex }, { sex }) => compare(known(patientSex), known(sex), (a, b) => a === b)],
  [
    'patientBirthDate',
    ({ patientBirthDate }, { birthDate }) =>
      compare(patientBirthDate, birthDate, (a, b) => parseDicomDate(a) === parseDicomDate(b)),
  ],
  ['accessionNumber', (stated, requested) => compare(stated.accessionNumber, requested.accessionNumber, sameCode)],
]

function compare(
  stated: string | null | undefined,
  requested: string | null | undefined,
  agree: (a: string, b: string) => boolean,
): Comparison {
  const values = { stated: stated?.trim() ?? '', requested: requested?.trim() ?? '' }
  if (values.stated === '' || values.requested === '') return { agrees: undefined, ...values }
  return { agrees: agree(values.stated, values.requested), ...values }
}

/** O (other) and U say that the sex is not known (PS3.3 C.7.1.1). */
const known = (sex: string | null | undefined): string | undefined => (sex === 'M' || sex === 'F' ? sex : undefined)

const sameCode = (one: string | null, other: string | null): boolean =>
  one?.trim().toLowerCase() === other?.trim().toLowerCase()

/**
 * The forms under which a name is compared. Devices write given names in one word or in syllables, family name first or last,
 * so pinyin is compared by its letters in the given order and with the last word moved to the front.
 */
function spellings(name: string): string[] {
  return Object.values(parsePersonName(name)).flatMap((group) => {
    const words = group
      .normalize('NFKC')
      .toLowerCase()
      .split(/[\^\s,.·'-]+/)
      .filter(Boolean)
    const last = words.at(-1) ?? ''
    return [words.join(''), last + words.slice(0, -1).join(''), words.slice(1).join('') + (words[0] ?? '')].filter(
      Boolean,
    )
  })
}
