import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparableIdentity, compareIdentities } from '../../../src/blocks/patient-index/identity-comparison.ts'
import { nearDates } from '../../../src/blocks/patient-index/near-dates.ts'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-24'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))
const near = (one: string, other: string) =>
  compareIdentities(
    comparableIdentity({ name: 'a', birthDate: one }),
    comparableIdentity({ name: 'a', birthDate: other }),
  ).birthDate

test('near dates exist, are few, and have the date among them', () => {
  fc.assert(
    fc.property(day, (date) => {
      const found = nearDates(date)
      expect(found).toContain(date)
      expect(found.filter((other) => Number.isNaN(Date.parse(other)))).toEqual([])
      expect(found.length).toBeLessThan(100)
    }),
  )
})

test('every date that a comparison calls near is among them', () => {
  const slip = fc.tuple(day, fc.integer({ min: 0, max: 9 }), fc.constantFrom('0', '1', '2', '3', '9'))
  fc.assert(
    fc.property(slip, ([one, at, digit]) => {
      const other = one.charAt(at) === '-' ? one : one.slice(0, at) + digit + one.slice(at + 1)
      const time = Date.parse(other)
      const exists = other >= '1800' && !Number.isNaN(time) && new Date(time).toISOString().startsWith(other)
      expect(exists && near(one, other) !== 'different' ? nearDates(one) : [other]).toContain(other)
    }),
  )
})

test('day and month in the wrong order are a slip', () => {
  expect(nearDates('1973-02-11')).toContain('1973-11-02')
  expect(nearDates('1973-02-11')).toContain('1937-02-11')
  expect(nearDates('1973-02-11')).not.toContain('1973-02-31')
})
