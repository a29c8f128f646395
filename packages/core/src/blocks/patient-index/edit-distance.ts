/**
 * True when one replaced, missing or added character, or two neighbours in the wrong order, tell the two texts apart.
 */
export function oneSlipApart(one: string, other: string): boolean {
  const [short, long] = [[...one], [...other]].sort((a, b) => a.length - b.length) as [string[], string[]]
  if (long.length - short.length > 1 || one === other) return false
  const start = short.findIndex((character, index) => character !== long[index])
  if (start < 0) return true
  if (short.length < long.length) return same(short.slice(start), long.slice(start + 1))
  return same(short.slice(start + 1), long.slice(start + 1)) || swapped(short.slice(start), long.slice(start))
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((character, index) => character === other[index])
}

function swapped(one: readonly string[], other: readonly string[]): boolean {
  return one[0] === other[1] && one[1] === other[0] && same(one.slice(2), other.slice(2))
}
