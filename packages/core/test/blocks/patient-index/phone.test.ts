import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskPhone, parsePhone } from '../../../src/blocks/patient-index/phone.ts'

const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)

describe('a mobile number', () => {
  test.each([
    '15400000001',
    '154 0000 0001',
    '154-0000-0001',
    '+86 154 0000 0001',
    '(+86)15400000001',
    '0086-15400000001',
    '8615400000001',
    '１５４０００００００１',
  ])('may be written %j', (text) => expect(parsePhone(text)).toEqual({ valid: true, value: '15400000001' }))

  test('is found whatever prefix and separators it has', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom('', '86', '+86', '0086'),
        fc.constantFrom('', ' ', '-'),
        (value, code, gap) => {
          const text = [code, value.slice(0, 3), value.slice(3, 7), value.slice(7)]
            .filter((part) => part !== '')
            .join(gap)
          expect(parsePhone(text)).toEqual({ valid: true, value })
        },
      ),
    )
  })

  test.each([
    ['', 'length'],
    ['1540000000', 'length'],
    ['154000000011', 'length'],
    ['057188888888', 'length'],
    ['12400000001', 'not-a-mobile-number'],
    ['05718888888', 'not-a-mobile-number'],
    ['1540000000a', 'characters'],
    ['15400000001转2', 'characters'],
  ])('is not %j: %s', (text, reason) => expect(parsePhone(text)).toEqual({ valid: false, reason }))

  test('is shown with four digits hidden', () => {
    expect(maskPhone('15400000001')).toBe('154****0001')
    expect(maskPhone('1540')).toBe('****')
  })
})
