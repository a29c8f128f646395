import { beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../../../src/testing/signed-in.ts'
import { databases } from '../orders/orders-county.ts'
import { minute, raised, valuesOf, withValues } from './values-county.ts'

describe.each(databases)('the ledger of critical values on %s', (database) => {
  const given = withValues(database)
  let manager: SignedIn
  beforeAll(async () => {
    const { county, doctor, reader } = given
    const first = await raised(given)
    await doctor.ok(valuesOf(doctor).acknowledgeValue({ id: first.id, readBack: '活动性出血' }))
    const second = await raised(given)
    await reader.ok(valuesOf(reader).withdrawValue({ id: second.id, reason: '误报，重复' }))
    const third = await raised(given, { told: false })
    // everything of the third is late: it is found and told only now
    county.clock.advance(25 * minute)
    await county.settle()
    await given.signIn()
    await given.doctor.ok(valuesOf(given.doctor).acknowledgeValue({ id: third.id, readBack: '活动性出血' }))
    manager = await county.as('shenjie')
  })

  it('counts by institution and month, and every number opens its list', async () => {
    const values = valuesOf(manager)
    const [line, ...rest] = (await manager.ok(values.rates({ from: '2026-11', to: '2026-11' }))).items
    expect(rest).toEqual([])
    expect(line).toEqual({
      ...{ organization: 'qinghe-centre', month: '2026-11', raised: 2, notifiedInTime: 1, acknowledgedInTime: 1 },
      ...{ closed: 0, withdrawn: 1 },
    })
    const count = async (filter: Parameters<typeof values.listValues>[0]) =>
      (await manager.ok(values.listValues({ organization: 'qinghe-centre', month: '2026-11', ...filter }))).items.length
    expect(await count({ counted: true })).toBe(line?.raised)
    expect(await count({ counted: true, notifiedInTime: true })).toBe(line?.notifiedInTime)
    expect(await count({ counted: true, notifiedInTime: false })).toBe(1)
    expect(await count({ counted: true, acknowledgedInTime: true })).toBe(line?.acknowledgedInTime)
    expect(await count({ state: 'withdrawn' })).toBe(line?.withdrawn)
    expect((await given.doctor.refused(valuesOf(given.doctor).rates({ from: '2026-11', to: '2026-11' }))).code).toBe(
      'core/forbidden',
    )
  })

  it('pages by key, and finds by name, number and clock', async () => {
    const values = valuesOf(manager)
    const one = await manager.ok(values.listValues({ limit: 2 }))
    const two = await manager.ok(values.listValues({ limit: 2, ...(one.next && { cursor: one.next }) }))
    expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(3)
    expect(two.next).toBeNull()
    expect((await manager.ok(values.listValues({ search: '程德' }))).items).toHaveLength(3)
    const { accessionNumber } = one.items[0] ?? { accessionNumber: '' }
    expect((await manager.ok(values.listValues({ search: accessionNumber }))).items).toHaveLength(1)
    expect((await manager.ok(values.listValues({ open: true }))).items).toHaveLength(2)
    given.county.clock.advance(40 * minute)
    await given.county.settle()
    await given.signIn()
    manager = await given.county.as('shenjie')
    expect((await manager.ok(valuesOf(manager).listValues({ overdue: true }))).items.length).toBeLessThanOrEqual(2)
  })

  it('is exported and printed as it is filtered', async () => {
    const csv = await manager.request('GET', '/api/critical-values/values.csv?state=withdrawn')
    const lines = (await csv.text()).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('危急值内容')
    expect(lines[1]).toContain('误报，重复')
    const book = await manager.request('GET', '/api/critical-values/values.xlsx?month=2026-11')
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    const paper = await manager.request('GET', '/api/critical-values/values.pdf')
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const stranger = await given.stranger.request('GET', '/api/critical-values/values.csv')
    expect((await stranger.text()).trim().split('\n')).toHaveLength(1)
  })
})
