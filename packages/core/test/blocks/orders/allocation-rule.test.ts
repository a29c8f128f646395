import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, chooseReader, shareOf } from '../../../src/blocks/orders/allocation.ts'

const reader = (practitioner: string, more: Partial<Candidate> = {}): Candidate => ({
  practitioner,
  skills: [],
  capacity: 100,
  open: 0,
  lastAssignedAt: '',
  ...more,
})
const ct = { skills: ['CT'], points: 3 }

describe('the rule of allocation', () => {
  it('chooses who has least to do for their capacity', () => {
    const half = reader('half', { capacity: 50, open: 2 })
    expect(chooseReader([half, reader('full', { open: 6 })], ct)?.practitioner).toBe('full')
    expect(chooseReader([half, reader('full', { open: 8 })], ct)?.practitioner).toBe('half')
  })

  it('chooses among equals who was given something longest ago', () => {
    const early = reader('early', { lastAssignedAt: '2026-11-24T01:00:00.000Z' })
    const late = reader('late', { lastAssignedAt: '2026-11-24T02:00:00.000Z' })
    expect(chooseReader([late, early], ct)?.practitioner).toBe('early')
    expect(chooseReader([late, early, reader('never')], ct)?.practitioner).toBe('never')
  })

  it('passes over who cannot read it, or takes nothing', () => {
    const ultrasound = reader('us', { skills: ['US'] })
    const away = reader('away', { capacity: 0 })
    expect(chooseReader([ultrasound, away], ct)).toBeUndefined()
    const able = reader('able', { skills: ['MR', 'CT'], open: 90 })
    expect(chooseReader([ultrasound, away, able], ct)?.practitioner).toBe('able')
  })

  it('spreads any sequence of tasks so that no two equal readers differ by more than one task', () => {
    const tasks = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(tasks, fc.integer({ min: 1, max: 6 }), (sequence, people) => {
        let readers = Array.from({ length: people }, (_, n) => reader(`r${n}`))
        for (const [n, points] of sequence.entries()) {
          const chosen = chooseReader(readers, { skills: [], points }) ?? expect.fail('somebody can read it')
          readers = readers.map((r) =>
            r.practitioner === chosen.practitioner
              ? { ...r, open: r.open + points, lastAssignedAt: String(n).padStart(4, '0') }
              : r,
          )
        }
        const loads = readers.map((r) => r.open)
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(Math.max(...sequence))
      }),
    )
  })

  it('says how far a share is from a fair one', () => {
    const all = [
      { points: 6, capacity: 100 },
      { points: 2, capacity: 100 },
      { points: 4, capacity: 100 },
    ]
    expect(all.map((r) => shareOf(r.points, r.capacity, all))).toEqual([1.5, 0.5, 1])
    expect(
      shareOf(2, 50, [
        { points: 2, capacity: 50 },
        { points: 4, capacity: 100 },
      ]),
    ).toBe(1)
    expect(shareOf(0, 100, [{ points: 0, capacity: 100 }])).toBeNull()
  })
})
