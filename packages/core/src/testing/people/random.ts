/** A stream of numbers that one seed determines; nothing here is fit for secrets. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer from `min` to `max`, both included. */
  integer(min: number, max: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, period 2^32, the same numbers on every machine.
 * @param seed any integer; only its low 32 bits count
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: <Item>(items: readonly Item[]) => items[integer(0, items.length - 1)] as Item,
  }
}

/**
 * Draws from a table of values and weights; weights need not add up to anything.
 * @throws RangeError when no weight is above zero
 */
export function weighted<Value>(table: readonly (readonly [Value, number])[]): (random: Random) => Value {
  const values = table.map(([value]) => value)
  const sums: number[] = []
  let total = 0
  for (const [, weight] of table) sums.push((total += weight))
  if (!(total > 0)) throw new RangeError('A weighted draw needs a weight above zero')
  return (random) => values[firstAbove(sums, random.next() * total)] as Value
}

function firstAbove(sums: readonly number[], target: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) > target) high = middle
    else low = middle + 1
  }
  return low
}
