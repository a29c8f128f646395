import { beforeAll, describe, expect, it } from 'vitest'
import { caseFact } from '../../../src/blocks/orders/case-fact.ts'
import { statisticsPlugin } from '../../../src/blocks/statistics/index.ts'
import { importRecords } from '../../../src/resource/import-records.ts'
import type { SignedIn } from '../../../src/testing/signed-in.ts'
import { databases, withOrders } from '../orders/orders-county.ts'

const roles = {
  'township-doctor': { add: ['statistics:figure:read@trial', 'orders:figure:read@trial'] },
  'department-head': { add: ['statistics:figure:read@trial', 'orders:figure:read@trial'], reach: 'county' as const },
}

/** Eight orders, small enough to count by hand. Minutes from the request to the report stand in `total`. */
const cases = [
  { at: 'qinghe-centre', kind: 'CT', day: '2026-10-05', total: 30, inTime: true, positive: true, author: 'linjing' },
  { at: 'qinghe-centre', kind: 'CT', day: '2026-10-20', total: 50, inTime: true, positive: false, author: 'linjing' },
  {
    at: 'qinghe-centre',
    kind: 'DR',
    day: '2026-11-02',
    total: 90,
    inTime: false,
    positive: false,
    author: 'xuguodong',
  },
  { at: 'qinghe-centre', kind: 'DR', day: '2026-11-03', total: 10, inTime: true, positive: null, author: 'linjing' },
  {
    at: 'heting-centre',
    kind: 'CT',
    day: '2026-11-04',
    total: 600,
    inTime: false,
    positive: true,
    author: 'linjing',
    amended: true,
  },
  {
    at: 'heting-centre',
    kind: 'CT',
    day: '2026-11-05',
    total: 20,
    inTime: true,
    positive: true,
    author: 'linjing',
    retracted: true,
  },
  { at: 'heting-centre', kind: 'DR', day: '2026-11-06', outcome: 'rejected' },
  { at: 'heting-centre', kind: null, day: '2026-11-07', outcome: 'open' },
] as const

function* records() {
  for (const [n, one] of cases.entries()) {
    const { at, kind, day, ...rest } = one
    const published = !('outcome' in one)
    yield {
      id: `f${n}`,
      organization: at,
      values: {
        ...{
          category: 'trial',
          request: `q${n}`,
          accessionNumber: `T${n}`,
          display: '试验',
          kind,
          priority: 'routine',
        },
        ...{ performer: 'county-hospital', requester: 'zhoumin', outcome: 'published', elsewhere: true },
        ...{ placedDay: day, placedWeek: '2026-W45', amended: false, retracted: false, reviewer: null },
        ...(published && { publishedDay: day, publishedWeek: '2026-W45', toReady: 5 }),
        ...rest,
      },
    }
  }
}

describe.each(databases)('figures on %s', (database) => {
  const given = withOrders(database, { roles })
  let head: SignedIn
  const year = { category: 'trial', from: '2026-01-01', to: '2026-12-31' }
  const figuresOf = async (who: SignedIn, asked: Record<string, unknown>) => {
    const { items } = await who.ok(who.client(statisticsPlugin).figures({ ...year, theme: 'results', ...asked }))
    return Object.fromEntries(
      items.map(({ indicator, keys, value, part, whole }) => [[indicator, ...keys].join(' '), [value, part, whole]]),
    )
  }
  beforeAll(async () => {
    const { runtime } = given.county
    await importRecords(records(), { runtime, resource: caseFact, reason: 'cases that were counted by hand' })
    head = await given.county.as('chenli')
  })

  it('are those that were counted by hand', async () => {
    expect(await figuresOf(head, { theme: 'volume' })).toEqual({
      'orders.requested': [8, 8, 8],
      'orders.reported': [6, 6, 8],
      'orders.open': [1, 1, 8],
      'orders.revoked': [0, 0, 8],
      'orders.rejected': [1 / 8, 1, 8],
      'orders.elsewhere': [1, 8, 8],
    })
    // known and not retracted: yes, no, no, yes
    expect(await figuresOf(head, {})).toEqual({
      'orders.published': [6, 6, 6],
      'orders.positive': [2 / 4, 2, 4],
      'orders.amended': [1 / 6, 1, 6],
      'orders.retracted': [1 / 6, 1, 6],
    })
    // 10 20 30 50 90 600: the third, and the sixth
    expect(await figuresOf(head, { theme: 'turnaround' })).toMatchObject({
      'orders.total-median': [30, 6, 6],
      'orders.total-p90': [600, 6, 6],
      'orders.to-ready-median': [5, 6, 6],
      'orders.in-time': [4 / 6, 4, 6],
    })
  })

  it('are divided by one or two dimensions and narrowed', async () => {
    const divided = await figuresOf(head, { by: ['organization', 'month'] })
    expect(divided['orders.published qinghe-centre 2026-10']).toEqual([2, 2, 2])
    expect(divided['orders.published qinghe-centre 2026-11']).toEqual([2, 2, 2])
    expect(divided['orders.positive heting-centre 2026-11']).toEqual([1, 1, 1])
    const byKind = await figuresOf(head, { theme: 'volume', by: 'kind', where: 'organization:heting-centre' })
    expect(byKind['orders.requested CT']?.[0]).toBe(2)
    expect(byKind['orders.requested ']?.[0]).toBe(1)
    const written = await figuresOf(head, { by: ['author'], from: '2026-11-01' })
    expect(written['orders.published linjing']?.[0]).toBe(3)
    expect(written['orders.published xuguodong']?.[0]).toBe(1)
  })

  it('open the list of what they count, the longest first where it is about time', async () => {
    const statistics = head.client(statisticsPlugin)
    const positive = await head.ok(statistics.records({ ...year, indicator: 'orders.positive' }))
    expect(positive.items.map(({ reference }) => reference)).toEqual(['T4', 'T0'])
    expect(positive.items[0]).toMatchObject({ day: '2026-11-04', organization: 'heting-centre', value: null })
    const whole = await head.ok(statistics.records({ ...year, indicator: 'orders.positive', of: 'whole' }))
    expect(whole.items).toHaveLength(4)
    const first = await head.ok(statistics.records({ ...year, indicator: 'orders.total-p90', limit: 2 }))
    expect(first.items.map(({ value }) => value)).toEqual([600, 90])
    const rest = await head.ok(
      statistics.records({ ...year, indicator: 'orders.total-p90', limit: 10, cursor: first.next ?? '' }),
    )
    expect(rest.items.map(({ value }) => value)).toEqual([50, 30, 20, 10])
    expect(rest.next).toBeNull()
    const monthly = await head.ok(
      statistics.records({ ...year, indicator: 'orders.published', where: ['month:2026-10', 'kind:CT'] }),
    )
    expect(monthly.items.map(({ reference }) => reference)).toEqual(['T1', 'T0'])
  })

  it('are of the own institution for a township, and of nobody’s for who has no right', async () => {
    expect((await figuresOf(given.doctor, {}))['orders.published']).toEqual([4, 4, 4])
    const others = await figuresOf(given.doctor, { by: 'organization' })
    expect(Object.keys(others).filter((key) => key.includes('heting'))).toEqual([])
    const list = { ...year, indicator: 'orders.published', where: 'organization:heting-centre' }
    expect((await given.doctor.ok(given.doctor.client(statisticsPlugin).records(list))).items).toEqual([])
    const operator = await given.county.as('fengtao')
    const refused = await operator.refused(operator.client(statisticsPlugin).figures({ ...year, theme: 'results' }))
    expect(refused.code).toBe('core/forbidden')
  })

  it('refuse what cannot be asked', async () => {
    const ask = async (more: Record<string, unknown>) =>
      (await head.refused(head.client(statisticsPlugin).figures({ ...year, theme: 'results', ...more }))).code
    expect(await ask({ by: 'colour' })).toBe('statistics/unknown-dimension')
    expect(await ask({ theme: 'weather' })).toBe('statistics/unknown-theme')
    expect(await ask({ from: '2027-01-01' })).toBe('statistics/period-reversed')
    expect(await ask({ from: '2026-13-01' })).toBe('core/invalid-input')
    const records = head.client(statisticsPlugin).records({ ...year, indicator: 'orders.weather' })
    expect((await head.refused(records)).code).toBe('statistics/unknown-indicator')
  })

  it('are exported as they are shown, with the names of institutions', async () => {
    const statistics = head.client(statisticsPlugin)
    const asked = { ...year, theme: 'results', by: 'organization' }
    const csv = await ((await head.ok(statistics.exportFigures(asked))) as unknown as Blob).text()
    expect(csv).toContain('青禾镇中心卫生院,4,')
    const book = (await head.ok(statistics.exportWorkbook(asked))) as unknown as Blob
    expect(new TextDecoder('latin1').decode((await book.arrayBuffer()).slice(0, 2))).toBe('PK')
  })

  it('follow an order from the request to the report', async () => {
    const before = await figuresOf(given.doctor, { theme: 'volume' })
    const asked = await given.place()
    await given.county.settle()
    const after = await figuresOf(given.doctor, { theme: 'volume' })
    expect((after['orders.requested']?.[0] ?? 0) - (before['orders.requested']?.[0] ?? 0)).toBe(1)
    const statistics = given.doctor.client(statisticsPlugin)
    const { items } = await given.doctor.ok(
      statistics.records({ ...year, indicator: 'orders.open', where: 'organization:qinghe-centre' }),
    )
    expect(items.map(({ reference }) => reference)).toContain(asked.accessionNumber)
  })
})
