import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, oneNote, problemOf, rowsOf, startTrial } from '../kernel/trial-county.ts'
import { NoteClosed, note, tally } from '../kernel/trial-plugin.ts'

describe('two units that lock the same rows in opposite order', () => {
  it('both have their effect on PostgreSQL: the one that the database undid runs again', async () => {
    const county = await startTrial('postgres')
    const ctx = county.system('trial')
    const [one, two] = await Promise.all(
      ['a', 'b'].map((patient) => ctx.store(note).create({ ...oneNote, patient }, { organization: 'qinghe-centre' })),
    )
    if (!one || !two) throw new Error('no notes')
    let arrived = 0
    const both = Promise.withResolvers<void>()
    const change = (first: string, second: string, title: string) =>
      ctx.work(async () => {
        await ctx.store(note).update(first, { title })
        arrived += 1
        if (arrived === 2) both.resolve()
        await both.promise
        await ctx.store(note).update(second, { title })
      })
    const done = await Promise.allSettled([change(one.id, two.id, 'left'), change(two.id, one.id, 'right')])
    expect(done.map((d) => (d.status === 'rejected' ? String(d.reason) : d.status))).toEqual(['fulfilled', 'fulfilled'])
    const rows = await rowsOf(county, 'select distinct title, version from trial_note')
    expect(rows).toMatchObject([{ version: 3 }])
    await county.stop()
  })
})

describe.each(databases)('a unit of work on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTrial(database)
  })
  afterAll(() => county?.stop())

  const create = (patient: string) =>
    county
      .system('trial')
      .store(note)
      .create({ ...oneNote, patient }, { organization: 'qinghe-centre' })
  const count = async (patient: string) =>
    (await rowsOf(county, 'select id from trial_note where patient = ?', [patient])).length

  it('joins the one that is open: an inner failure takes the outer change with it', async () => {
    const ctx = county.system('trial')
    await expect(
      ctx.work(async () => {
        await create('joined')
        await ctx.emit(NoteClosed, { note: 'x', patient: 'joined' }, { aggregate: 'joined' })
        await ctx.work(async () => {
          throw new Error('inner')
        })
      }),
    ).rejects.toThrow('inner')
    expect(await count('joined')).toBe(0)
    expect(await rowsOf(county, `select 1 as one from core_event where aggregate = 'joined'`)).toEqual([])
  })

  it('sees its own changes before anybody else does', async () => {
    const ctx = county.system('trial')
    await ctx.work(async () => {
      await create('inside')
      expect((await ctx.store(note).list({ where: { patient: 'inside' } })).items).toHaveLength(1)
      expect(await county.runtime.database.query(`select id from trial_note where patient = 'inside'`)).toEqual([])
    })
    expect(await count('inside')).toBe(1)
  })

  it('refuses what was left running after its end', async () => {
    const ctx = county.system('trial')
    let late: Promise<unknown> = Promise.resolve()
    await ctx.work(async () => {
      late = new Promise((resolve) => setImmediate(resolve)).then(() => create('late'))
      late.catch(() => undefined)
    })
    await expect(late).rejects.toThrow(
      'This work has ended: something was left running after its transaction. Await it, or emit an event.',
    )
    expect(await count('late')).toBe(0)
  })

  it('names the fields of a duplicate', async () => {
    const store = county.system('trial').store(tally)
    await store.create({ name: 'twice', count: 1 }, { organization: 'qinghe-centre' })
    expect(await problemOf(store.create({ name: 'twice', count: 1 }, { organization: 'qinghe-centre' }))).toEqual({
      code: 'core/duplicate',
      status: 409,
    })
    await store.put({ name: 'twice', count: 5 }, { key: ['name'] })
    expect(await store.findBy({ name: 'twice' })).toMatchObject({ count: 5, version: 2 })
    expect(await store.removeWhere({ name: 'twice' })).toBe(1)
  })

  it('gives numbers of a series without gaps or doubles to those who ask at once', async () => {
    const ctx = county.system('trial')
    const numbers = await Promise.all(Array.from({ length: 30 }, () => ctx.work(() => ctx.nextNumber('papers'))))
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    await expect(
      ctx.work(async () => {
        await ctx.nextNumber('papers')
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await ctx.nextNumber('papers')).toBe(31)
    expect(await ctx.nextNumber('others')).toBe(1)
  })
})
