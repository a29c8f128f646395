import { describe, expect, test } from 'vitest'
import { parseCitizenNumber } from '../../../src/blocks/patient-index/citizen-number.ts'
import { parsePhone } from '../../../src/blocks/patient-index/phone.ts'
import { allotNumbers, firstCastPhone, firstCastSequence } from '../../../src/testing/people/number-allotment.ts'

const day = 20_000
const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
const numbersOf = (count: number, sex: 'male' | 'female') => {
  const numbers = allotNumbers({ earliest: 0, latest: day })
  return Array.from({ length: count }, () => numbers.citizenNumber({ day, date, sex }))
}

describe('numbers that are handed out', () => {
  test.each(['male', 'female'] as const)('differ for 1500 people (%s) born on one day', (sex) => {
    const numbers = numbersOf(1500, sex)
    expect(new Set(numbers).size).toBe(1500)
    for (const number of numbers) {
      const expected = { valid: true, birthDate: date, sex }
      expect(parseCitizenNumber(number, { today: date })).toMatchObject(expected)
    }
  })

  test('begin with the county and go on in the next of the fictional prefecture', () => {
    const numbers = numbersOf(1500, 'male')
    expect(new Set(numbers.slice(0, 487).map((number) => number.slice(0, 6)))).toEqual(new Set(['339921']))
    expect(new Set(numbers.map((number) => number.slice(0, 4)))).toEqual(new Set(['3399']))
    expect(numbers[487]?.slice(0, 6)).toBe('339922')
  })

  test('leave the last sequences to the cast', () => {
    const sequences = [...numbersOf(487, 'male'), ...numbersOf(487, 'female')].map((each) => Number(each.slice(14, 17)))
    expect(Math.min(...sequences)).toBe(1)
    expect(Math.max(...sequences)).toBeLessThan(firstCastSequence)
  })

  test('are phones of the range that nobody has, all different', () => {
    const numbers = allotNumbers({ earliest: 0, latest: 0 })
    const phones = Array.from({ length: 100_000 }, () => numbers.phone())
    expect(new Set(phones).size).toBe(phones.length)
    for (const phone of phones.slice(0, 200)) expect(parsePhone(phone)).toEqual({ valid: true, value: phone })
    expect(phones.every((phone) => phone.startsWith('154') && Number(phone.slice(3)) < firstCastPhone)).toBe(true)
  })
})
