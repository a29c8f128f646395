import { composeCitizenNumber } from '../../blocks/patient-index/citizen-number.ts'
import { fictionalDivision } from '../../blocks/patient-index/division.ts'
import type { IdentifierKindId } from '../../blocks/patient-index/identifier-kinds.ts'
import { countyName, villageClinics } from './county.ts'
import { fictionalPhonePrefix, firstCastPhone, firstCastSequence } from './number-allotment.ts'

/** A resident of the fixed cast, with stable id and numbers. Dates are `YYYY-MM-DD`. */
export interface CastResident {
  readonly id: string
  /** Who lives together. */
  readonly household: string
  readonly zh: string
  readonly en: string
  readonly sex: 'male' | 'female'
  readonly birthDate: string
  /** Null for a newborn who is not in the register yet. */
  readonly citizenNumber: string | null
  readonly phone: string
  readonly address: string
  /** Two digits of GB/T 3304. */
  readonly ethnicGroup: string
  readonly townshipCentre: string
  readonly villageClinic: string
  /** Id of the parent who answers for a child. */
  readonly guardian: string | null
  /** Further identifiers; `issuer` where the kind needs one. */
  readonly identifiers: readonly CastIdentifier[]
  readonly history: readonly CastEvent[]
}

export interface CastIdentifier {
  readonly kind: IdentifierKindId
  readonly value: string
  readonly issuer?: string
}

/** Something that happened to a resident, for records and stories. */
export interface CastEvent {
  readonly date: string
  readonly organization: string
  readonly zh: string
  readonly en: string
}

/** What differs from one resident to the next; the rest follows. */
export interface CastDraft extends Pick<CastResident, 'id' | 'household' | 'zh' | 'en' | 'sex' | 'birthDate'> {
  readonly clinic: string
  /** Group and house within the village: `3组12号`. */
  readonly house: string
  /** Number of the phone within those of the cast; a family shares one. */
  readonly phone: number
  /** Which of those born on this day, of this sex, in the county: 1 unless told. */
  readonly nth?: number
  readonly unregistered?: boolean
  readonly guardian?: string
  readonly ethnicGroup?: string
  readonly identifiers?: readonly CastIdentifier[]
  readonly history?: readonly CastEvent[]
}

/** Completes a resident: a valid number with the fictional division, a phone of the fictional range, an address. */
export function castResident(draft: CastDraft): CastResident {
  const { clinic, house, phone, nth = 1, unregistered = false, ...person } = draft
  const home = villageClinics.find(({ id }) => id === clinic)
  if (!home?.parent) throw new RangeError(`The county has no village clinic '${clinic}'`)
  const sequence = firstCastSequence + 2 * (nth - 1) + (person.sex === 'male' ? 1 : 2)
  const { birthDate } = person
  return {
    guardian: null,
    ethnicGroup: '01',
    identifiers: [],
    history: [],
    ...person,
    citizenNumber: unregistered ? null : composeCitizenNumber({ division: fictionalDivision, birthDate, sequence }),
    phone: fictionalPhonePrefix + String(firstCastPhone + phone),
    address: `${countyName.zh}${home.town}${home.village}${house}`,
    townshipCentre: home.parent,
    villageClinic: clinic,
  }
}
