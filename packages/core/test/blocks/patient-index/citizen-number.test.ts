import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  composeCitizenNumber,
  maskCitizenNumber,
  normalizeCitizenNumber,
  parseCitizenNumber,
  upgradeCitizenNumber,
} from '../../../src/blocks/patient-index/citizen-number.ts'
import { fictionalDivision } from '../../../src/blocks/patient-index/division.ts'

const today = '2026-11-24'
const parse = (text: string) => parseCitizenNumber(text, { today })
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-24'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const parts = fc.record({
  division: fc.constantFrom(fictionalDivision, '110105', '440524', '810000', '830000'),
  birthDate: day,
  sequence: fc.nat(999),
})

describe('a valid number', () => {
  test('of a woman, the first example of GB 11643-1999', () => {
    expect(parse('11010519491231002X')).toEqual({
      valid: true,
      value: '11010519491231002X',
      division: '110105',
      birthDate: '1949-12-31',
      sex: 'female',
      sequence: '002',
      upgraded: false,
    })
  })

  test('of a man, the second example of GB 11643-1999', () => {
    const expected = { valid: true, division: '440524', birthDate: '1880-01-01', sex: 'male', sequence: '001' }
    expect(parse('440524188001010014')).toMatchObject(expected)
  })

  test.each([
    '11010519491231002x',
    ' 110105 19491231 002X ',
    '110105-19491231-002X',
    '１１０１０５１９４９１２３１００２Ｘ',
  ])('may be written %j', (text) => expect(parse(text)).toMatchObject({ valid: true, value: '11010519491231002X' }))

  test('says what it was put together from', () => {
    fc.assert(
      fc.property(parts, ({ division, birthDate, sequence }) => {
        const value = composeCitizenNumber({ division, birthDate, sequence })
        expect(parse(value)).toEqual({
          valid: true,
          value,
          division,
          birthDate,
          sex: sequence % 2 === 1 ? 'male' : 'female',
          sequence: String(sequence).padStart(3, '0'),
          upgraded: false,
        })
      }),
    )
  })

  test('may belong to somebody born today or on a 29th of February', () => {
    for (const birthDate of [today, '2024-02-29', '2000-02-29']) {
      expect(parse(composeCitizenNumber({ division: fictionalDivision, birthDate, sequence: 1 })).valid).toBe(true)
    }
  })
})

describe('a number is refused', () => {
  const refused = (birthDate: string, division = fictionalDivision) =>
    parse(composeCitizenNumber({ division, birthDate, sequence: 1 }))

  test.each([
    ['', 'length'],
    ['1101051949123100', 'length'],
    ['11010519491231002XX', 'length'],
    ['1101051949123100AX', 'characters'],
    ['X10105194912310021', 'characters'],
    ['11010549123100X', 'characters'],
    ['110105194912310021', 'check-character'],
  ])('%j for its %s', (text, reason) => expect(parse(text)).toEqual({ valid: false, reason }))

  test.each(['001105', '101105', '382105', '901105', '990000'])('with division %s', (division) =>
    expect(refused('1990-01-01', division)).toEqual({ valid: false, reason: 'division' }),
  )

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '1990-00-10',
    '1990-13-01',
    '1990-04-31',
    '1990-01-00',
    '1799-12-31',
  ])('with birth date %s', (birthDate) => expect(refused(birthDate)).toEqual({ valid: false, reason: 'birth-date' }))

  test('when the person is not born yet', () => {
    expect(refused('2026-11-25')).toEqual({ valid: false, reason: 'birth-date-in-future' })
  })

  test('with any one digit wrong', () => {
    fc.assert(
      fc.property(parts, fc.nat(16), fc.integer({ min: 1, max: 9 }), (each, at, shift) => {
        const value = composeCitizenNumber(each)
        const wrong = String((Number(value[at]) + shift) % 10)
        expect(parse(value.slice(0, at) + wrong + value.slice(at + 1)).valid).toBe(false)
      }),
    )
  })

  test('whatever text it is, without throwing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        expect(parse(text)).toHaveProperty('valid')
      }),
    )
  })
})

describe('a number of 15 digits', () => {
  test('of the standard becomes its 18 characters', () => {
    expect(upgradeCitizenNumber('110105491231002')).toBe('11010519491231002X')
    expect(parse('110105491231002')).toMatchObject({ value: '11010519491231002X', upgraded: true })
  })

  test('with sequence 996 to 999 belongs to somebody born in the century before', () => {
    expect(parse('440524800101996')).toMatchObject({ birthDate: '1880-01-01' })
    expect(parse('440524800101999')).toMatchObject({ birthDate: '1880-01-01' })
    expect(parse('440524800101995')).toMatchObject({ birthDate: '1980-01-01' })
  })

  test('is the 18 characters without century and check character', () => {
    const upTo1999 = parts.filter(({ birthDate, sequence }) => birthDate < '2000' && sequence < 996)
    fc.assert(
      fc.property(upTo1999, (each) => {
        const value = composeCitizenNumber(each)
        expect(upgradeCitizenNumber(value.slice(0, 6) + value.slice(8, 17))).toBe(value)
      }),
    )
  })

  test.each(['', '11010549123100', '11010549123100X', '11010519491231002X'])('is not %j', (text) => {
    expect(() => upgradeCitizenNumber(text)).toThrow(RangeError)
  })

  test('with an impossible date is refused', () => {
    expect(parse('110105491331002')).toEqual({ valid: false, reason: 'birth-date' })
  })
})

describe('showing and storing', () => {
  test('masks all but the first and the last character', () => {
    expect(maskCitizenNumber('11010519491231002X')).toBe('1****************X')
  })

  test('masks less where a county says so, and everything where nothing would be hidden', () => {
    expect(maskCitizenNumber('11010519491231002X', { first: 4, last: 4 })).toBe('1101**********002X')
    expect(maskCitizenNumber('1234', { first: 2, last: 2 })).toBe('****')
  })

  test('normalizes once and for all', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789xXｘ１ -–') })
    fc.assert(
      fc.property(typed, (text) => {
        expect(normalizeCitizenNumber(text)).toMatch(/^[\dX]*$/)
        expect(normalizeCitizenNumber(normalizeCitizenNumber(text))).toBe(normalizeCitizenNumber(text))
      }),
    )
  })
})
