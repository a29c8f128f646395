import { endsInCheckCharacter } from './check-character.ts'
import { type CitizenNumberProblem, parseCitizenNumber } from './citizen-number.ts'

/**
 * What can identify a resident. Labels follow the ids: `patient-index.identifier.<id>`. A phone number is not among
 * them: it is a way to reach people, and a family shares it.
 */
export interface IdentifierKind {
  readonly id: IdentifierKindId
  /**
   * FHIR `Identifier.system`; the issuer is appended where values are unique only within one (see `identifierSystem`).
   */
  readonly system: string
  /** Who keeps the values apart: one register for the country, one for each state, or each organization. */
  readonly issuer: 'country' | 'state' | 'organization'
  /** True when a person keeps the value for life. */
  readonly lifelong: boolean
  /** Brings a value in half-width capitals, without separators, to the form that is stored and compared. */
  normalize(compact: string): string
  /** Undefined when the stored form is possible. `today` is `YYYY-MM-DD` in Asia/Shanghai. */
  problem(value: string, today: string): IdentifierProblem | undefined
}

export type IdentifierKindId =
  | 'citizen-number'
  | 'passport'
  | 'mainland-travel-permit-hk'
  | 'mainland-travel-permit-mo'
  | 'mainland-travel-permit-tw'
  | 'foreign-permanent-residence-permit'
  | 'birth-certificate'
  | 'health-card'
  | 'medical-record-number'

/** Why a value is refused. Labels follow as `patient-index.identifier.<reason>`. */
export type IdentifierProblem = 'empty' | 'format' | CitizenNumberProblem

/**
 * The kinds as a table, the strongest first. OIDs are those of the national health record documents (WS/T 483, WS/T
 * 500); passports use the FHIR naming systems; what has no registered system gets one of ours under
 * `urn:ygt:identifier:`.
 */
export const identifierKinds: readonly IdentifierKind[] = [
  {
    // 公民身份号码; a residence permit for Hong Kong, Macao and Taiwan residents carries one too. GB 11643-1999
    id: 'citizen-number',
    system: 'urn:oid:2.16.156.10011.1.3',
    issuer: 'country',
    lifelong: true,
    normalize: asEntered,
    problem: (value, today) => {
      const result = parseCitizenNumber(value, { today })
      return result.valid ? undefined : result.reason
    },
  },
  {
    // 护照: the document number has nine places (ICAO Doc 9303-4); below five it is a typing mistake (our bound)
    id: 'passport',
    system: 'http://hl7.org/fhir/sid/passport-',
    issuer: 'state',
    lifelong: false,
    normalize: asEntered,
    problem: unless(/^[A-Z0-9]{5,9}$/),
  },
  {
    // 港澳居民来往内地通行证: letter, eight digits for life, two that count replacements (公安部出入境管理局, 2010-03-10)
    id: 'mainland-travel-permit-hk',
    system: 'urn:ygt:identifier:mainland-travel-permit-hk',
    issuer: 'country',
    lifelong: true,
    normalize: (compact) => compact.replace(/^(H\d{8})\d{2}$/, '$1'),
    problem: unless(/^H\d{8}$/),
  },
  {
    id: 'mainland-travel-permit-mo',
    system: 'urn:ygt:identifier:mainland-travel-permit-mo',
    issuer: 'country',
    lifelong: true,
    normalize: (compact) => compact.replace(/^(M\d{8})\d{2}$/, '$1'),
    problem: unless(/^M\d{8}$/),
  },
  {
    // 台湾居民来往大陆通行证: eight digits for life; the booklet before 2015 adds two digits and a letter, often in brackets
    id: 'mainland-travel-permit-tw',
    system: 'urn:ygt:identifier:mainland-travel-permit-tw',
    issuer: 'country',
    lifelong: true,
    normalize: (compact) => compact.replace(/^(\d{8})\d{2}(\(?[A-Z]\)?)?$/, '$1'),
    problem: unless(/^\d{8}$/),
  },
  {
    // 外国人永久居留身份证: 18 characters from 9 on with the check character of GB 11643 (2023 edition), before 3 letters and
    // 12 digits (新版外国人永久居留身份证机读信息规则, 国家移民管理局)
    id: 'foreign-permanent-residence-permit',
    system: 'urn:ygt:identifier:foreign-permanent-residence-permit',
    issuer: 'country',
    lifelong: false,
    normalize: asEntered,
    problem: (value) => {
      if (/^[A-Z]{3}\d{12}$/.test(value)) return undefined
      if (!/^9\d{16}[\dX]$/.test(value)) return 'format'
      return endsInCheckCharacter(value) ? undefined : 'check-character'
    },
  },
  {
    // 出生医学证明编号: a letter for the edition and nine digits, the first two of them the province (WS/T 364.2)
    id: 'birth-certificate',
    system: 'urn:ygt:identifier:birth-certificate',
    issuer: 'country',
    lifelong: true,
    normalize: asEntered,
    problem: unless(/^[A-Z]\d{9}$/),
  },
  {
    // 居民健康卡号, or the index of an electronic card (an SM3 digest has 64 hexadecimal digits): issuers differ, so only a
    // frame
    id: 'health-card',
    system: 'urn:oid:2.16.156.10011.1.19',
    issuer: 'country',
    lifelong: false,
    normalize: asEntered,
    problem: unless(/^[A-Z0-9]{8,64}$/),
  },
  {
    // 病案号: each institution numbers on its own; leading zeros count
    id: 'medical-record-number',
    system: 'urn:ygt:identifier:medical-record-number:',
    issuer: 'organization',
    lifelong: false,
    normalize: asEntered,
    problem: unless(/^[A-Z0-9]{1,32}$/),
  },
]

function asEntered(compact: string): string {
  return compact
}

function unless(possible: RegExp): IdentifierKind['problem'] {
  return (value) => (possible.test(value) ? undefined : 'format')
}
