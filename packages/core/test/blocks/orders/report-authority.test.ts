import { describe, expect, it, test } from 'vitest'
import { rolesToPublish } from '../../../src/blocks/orders/review-level.ts'
import { post } from '../../../src/organization/organizations.ts'
import { databases, personOf, text, withOrders } from './orders-county.ts'

const reason = 'The side was missing'

test('the first rule that fits says who publishes', () => {
  const rules = [
    { skill: 'MR', roles: ['department-head'] },
    { priority: ['stat' as const], roles: ['senior-radiologist', 'radiologist'] },
    { roles: ['senior-radiologist'] },
  ]
  const roles = (skills: string[], priority: 'stat' | 'routine') => rolesToPublish(rules, { skills, priority })
  expect(roles(['MR'], 'stat')).toEqual(['department-head'])
  expect(roles(['CT'], 'stat')).toContain('radiologist')
  expect(roles(['CT'], 'routine')).toEqual(['senior-radiologist'])
  expect(rolesToPublish(rules.slice(0, 1), { skills: ['CT'], priority: 'routine' })).toBeUndefined()
})

describe.each(databases)('authority over reports on %s', (database) => {
  const reviewLevels = { trial: [{ skill: 'hard', roles: ['department-head'] }] }
  const given = withOrders(database, { settings: { orders: { reviewLevels } } })

  it('is of the level that the county asks for', async () => {
    const { signed, senior, head } = given
    const hard = await signed({ bodySite: 'hard' })
    expect(await senior.refused(senior.orders.publishReport({ id: hard.id }))).toMatchObject({
      status: 403,
      code: 'orders/reviewer-level',
    })
    expect((await head.ok(head.orders.publishReport({ id: hard.id }))).state).toBe('final')
    const easy = await signed()
    expect((await senior.ok(senior.orders.publishReport({ id: easy.id }))).state).toBe('final')
  })

  it('ends with the post, between opening and signing; what was typed stays', async () => {
    const { county, draft, reader, head } = given
    const { id } = await draft()
    const posts = county.system('core').store(post)
    const { items } = await posts.list({ where: { practitioner: 'linjing' } as never, limit: 10 })
    for (const { id: held } of items) await posts.update(held, { until: '2026-11-01' } as never)
    // sessions and posts are each trusted for five seconds
    county.clock.advance(11_000)
    const refused = await reader.refused(reader.orders.signReport({ id }))
    expect([401, 403]).toContain(refused.status)
    expect((await head.ok(head.orders.getReport({ id }))).content).toEqual(text)
    for (const { id: held, until } of items) await posts.update(held, { until } as never)
    county.clock.advance(11_000)
    const again = await personOf(county, 'linjing')
    expect((await again.ok(again.orders.signReport({ id }))).state).toBe('preliminary')
  })

  it('a retracted report is followed by a corrected version; whoever saw the wrong one is told', async () => {
    const { county, published, reader, senior, secondSenior, head, doctor } = given
    const { id, request } = await published()
    await secondSenior.ok(secondSenior.orders.getReport({ id }))
    await head.ok(head.orders.printReport({ id }))
    await senior.ok(senior.orders.retractReport({ id, reason }))
    await county.settle()
    const kinds = async (by: typeof reader) =>
      (await by.ok(by.core.notifications({}))).items.map(({ kind }) => kind).filter((k) => /retracted|amended/.test(k))
    for (const by of [doctor, secondSenior, head]) expect(await kinds(by)).toEqual(['trial.notice.retracted'])
    expect(await kinds(reader)).toEqual([])
    const begun = await reader.ok(reader.orders.amendReport({ id, reason: 'Of another patient' }))
    expect(begun).toMatchObject({ revision: 2, content: text })
    await reader.ok(reader.orders.signReport({ id: begun.id }))
    await senior.ok(senior.orders.publishReport({ id: begun.id }))
    await county.settle()
    for (const by of [doctor, secondSenior, head])
      expect(await kinds(by)).toEqual(['trial.notice.amended', 'trial.notice.retracted'])
    const versions = await doctor.ok(doctor.orders.requestReports({ id: request }))
    expect(versions.items.map(({ state, supersededBy }) => [state, supersededBy])).toEqual([
      ['entered-in-error', begun.id],
      ['amended', null],
    ])
  })
})
