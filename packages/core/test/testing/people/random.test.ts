import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom, weighted } from '../../../src/testing/people/random.ts'

const draws = (seed: number, count: number) => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => random.next())
}

describe('a stream of numbers', () => {
  test('is determined by its seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(draws(seed, 5)).toEqual(draws(seed, 5))
      }),
    )
    expect(draws(1, 5)).not.toEqual(draws(2, 5))
  })

  test('is the same on every machine: the first numbers of Mulberry32 for seed 1', () => {
    expect(draws(1, 3).map((number) => Math.round(number * 2 ** 32))).toEqual([2693262067, 11749833, 2265367787])
  })

  test('stays in its range and spreads over it', () => {
    const numbers = draws(3, 20_000)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    for (let tenth = 0; tenth < 10; tenth++) {
      expect(numbers.filter((number) => Math.floor(number * 10) === tenth).length / 20_000).toBeCloseTo(0.1, 1)
    }
  })

  test('gives integers with both ends included', () => {
    const random = createRandom(4)
    const dice = new Set(Array.from({ length: 200 }, () => random.integer(1, 6)))
    expect([...dice].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('a weighted draw', () => {
  test('follows the weights', () => {
    const random = createRandom(5)
    const draw = weighted([
      ['a', 6],
      ['never', 0],
      ['b', 3],
      ['c', 1],
    ])
    const found = Array.from({ length: 20_000 }, () => draw(random))
    const share = (value: string) => found.filter((each) => each === value).length / found.length
    expect(share('a')).toBeCloseTo(0.6, 1)
    expect(share('b')).toBeCloseTo(0.3, 1)
    expect(share('c')).toBeCloseTo(0.1, 1)
    expect(share('never')).toBe(0)
  })

  test('needs something to draw', () => {
    expect(() => weighted([])).toThrow(RangeError)
    expect(() => weighted([['a', 0]])).toThrow(RangeError)
  })
})
