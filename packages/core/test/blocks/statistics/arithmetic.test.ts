import fc from 'fast-check'
import { expect, it } from 'vitest'
import { factOfCase } from '../../../src/blocks/orders/fact-of-case.ts'
import { nearestRank } from '../../../src/blocks/statistics/percentile.ts'
import { dayAndWeek } from '../../../src/blocks/statistics/time-dimensions.ts'

it('takes percentiles by nearest rank', () => {
  // 15, 20, 35, 40, 50: the worked example of the method (5th 15, 30th 20, 40th 20, 50th 35, 100th 50)
  const list = [15, 20, 35, 40, 50].map((value) => ({ value, count: 1 }))
  expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => nearestRank(list, share))).toEqual([15, 20, 20, 35, 50])
  expect(nearestRank([], 0.5)).toBeNull()
})

it('always takes a value that occurs, whatever order they come in', () => {
  const some = fc.array(fc.record({ value: fc.nat(5000), count: fc.integer({ min: 1, max: 9 }) }), { minLength: 1 })
  fc.assert(
    fc.property(some, fc.double({ min: 0.01, max: 1, noNaN: true }), (occurrences, share) => {
      const found = nearestRank(occurrences, share) as number
      const flat = occurrences.flatMap(({ value, count }) => Array.from({ length: count }, () => value))
      const notAbove = flat.filter((value) => value <= found).length
      expect(flat).toContain(found)
      expect(notAbove / flat.length).toBeGreaterThanOrEqual(share - 1e-9)
      expect(nearestRank(occurrences.toReversed(), share)).toBe(found)
    }),
  )
})

it('dates in the county, and numbers weeks as ISO 8601 does', () => {
  expect(dayAndWeek('2026-11-23T16:00:00.000Z')).toEqual({ day: '2026-11-24', week: '2026-W48' })
  expect(dayAndWeek('2026-12-31T15:59:59.000Z')).toEqual({ day: '2026-12-31', week: '2026-W53' })
  expect(dayAndWeek('2027-01-03T04:00:00.000Z').week).toBe('2026-W53')
  expect(dayAndWeek('2027-01-04T04:00:00.000Z').week).toBe('2027-W01')
})

it('turns an order into its figures', () => {
  const asked = {
    ...{ id: 'q', category: 'imaging', accessionNumber: 'YX1', display: '胸部CT', priority: 'urgent' as const },
    ...{
      organization: 'qinghe-centre',
      performer: 'county-hospital',
      requester: 'zhoumin',
      state: 'completed' as const,
    },
    ...{ createdAt: '2026-11-24T00:00:00.000Z', detail: { modality: 'CT' } },
  }
  const task = {
    ...{ state: 'completed' as const, readyAt: '2026-11-24T00:20:30.000Z', claimedAt: '2026-11-24T00:30:30.000Z' },
    dueAt: '2026-11-24T02:00:00.000Z',
  }
  const version = {
    ...{ revision: 1, state: 'final' as const, author: 'linjing', reviewer: 'xuguodong', positive: false },
    ...{ signedAt: '2026-11-24T01:00:00.000Z', publishedAt: '2026-11-24T01:05:59.000Z' },
  }
  const once = factOfCase(asked, task, [version], { divideBy: 'modality' })
  expect(once).toMatchObject({
    ...{ kind: 'CT', outcome: 'published', elsewhere: true, publishedDay: '2026-11-24', inTime: true, positive: false },
    ...{ toReady: 20, toClaim: 10, toSign: 29, toPublish: 5, total: 65, amended: false, retracted: false },
  })
  const second = {
    ...version,
    revision: 2,
    state: 'amended' as const,
    positive: true,
    publishedAt: '2026-12-01T00:00:00.000Z',
  }
  const amended = factOfCase(asked, task, [version, second], { divideBy: 'modality' })
  expect(amended).toMatchObject({ total: 65, publishedDay: '2026-11-24', positive: true, amended: true })
  const draft = { ...second, state: 'preliminary' as const, publishedAt: null }
  expect(factOfCase(asked, task, [version, draft], { divideBy: 'modality' })).toEqual(once)
  const gone = { ...version, state: 'entered-in-error' as const }
  expect(factOfCase(asked, task, [gone], { divideBy: 'modality' })).toMatchObject({
    retracted: true,
    outcome: 'published',
  })
  const rejected = factOfCase({ ...asked, state: 'active' }, { ...task, state: 'rejected' }, [])
  expect(rejected).toMatchObject({ outcome: 'rejected', kind: null, total: null, inTime: null })
})
