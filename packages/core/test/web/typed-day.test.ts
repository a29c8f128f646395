import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../src/web/day-input.tsx'

describe('a day as it is typed', () => {
  it.each([
    ['2026-03-05', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['', ''],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    ['2026-3', undefined],
    ['5.3.2026', undefined],
  ])('%s → %s', (typed, day) => {
    expect(dayOf(typed)).toBe(day)
  })

  it('understands every day of every century with and without dashes', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(dayOf(day)).toBe(day)
        expect(dayOf(day.replaceAll('-', ''))).toBe(day)
      }),
    )
  })
})
