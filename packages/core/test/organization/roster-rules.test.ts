import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gaps, overlap, type Span, shiftFaults, without } from '../../src/organization/roster-rules.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24) + hour * 3_600_000).toISOString()
const span = (from: number, to: number): Span => ({ startsAt: at(from), endsAt: at(to) })
const shift = (practitioner: string, from: number, to: number, onCall = false) => ({
  practitioner,
  onCall,
  ...span(from, to),
})
const nothing = { shifts: [], absences: [] }

describe('rules of a roster', () => {
  it('lets one shift begin where another ends', () => {
    expect(overlap(span(0, 8), span(8, 16))).toBe(false)
    expect(shiftFaults([shift('a', 0, 8), shift('a', 8, 16)], nothing)).toEqual([])
  })

  it.each([
    ['an end before its beginning', shift('a', 8, 8), nothing],
    ['more than a day on site', shift('a', 0, 25), nothing],
    ['more than a week on call', shift('a', 0, 169, true), nothing],
    ['two shifts at once', shift('a', 4, 12), { shifts: [shift('a', 0, 8)], absences: [] }],
    ['on call twice at once', shift('a', 4, 12, true), { shifts: [shift('a', 0, 8, true)], absences: [] }],
    ['somebody on leave', shift('a', 4, 12), { shifts: [], absences: [{ practitioner: 'a', ...span(10, 20) }] }],
  ])('refuses %s, naming the place', (_, wanted, known) => {
    expect(shiftFaults([shift('b', 0, 8), wanted], known).map((f) => f.pointer)).toEqual(['/shifts/1'])
  })

  it('allows being on call at home beside work on site, and others at the same time', () => {
    expect(
      shiftFaults([shift('a', 0, 8)], { shifts: [shift('a', 0, 24, true), shift('b', 0, 8)], absences: [] }),
    ).toEqual([])
  })

  it('finds when nobody is there: between shifts, and while the only one is on leave', () => {
    const shifts = [shift('a', 8, 16), shift('b', 16, 20), shift('c', 20, 30, true)]
    expect(gaps(span(8, 24), shifts, [])).toEqual([span(20, 24)])
    expect(gaps(span(8, 24), shifts, [], { onCall: true })).toEqual([])
    expect(gaps(span(8, 24), shifts, [{ practitioner: 'a', ...span(10, 12) }])).toEqual([span(10, 12), span(20, 24)])
    expect(gaps(span(8, 24), shifts, [{ practitioner: 'b', ...span(10, 12) }])).toEqual([span(20, 24)])
  })

  it('takes spans out of a span without losing or inventing a moment', () => {
    const spans = fc.array(fc.tuple(fc.nat(48), fc.nat(48)).map(([a, b]) => span(Math.min(a, b), Math.max(a, b) + 1)))
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 48 }), (taken, hour) => {
        const whole = span(0, 49)
        const moment = { startsAt: at(hour), endsAt: at(hour + 1) }
        const left = without(whole, taken)
        const isLeft = left.some((s) => s.startsAt <= moment.startsAt && moment.endsAt <= s.endsAt)
        expect(isLeft).toBe(!taken.some((t) => overlap(t, moment)))
      }),
    )
  })
})
