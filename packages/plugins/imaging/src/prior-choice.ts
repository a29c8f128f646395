/** What is compared of studies to find the earlier one to hang beside. */
export interface ComparableStudy {
  readonly id: string
  /** Separated by backslashes. */
  readonly modalities: string
  readonly bodyParts: readonly string[]
  /** `YYYYMMDD`, or null where the device wrote none. */
  readonly studyDate: string | null
  readonly createdAt: string
}

/**
 * Earlier studies of the same resident, the likeliest to be compared first: same kind and same part of the body, then same part, then same
 * kind; the latest first among equals. Studies of later days are none.
 */
export function priorsOf<T extends ComparableStudy>(current: T, all: readonly T[]): T[] {
  const rank = (one: T): number => (shares(one, current, kinds) ? 1 : 0) + (shares(one, current, parts) ? 2 : 0)
  return all
    .filter((one) => one.id !== current.id && dayOf(one) <= dayOf(current))
    .toSorted((a, b) => rank(b) - rank(a) || dayOf(b).localeCompare(dayOf(a)) || b.createdAt.localeCompare(a.createdAt))
}

/** Whether one of the two shows what the other shows, so that it is worth being hung without being asked for. */
export function isSamePart(one: ComparableStudy, other: ComparableStudy): boolean {
  return shares(one, other, parts)
}

const kinds = ({ modalities }: ComparableStudy): readonly string[] => modalities.split('\\')
const parts = ({ bodyParts }: ComparableStudy): readonly string[] => bodyParts
const dayOf = ({ studyDate, createdAt }: ComparableStudy): string =>
  studyDate ?? createdAt.slice(0, 10).replaceAll('-', '')

function shares(one: ComparableStudy, other: ComparableStudy, of: (study: ComparableStudy) => readonly string[]) {
  const known = new Set(of(one).map((word) => word.toUpperCase()))
  return of(other).some((word) => known.has(word.toUpperCase()))
}
