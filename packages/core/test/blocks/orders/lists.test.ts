import { beforeAll, describe, expect, it } from 'vitest'
import { family } from '../../../src/testing/people/cast.ts'
import { databases, withOrders } from './orders-county.ts'

/** All pages of a list, with the size of each. */
async function pagesOf<T>(next: (cursor: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>) {
  const pages: (readonly T[])[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await next(cursor)
    pages.push(page.items)
    cursor = page.next
    if (pages.length > 50) throw new Error('the list has no end')
  }
  return pages
}

const idsOf = (pages: readonly (readonly { readonly id: string }[])[]) => pages.flat().map(({ id }) => id)

describe.each(databases)('lists of orders on %s', (database) => {
  const given = withOrders(database)
  const priorities = ['routine', 'stat', 'urgent', 'routine', 'urgent', 'stat', 'routine'] as const
  const placed: { id: string; task: string; accessionNumber: string }[] = []
  beforeAll(async () => {
    for (const priority of priorities) {
      placed.push(await given.ready({ priority, patient: family.uncle.id }))
      given.county.clock.advance(1000)
    }
  })

  it('work on what is pressing first, then on what is due first', async () => {
    const { reader } = given
    const whole = await reader.ok(reader.orders.listTasks({ category: 'trial', state: 'ready', limit: 100 }))
    const wanted = [1, 5, 2, 4, 0, 3, 6].map((n) => placed[n]?.task)
    expect(whole.items.map(({ id }) => id)).toEqual(wanted)
    expect(whole.items.map(({ dueAt }) => dueAt)).toEqual(
      [...whole.items]
        .sort((a, b) => (a.priority === b.priority ? (a.dueAt < b.dueAt ? -1 : 1) : 0))
        .map((t) => t.dueAt),
    )
    expect([whole.total, whole.next]).toEqual([7, null])
    for (const limit of [1, 2, 3, 7]) {
      const pages = await pagesOf((cursor) =>
        reader.ok(reader.orders.listTasks({ category: 'trial', state: 'ready', limit, ...(cursor && { cursor }) })),
      )
      expect(idsOf(pages)).toEqual(wanted)
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
    }
  })

  it('narrow tasks by what one may ask for', async () => {
    const { reader } = given
    const count = async (filter: object) => (await reader.ok(reader.orders.listTasks({ ...filter, limit: 100 }))).total
    expect(await count({ priority: 'stat' })).toBe(2)
    expect(await count({ priority: ['stat', 'urgent'] })).toBe(4)
    expect(await count({ placer: 'qinghe-centre' })).toBe(7)
    expect(await count({ placer: 'heting-centre' })).toBe(0)
    expect(await count({ mine: true })).toBe(0)
    expect(await count({ search: placed[3]?.accessionNumber.toLowerCase() })).toBe(1)
    expect(await count({ search: family.uncle.zh.slice(0, 1) })).toBe(7)
    expect(await count({ search: '%' })).toBe(0)
    const wrong = await reader.refused(reader.orders.listTasks({ cursor: 'made up' }))
    expect(wrong).toMatchObject({ code: 'core/invalid-input', errors: [{ pointer: '/cursor' }] })
  })

  it('lose and repeat nothing of requests, page by page, while others are placed', async () => {
    const { doctor, place } = given
    const before = idsOf(
      await pagesOf((cursor) => doctor.ok(doctor.orders.listRequests({ limit: 100, ...(cursor && { cursor }) }))),
    )
    expect(before).toEqual([...placed].reverse().map(({ id }) => id))
    const pages = await pagesOf(async (cursor) => {
      const page = await doctor.ok(doctor.orders.listRequests({ limit: 2, ...(cursor && { cursor }) }))
      if (cursor === undefined) await place({ patient: family.uncle.id })
      return page
    })
    expect(idsOf(pages)).toEqual(before)
    const [revoked] = (await doctor.ok(doctor.orders.listRequests({ limit: 1 }))).items
    await doctor.ok(doctor.orders.revokeRequest({ id: revoked?.id ?? '', reason: 'only for the list' }))
    const states = async (state: 'active' | 'revoked') =>
      (await doctor.ok(doctor.orders.listRequests({ state, limit: 100 }))).items.length
    expect([await states('active'), await states('revoked')]).toEqual([7, 1])
  })

  it('give full pages of reports, whatever part of them the caller may read', async () => {
    const { published, draft, signed, doctor, reader } = given
    const made: string[] = []
    for (const step of [published, draft, published, signed, draft, published, published, draft])
      made.unshift((await step({ patient: family.mother.id })).id)
    const about = { category: 'trial', patient: family.mother.id }
    const seen = (by: typeof doctor, limit: number) =>
      pagesOf((cursor) => by.ok(by.orders.searchReports({ ...about, limit, ...(cursor && { cursor }) })))
    const final = made.filter((_, n) => [1, 2, 5, 7].includes(n))
    for (const limit of [1, 2, 3, 100]) {
      expect(idsOf(await seen(reader, limit))).toEqual(made)
      const pages = await seen(doctor, limit)
      expect(idsOf(pages)).toEqual(final)
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
    }
    const drafts = await doctor.ok(doctor.orders.searchReports({ ...about, state: 'registered' }))
    expect(drafts).toEqual({ items: [], next: null })
  })

  it('find reports by when, whether positive, and which version is current', async () => {
    const { county, published, reader, senior } = given
    const { id } = await published({ patient: family.father.id })
    const from = county.clock.now().toISOString()
    county.clock.advance(60_000)
    const amended = await reader.ok(reader.orders.amendReport({ id, reason: 'it was overlooked' }))
    await reader.ok(reader.orders.saveDraft({ id: amended.id, content: amended.content, positive: true }))
    await reader.ok(reader.orders.signReport({ id: amended.id }))
    await senior.ok(senior.orders.publishReport({ id: amended.id }))
    const to = county.clock.now().toISOString()
    const found = async (filter: object) =>
      (await reader.ok(reader.orders.searchReports({ patient: family.father.id, ...filter }))).items.map((r) => r.id)
    expect(await found({})).toEqual([amended.id, id])
    expect(await found({ current: true })).toEqual([amended.id])
    expect(await found({ positive: true })).toEqual([amended.id])
    expect(await found({ from, to })).toEqual([id])
    expect(await found({ from: to })).toEqual([amended.id])
    expect(await found({ placer: 'heting-centre' })).toEqual([])
    expect(await found({ search: family.father.zh })).toEqual([amended.id, id])
  })

  it('number requests apart, however many are placed at once', async () => {
    const { place } = given
    const [first, ...rest] = await Promise.all(Array.from({ length: 12 }, () => place()))
    const numbers = [first, ...rest].map((asked) => asked?.accessionNumber ?? '')
    expect(new Set(numbers).size).toBe(12)
    expect(numbers.every((number) => /^TR261124\d{6}$/.test(number))).toBe(true)
  })

  it('begin anew at midnight in the county, and for each category', async () => {
    const { county } = given
    county.clock.advance(Date.parse('2026-11-24T15:59:59.000Z') - county.clock.now().getTime())
    await given.signIn()
    expect((await given.place()).accessionNumber).toMatch(/^TR261124/)
    expect((await given.place({ category: 'other' })).accessionNumber).toBe('OT261124000001')
    county.clock.advance(1000)
    expect((await given.place()).accessionNumber).toBe('TR261125000001')
  })
})

describe.each(databases)('categories of orders on %s', (database) => {
  const given = withOrders(database)

  it('are partitions: who reads in one sees nothing of the other', async () => {
    const { ready, published, reader, head, doctor } = given
    const theirs = await ready({ category: 'other' })
    const ours = await published()
    expect((await reader.refused(reader.orders.getRequest({ id: theirs.id }))).code).toBe('core/not-found')
    expect((await reader.refused(reader.orders.getTask({ id: theirs.task }))).code).toBe('core/not-found')
    expect((await reader.refused(reader.orders.claimTask({ id: theirs.task }))).code).toBe('core/not-found')
    const seen = async (by: typeof reader) =>
      [...new Set((await by.ok(by.orders.listTasks({ limit: 100 }))).items.map((t) => t.category))].sort()
    expect([await seen(reader), await seen(head)]).toEqual([['trial'], ['other', 'trial']])
    expect((await reader.ok(reader.orders.listTasks({ category: 'other' }))).total).toBe(0)
    await head.ok(head.orders.claimTask({ id: theirs.task }))
    const { id } = await head.ok(head.orders.openReport({ id: theirs.task }))
    expect((await reader.refused(reader.orders.getReport({ id }))).code).toBe('core/not-found')
    const reports = async (by: typeof reader) =>
      (await by.ok(by.orders.searchReports({}))).items.map((r) => r.id).sort()
    expect(await reports(reader)).toEqual([ours.id])
    expect(await reports(head)).toEqual([id, ours.id].sort())
    expect(await reports(doctor)).toEqual([ours.id])
  })

  it('are refused where nobody performs them, and residents where nobody knows them', async () => {
    const { doctor } = given
    const asked = { category: 'trial', patient: family.mother.id, code: 'T', display: 'T', purpose: 'to see' }
    const refuse = async (more: object) =>
      (await doctor.refused(doctor.orders.placeRequest({ ...asked, ...more }))).code
    expect(await refuse({ category: 'astrology' })).toBe('orders/unknown-category')
    expect(await refuse({ patient: 'nobody' })).toBe('orders/unknown-patient')
    expect(await refuse({ purpose: ' ' })).toBe('core/invalid-input')
  })

  it('have templates of their own', async () => {
    const { reader, senior, head, doctor } = given
    const values = { name: 'Nothing unusual', content: { findings: 'Nothing unusual.' }, normal: true }
    await senior.ok(senior.orders.keepTemplate({ category: 'trial', ...values }))
    await head.ok(head.orders.keepTemplate({ category: 'other', ...values }))
    const names = async (by: typeof reader) => {
      const lists = await Promise.all(
        ['trial', 'other'].map((category) => by.ok(by.orders.listTemplates({ category }))),
      )
      return lists.flatMap(({ items }) => items.map((t) => t.category))
    }
    expect([await names(reader), await names(head)]).toEqual([['trial'], ['trial', 'other']])
    expect((await doctor.refused(doctor.orders.listTemplates({ category: 'trial' }))).code).toBe('core/forbidden')
    const refused = [
      reader.orders.keepTemplate({ category: 'trial', ...values }),
      senior.orders.keepTemplate({ category: 'other', ...values }),
    ]
    for (const call of refused) expect((await reader.refused(call)).code).toBe('core/forbidden')
  })
})
