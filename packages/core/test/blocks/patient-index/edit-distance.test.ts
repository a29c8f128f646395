import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oneSlipApart } from '../../../src/blocks/patient-index/edit-distance.ts'

describe('one slip apart', () => {
  test.each([
    ['张晓明', '张小明'],
    ['张晓明', '张明'],
    ['张晓明', '张明晓'],
    ['a', ''],
    ['12345', '12354'],
    ['王𠮷', '王吉'],
  ])('%j and %j are', (one, other) => expect(oneSlipApart(one, other)).toBe(true))

  test.each([
    ['', ''],
    ['张三', '张三'],
    ['张晓明', '王小明'],
    ['张三', '张三小明'],
    ['12345', '32145'],
    ['1234', '2143'],
    ['ab', 'bac'],
  ])('%j and %j are not', (one, other) => expect(oneSlipApart(one, other)).toBe(false))

  test('works both ways, and finds every replaced and every dropped character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(text, text, fc.nat(7), (one, other, at) => {
        const index = at % one.length
        expect(oneSlipApart(one, other)).toBe(oneSlipApart(other, one))
        expect(oneSlipApart(one, one.slice(0, index) + one.slice(index + 1))).toBe(true)
        expect(oneSlipApart(one, `${one.slice(0, index)}z${one.slice(index + 1)}`)).toBe(true)
      }),
    )
  })
})
