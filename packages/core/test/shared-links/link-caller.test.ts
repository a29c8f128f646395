import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkCaller } from '../../src/access/access-control.ts'
import { openApi } from '../../src/endpoint/openapi.ts'
import { type Context, defineEndpoint, definePlugin, sql, z } from '../../src/index.ts'
import { createContext } from '../../src/kernel/context.ts'
import type { RunningPlugin } from '../../src/kernel/runtime.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, oneNote, problemOf, startTrial } from '../kernel/trial-county.ts'
import { note } from '../kernel/trial-plugin.ts'

describe.each(databases)('whoever holds a link on %s', (database) => {
  let county: TestCounty
  let ids: string[]
  const holding = (record: string, kind = note.id): Context =>
    createContext(
      county.runtime,
      county.runtime.plugins.get('trial') as RunningPlugin,
      linkCaller({ id: 'a-link', kind, record, patient: 'r1' }),
    )

  beforeAll(async () => {
    county = await startTrial(database)
    const doctor = await county.as('zhoumin')
    const notes = doctor.resource(note)
    ids = []
    for (const title of ['headache', 'cough', 'fever'])
      ids.push((await doctor.ok(notes.create({ ...oneNote, title }))).id)
  })
  afterAll(() => county?.stop())

  it('reads its record and no other, by store and by SQL, whichever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 }), fc.nat({ max: 2 }), async (mine, other) => {
        const [record, asked] = [ids[mine] ?? '', ids[other] ?? '']
        const ctx = holding(record)
        expect((await ctx.store(note).find(asked))?.id).toBe(record === asked ? record : undefined)
        expect((await ctx.store(note).list()).items.map(({ id }) => id)).toEqual([record])
        expect(await ctx.query(sql`select id from ${note} n`)).toEqual([{ id: record }])
      }),
      { numRuns: 12 },
    )
  })

  it('reads nothing with a link of another kind', async () => {
    const ctx = holding(ids[0] ?? '', 'trial.other')
    expect(await ctx.store(note).find(ids[0] ?? '')).toBeUndefined()
    expect(await ctx.query(sql`select id from ${note} n`)).toEqual([])
  })

  it('changes nothing, not even its own record', async () => {
    const ctx = holding(ids[0] ?? '')
    const forbidden = { code: 'core/forbidden', status: 403 }
    expect(await problemOf(ctx.store(note).update(ids[0] ?? '', { title: 'mine' }))).toEqual(forbidden)
    expect(await problemOf(ctx.act(note, ids[0] ?? '', 'close', { reason: 'curiosity' }))).toEqual(forbidden)
    expect(await problemOf((async () => ctx.store(note).removeWhere({}))())).toEqual(forbidden)
    expect(await problemOf(ctx.store(note).create(oneNote, { organization: 'qinghe-centre' }))).toEqual(forbidden)
  })

  it('is named by the link in the audit', async () => {
    await holding(ids[1] ?? '')
      .store(note)
      .get(ids[1] ?? '')
    await county.settle()
    const looks = await county.runtime.database.query(
      `select record from core_audit where action = 'read' and actor = 'link:a-link' and record = '${ids[1]}'`,
    )
    expect(looks.length).toBeGreaterThan(0)
  })
})

it('is declared by the endpoint, and stands in OpenAPI', () => {
  const shown = definePlugin('shown', {
    core: '*',
    api: { result: defineEndpoint('GET /result', { access: { link: 'shown.thing' }, output: z.object({}) }) },
  })
  const { paths } = openApi([shown], { title: 'a county', version: '1' }) as any
  expect(paths['/api/shown/result'].get).toMatchObject({ security: [{ link: [] }], 'x-link': 'shown.thing' })
})
