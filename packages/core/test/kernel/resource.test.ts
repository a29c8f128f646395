import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCounty, type TestCounty } from '../../src/testing/start-test-county.ts'
import served, { note, trial } from './trial-plugin.ts'

describe.each(['sqlite', 'postgres'] as const)('a resource on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ plugins: [served], database })
  })
  afterAll(() => county?.stop())

  it('is created, read, listed and changed over HTTP', async () => {
    const lin = await county.as('zhoumin')
    const created = await lin.ok(
      lin.resource(note).create({
        patient: 'r1',
        title: '  头痛 ',
        urgent: true,
        happenedAt: '2026-03-01T08:00:00+08:00',
        phone: '13800001111',
        tags: ['a'],
      }),
    )
    expect(created).toMatchObject({
      title: '头痛',
      urgent: true,
      happenedAt: '2026-03-01T00:00:00.000Z',
      organization: 'qinghe-centre',
      version: 1,
      state: 'open',
      phone: '138****1111',
      tags: ['a'],
      amount: null,
    })
    expect(created.commands).toEqual(['close'])
    const read = await lin.resource(note).get(created.id)
    expect(read).toMatchObject({ ok: true, version: 1 })
    const listed = await lin.ok(lin.resource(note).list({ urgent: true, search: '头' }))
    expect(listed.items.map((i) => i.id)).toContain(created.id)
    const changed = await lin.ok(lin.resource(note).update(created.id, { title: '头痛两天' }, { version: 1 }))
    expect(changed).toMatchObject({ title: '头痛两天', version: 2 })
    const stale = await lin.refused(lin.resource(note).update(created.id, { title: 'x' }, { version: 1 }))
    expect(stale).toMatchObject({ code: 'core/version-conflict', status: 412, details: { current: 2, given: 1 } })
    const counted = await lin.ok(lin.client(trial).countNotes({ urgent: true }))
    expect(counted.n).toBe(1)
  })
})
