import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../../src/testing/signed-in.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, oneNote, startTrial } from '../kernel/trial-county.ts'
import { note } from '../kernel/trial-plugin.ts'

describe.each(databases)('a list on %s', (database) => {
  let county: TestCounty
  let doctor: SignedIn
  beforeAll(async () => {
    county = await startTrial(database)
    doctor = await county.as('zhoumin')
  })
  afterAll(() => county?.stop())

  const create = (patient: string, happenedAt: string, title = 'note') =>
    county
      .system('trial')
      .store(note)
      .create({ ...oneNote, patient, happenedAt, title }, { organization: 'qinghe-centre' })
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString()

  it('neither loses nor repeats a row while others are added, whatever the page and the order', async () => {
    let round = 0
    const plan = fc.record({
      // few hours: many rows share the sort key, so that the id has to decide
      before: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }),
      between: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
      limit: fc.integer({ min: 1, max: 5 }),
      sort: fc.constantFrom('happenedAt', '-happenedAt', 'id', '-createdAt'),
    })
    await fc.assert(
      fc.asyncProperty(plan, async ({ before, between, limit, sort }) => {
        const patient = `paging ${++round}`
        const first = await county.system('trial').work(async () => {
          const made: string[] = []
          for (const hour of before) made.push((await create(patient, at(hour))).id)
          return made
        })
        const seen: string[] = []
        const later = [...between]
        for (let cursor: string | undefined; ; ) {
          const page = await county
            .system('trial')
            .store(note)
            .list({ where: { patient }, limit, sort, ...(cursor && { cursor }) })
          seen.push(...page.items.map((i) => i.id))
          if (page.next === null) break
          cursor = page.next
          const hour = later.pop()
          if (hour !== undefined) await create(patient, at(hour))
        }
        expect(new Set(seen).size).toBe(seen.length)
        expect(first.filter((id) => !seen.includes(id))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('filters by range, by several values and by prefix, and refuses what it does not know', async () => {
    const then = (hour: number) => new Date(Date.UTC(2028, 0, 1, hour)).toISOString()
    for (const hour of [1, 2, 3]) await create('filtered', then(hour), `第${hour}次`)
    const titles = async (query: Record<string, unknown>) =>
      (await doctor.ok(doctor.resource(note).list({ ...query, limit: 50 }))).items
        .filter((i) => i.patient === 'filtered')
        .map((i) => i.title)
    expect(await titles({ happenedAtFrom: then(2) })).toEqual(['第3次', '第2次'])
    expect(await titles({ happenedAtFrom: then(1), happenedAtTo: then(3) })).toEqual(['第2次', '第1次'])
    expect(await titles({ search: '第1' })).toEqual(['第1次'])
    expect(await titles({ state: ['open', 'closed'] })).toHaveLength(3)
    expect(await doctor.refused(doctor.resource(note).list({ state: 'unknown' }))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/state' }],
    })
    expect(await doctor.refused(doctor.resource(note).list({ limit: 1000 }))).toMatchObject({ status: 400 })
    expect(await doctor.refused(doctor.resource(note).list({ cursor: 'nonsense' }))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/cursor' }],
    })
  })

  it.each(['%', '_', "'; drop table trial_note; --", '\\'])('takes %j for the text that it is', async (search) => {
    await create('odd', at(1), `${search} as it is`)
    const { items } = await doctor.ok(doctor.resource(note).list({ search, limit: 50 }))
    expect(items.map((i) => i.title)).toEqual([`${search} as it is`])
  })
})
