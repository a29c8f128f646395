import {
  comparableIdentity,
  compareIdentities,
  type IdentityComparison,
  type KnownIdentity,
} from './identity-comparison.ts'

/** How sure a rule is that two records are one person. */
export type WarningLevel = 'certain' | 'likely' | 'possible'

/** One rule of the table. Labels follow as `patient-index.duplicate.<id>`. */
export interface DuplicateRule {
  readonly id: string
  readonly level: WarningLevel
  /** Field by field what the comparison has to be; a field that is left out does not matter. */
  readonly when: { readonly [Field in keyof IdentityComparison]?: readonly IdentityComparison[Field][] }
}

export interface KnownResident extends KnownIdentity {
  readonly id: string
}

/** A resident who may be the one that is about to be registered, and why. */
export interface DuplicateWarning {
  readonly residentId: string
  /** The strongest rule that fired, and its level. */
  readonly rule: string
  readonly level: WarningLevel
  /** Every rule that fired, the strongest first. */
  readonly rules: readonly string[]
  /** What agreed and what did not: the facts behind the sentence on the page. */
  readonly comparison: IdentityComparison
}

/**
 * The rules, the strongest first: the ground floor of duplicate detection, exact and explainable, run while somebody
 * registers a resident. Two numbers that differ by more than a slip speak for two people: most rules then stay silent,
 * which also keeps twins apart. The rules are ours; none of them merges anything.
 */
export const duplicateRules: readonly DuplicateRule[] = [
  { id: 'same-identifier', level: 'certain', when: { identifier: ['same'] } },
  {
    id: 'same-citizen-number',
    level: 'certain',
    when: { citizenNumber: ['same'], birthDate: ['same', 'near', 'unknown'] },
  },
  // A newborn on the mother's number, a child on a parent's: one number, two people
  { id: 'shared-citizen-number', level: 'possible', when: { citizenNumber: ['same'], birthDate: ['different'] } },
  {
    id: 'mistyped-citizen-number',
    level: 'likely',
    when: { citizenNumber: ['near'], name: ['same', 'same-sound'] },
  },
  {
    id: 'same-name-birth-date-sex',
    level: 'likely',
    when: { name: ['same'], birthDate: ['same'], sex: ['same'], citizenNumber: ['same', 'near', 'unknown'] },
  },
  {
    id: 'same-name-phone',
    level: 'likely',
    when: {
      name: ['same'],
      phone: ['same'],
      birthDate: ['same', 'near', 'unknown'],
      citizenNumber: ['same', 'near', 'unknown'],
    },
  },
  {
    id: 'same-sound-birth-date',
    level: 'possible',
    when: { name: ['same-sound'], birthDate: ['same'], citizenNumber: ['same', 'near', 'unknown'] },
  },
  {
    id: 'near-name-birth-date-phone',
    level: 'possible',
    when: { name: ['near'], birthDate: ['same'], phone: ['same'], citizenNumber: ['same', 'near', 'unknown'] },
  },
  {
    id: 'same-name-birth-date',
    level: 'possible',
    when: { name: ['same'], birthDate: ['same'] },
  },
  {
    id: 'same-name-near-birth-date',
    level: 'possible',
    when: { name: ['same'], birthDate: ['near'], sex: ['same', 'unknown'], citizenNumber: ['same', 'near', 'unknown'] },
  },
]

/**
 * Residents that are likely the candidate, the surest first, in the order given within a level.
 * @param existing residents that share a number, an identifier, a phone, a birth date or the pinyin of the name:
 * whoever
 *   shares none of these fires no rule, so the caller's query may leave the others out
 */
export function duplicateWarnings(candidate: KnownIdentity, existing: readonly KnownResident[]): DuplicateWarning[] {
  const wanted = comparableIdentity(candidate)
  return existing
    .flatMap((resident) => {
      const comparison = compareIdentities(wanted, comparableIdentity(resident))
      const fired = duplicateRules.filter((rule) => fires(rule, comparison)).sort(bySureness)
      const [strongest] = fired
      if (!strongest) return []
      const { id: rule, level } = strongest
      return [{ residentId: resident.id, rule, level, rules: fired.map(({ id }) => id), comparison }]
    })
    .sort(bySureness)
}

const sureness: readonly WarningLevel[] = ['certain', 'likely', 'possible']

function bySureness(one: { level: WarningLevel }, other: { level: WarningLevel }): number {
  return sureness.indexOf(one.level) - sureness.indexOf(other.level)
}

function fires(rule: DuplicateRule, comparison: IdentityComparison): boolean {
  const fields = Object.entries(rule.when) as [keyof IdentityComparison, readonly string[]][]
  return fields.every(([field, accepted]) => accepted.includes(comparison[field]))
}
