import { describe, expect, it } from 'vitest'
import { ordersPlugin } from '../../src/blocks/orders/plugin.ts'
import { statisticsPlugin } from '../../src/blocks/statistics/index.ts'
import { seedOrderHistory } from '../../src/testing/seed-order-history.ts'
import { databases, withOrders } from '../blocks/orders/orders-county.ts'

const permissions = ['statistics:figure:read@trial', 'orders:figure:read@trial', 'orders:request:read@trial']

describe.each(databases)('the past of a made-up county on %s', (database) => {
  const given = withOrders(database, { roles: { 'department-head': { add: permissions, reach: 'county' } } })

  it('is counted, and every order of it can be opened', async () => {
    const count = await seedOrderHistory(given.county.runtime, {
      ...{ category: 'trial', prefix: 'T', performer: 'county-hospital', months: 3, each: 8 },
      examinations: [{ code: 'ONE', display: '检查一', modality: 'CT' }],
      writers: [['linjing', '林静']],
      reviewers: [['shanhong', '单红']],
    })
    expect(count).toBe(24)
    const head = await given.county.as('chenli')
    const statistics = head.client(statisticsPlugin)
    const year = { category: 'trial', from: '2026-01-01', to: '2026-12-31' }
    const { items } = await head.ok(statistics.figures({ ...year, theme: 'volume', by: 'month' }))
    const monthly = items.filter(({ indicator }) => indicator === 'orders.reported')
    expect(monthly.map(({ keys, part }) => [keys[0], part])).toEqual([
      ['2026-08', 8],
      ['2026-09', 8],
      ['2026-10', 8],
    ])
    const listed = await head.ok(statistics.records({ ...year, indicator: 'orders.published', limit: 1 }))
    const { items: found } = await head.ok(
      head.client(ordersPlugin).listRequests({ search: listed.items[0]?.reference ?? '' }),
    )
    expect(found).toMatchObject([{ state: 'completed', patientName: expect.any(String) }])
  })
})
