/** How often a value occurs. */
export interface Occurrence {
  readonly value: number
  readonly count: number
}

/**
 * The value at a rank, by the nearest-rank method: the smallest value that at least `share` of all are not above. `null` of
 * nothing. Always a value that occurs, so that it has a record to show.
 */
export function nearestRank(occurrences: readonly Occurrence[], share: number): number | null {
  const total = occurrences.reduce((sum, { count }) => sum + count, 0)
  const rank = Math.max(1, Math.ceil(share * total))
  let passed = 0
  for (const { value, count } of occurrences.toSorted((a, b) => a.value - b.value)) {
    passed += count
    if (passed >= rank) return value
  }
  return null
}
