import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointsOf } from '../../src/endpoint/openapi.ts'
import type { SignedIn } from '../../src/testing/signed-in.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { contextOf, databases, oneNote, problemOf, startTrial } from '../kernel/trial-county.ts'
import { note, trial } from '../kernel/trial-plugin.ts'

describe.each(databases)('what one institution sees of another on %s', (database) => {
  let county: TestCounty
  let id: string
  let stranger: SignedIn
  beforeAll(async () => {
    county = await startTrial(database)
    const doctor = await county.as('zhoumin')
    id = (await doctor.ok(doctor.resource(note).create(oneNote))).id
    stranger = await county.as('wujianping')
  })
  afterAll(() => county?.stop())

  // every endpoint of the plugin, generated: with an id it is not there, a list is empty, a count is nothing
  it.each(
    endpointsOf(trial).map(([name, endpoint]) => [`${endpoint.method} ${endpoint.path}`, name, endpoint] as const),
  )('nothing by %s', async (_, name, endpoint) => {
    const url = `/api/trial${endpoint.path.replace(':id', id)}`
    const reads = endpoint.method === 'GET'
    const options = { headers: { 'if-match': '"1"' }, ...(!reads && { json: { reason: 'curiosity', title: 'x' } }) }
    const answer = await stranger.request(endpoint.method, url, options)
    const text = await answer.text()
    expect(text).not.toContain('headache')
    const nothing: Record<string, unknown> = { 'note.list': { items: [], next: null }, countNotes: { n: 0 } }
    expect(endpoint.path.includes(':id') ? answer.status : 404).toBe(404)
    expect(name in nothing ? JSON.parse(text) : undefined).toEqual(nothing[name])
  })

  it('is no list, no row and no command through the store and through SQL', async () => {
    const ctx = await contextOf(county, 'wujianping')
    expect(await ctx.store(note).find(id)).toBeUndefined()
    expect(await ctx.store(note).findBy({ title: 'headache' })).toBeUndefined()
    expect((await ctx.store(note).list({ where: { id } as never })).items).toEqual([])
    expect(await problemOf(ctx.store(note).update(id, { title: 'mine' }))).toEqual({
      code: 'core/not-found',
      status: 404,
    })
    expect(await problemOf(ctx.act(note, id, 'close', { reason: 'curiosity' }))).toEqual({
      code: 'core/not-found',
      status: 404,
    })
    expect(await ctx.store(note).removeWhere({ title: 'headache' })).toBe(0)
    expect(await problemOf(ctx.store(note).create(oneNote, { organization: 'qinghe-centre' }))).toEqual({
      code: 'core/forbidden',
      status: 403,
    })
  })

  it('is everything for the system, whose reason is audited', async () => {
    const ctx = await contextOf(county, 'wujianping')
    const seen = await ctx.asSystem('a test of reach', (system) => system.store(note).get(id))
    expect(seen.title).toBe('headache')
    await county.settle()
    const rows = await county.runtime.database.query(
      `select detail from core_audit where action = 'as-system' and actor = 'wujianping'`,
    )
    expect(JSON.stringify(rows)).toContain('a test of reach')
  })

  it('cannot be reached through the tables of another plugin', async () => {
    const ctx = await contextOf(county, 'zhoumin')
    const { organization } = await import('../../src/organization/organizations.ts')
    expect(() => ctx.store(organization)).toThrow(
      'trial reached for core.organization, which belongs to core: use a contract, or a projection of its events',
    )
  })

  it('is explained: who holds what, from where, and who would', async () => {
    const radiologist = await county.as('linjing')
    const held = await radiologist.ok(radiologist.core.explainAccess({ permission: 'trial:note:read' }))
    expect(held).toMatchObject({
      role: 'radiologist',
      held: true,
      granted: [{ source: 'county.yaml', reach: 'county', qualifier: '*' }],
    })
    const not = await radiologist.ok(radiologist.core.explainAccess({ permission: 'trial:note:create' }))
    expect(not).toMatchObject({ held: false, granted: [], rolesThatHold: ['township-doctor'] })
    const refused = await radiologist.refused(radiologist.resource(note).create(oneNote))
    expect(refused).toMatchObject({ status: 403, code: 'core/forbidden', details: { permission: 'trial:note:create' } })
  })

  it('needs somebody who is signed in, at every endpoint', async () => {
    for (const [, endpoint] of endpointsOf(trial)) {
      const answer = await county
        .stranger()
        .request(
          endpoint.method,
          `/api/trial${endpoint.path.replace(':id', id)}`,
          endpoint.method === 'GET' ? {} : { json: {} },
        )
      expect([endpoint.path, answer.status]).toEqual([endpoint.path, 401])
    }
  })
})
