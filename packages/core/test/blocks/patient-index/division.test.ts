import { describe, expect, test } from 'vitest'
import { fictionalDivision, isFictional, isProvince } from '../../../src/blocks/patient-index/division.ts'

describe('divisions', () => {
  test.each(['110000', '33', '339921', '650000', '710000', '810000', '820000', '830000'])(
    '%s is in a province',
    (code) => {
      expect(isProvince(code)).toBe(true)
    },
  )

  test.each(['', '0', '00', '16', '24', '38', '47', '55', '66', '72', '84', '91', '99'])('%j is not', (code) => {
    expect(isProvince(code)).toBe(false)
  })

  test('what is fictional can be told from its first four digits', () => {
    expect(isFictional(fictionalDivision)).toBe(true)
    expect(isFictional('339921199001010010')).toBe(true)
    // 3390 was used for counties directly under the province: people carry it
    expect(isFictional('339005')).toBe(false)
    expect(isFictional('330102')).toBe(false)
  })
})
