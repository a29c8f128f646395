import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCharacter, endsInCheckCharacter } from '../../../src/blocks/patient-index/check-character.ts'

const digits = fc.stringMatching(/^\d{17}$/)
const checked = digits.map((body) => body + checkCharacter(body))

describe('ISO 7064 MOD 11-2', () => {
  // GB 11643-1999, the examples of the standard
  test.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
  ])('%s ends in %s', (body, character) => {
    expect(checkCharacter(body)).toBe(character)
    expect(endsInCheckCharacter(body + character)).toBe(true)
  })

  // ISO 7064 prints 0794 with check character 0 and 079 with X for MOD 11-2
  test.each([
    ['0794', '0'],
    ['079', 'X'],
  ])('%s ends in %s', (body, character) => expect(checkCharacter(body)).toBe(character))

  test('agrees with the definition: the weighted sum is 1 modulo 11', () => {
    fc.assert(
      fc.property(checked, (text) => {
        const values = [...text].map((character) => (character === 'X' ? 10n : BigInt(character)))
        const sum = values.reduce((total, value, index) => total + value * 2n ** BigInt(values.length - 1 - index), 0n)
        expect(sum % 11n).toBe(1n)
      }),
    )
  })

  test('detects every wrong digit', () => {
    fc.assert(
      fc.property(checked, fc.nat(16), fc.integer({ min: 1, max: 9 }), (text, at, shift) => {
        const wrong = String((Number(text[at]) + shift) % 10)
        expect(endsInCheckCharacter(text.slice(0, at) + wrong + text.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('detects every exchange of two neighbours that differ', () => {
    fc.assert(
      fc.property(checked, fc.nat(16), (text, at) => {
        fc.pre(text[at] !== text[at + 1])
        const exchanged = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
        expect(endsInCheckCharacter(exchanged)).toBe(false)
      }),
    )
  })

  test('nothing is the check character of nothing', () => {
    expect(endsInCheckCharacter('')).toBe(false)
    expect(endsInCheckCharacter('1')).toBe(false)
  })
})

test('an X anywhere but at the end is no digit', () => {
  expect(endsInCheckCharacter('71700177536740660X')).toBe(true)
  expect(endsInCheckCharacter('7170017753674066X0')).toBe(false)
  expect(endsInCheckCharacter('X0')).toBe(false)
  expect(endsInCheckCharacter('')).toBe(false)
})
