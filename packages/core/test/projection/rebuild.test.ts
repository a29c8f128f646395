import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineEvent, definePlugin, defineProjection, feed, field, servePlugin, z } from '../../src/index.ts'
import { startTestCounty, type TestCounty } from '../../src/testing/start-test-county.ts'

const Counted = defineEvent('board.counted', z.object({ who: z.string(), n: z.int() }))
const Cleared = defineEvent('board.cleared', z.object({ who: z.string() }))
const score = defineProjection('board.score', {
  fields: { who: field.identifier(), total: field.integer() },
  access: { read: 'board:score:read' },
  unique: [['who']],
})
const board = servePlugin(definePlugin('board', { core: '*', resources: [score], events: [Counted, Cleared] }), {
  handlers: {},
  provide: {},
  on: [
    feed(score, Counted, async ({ who, n }, ctx) => {
      const before = await ctx.store(score).findBy({ who })
      await ctx
        .store(score)
        .put({ who, total: (before?.total ?? 0) + n }, { key: ['who'], organization: 'qinghe-centre' })
    }),
    feed(score, Cleared, async ({ who }, ctx) => void (await ctx.store(score).removeWhere({ who }))),
  ],
})

describe.each(['sqlite', 'postgres'] as const)('a projection on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ plugins: [board], database })
    const ctx = county.system('board')
    for (let n = 1; n <= 40; n++) await ctx.emit(Counted, { who: `p${n % 4}`, n }, { aggregate: `p${n % 4}` })
    await ctx.emit(Cleared, { who: 'p3' }, { aggregate: 'p3' })
    await county.settle()
  })
  afterAll(() => county?.stop())

  const rows = () => county.runtime.database.query('select who, total, organization from board_score order by who')

  it('follows the events', async () => {
    expect((await rows()).map((r) => [r.who, Number(r.total)])).toEqual([
      ['p0', 220],
      ['p1', 190],
      ['p2', 200],
    ])
  })

  it('rebuilt from the log is the same as the one that lived, whatever had become of it', async () => {
    const live = await rows()
    await county.runtime.database.transaction(async (t) => {
      await t.change(`update board_score set total = -1 where who = 'p0'`)
      await t.change(`delete from board_score where who = 'p1'`)
    })
    expect(await county.rebuild('board.score')).toBe(41)
    expect(await rows()).toEqual(live)
    expect(await county.rebuild('board.score')).toBe(41)
    expect(await rows()).toEqual(live)
  })

  it('is not fed twice with what still waits for its delivery', async () => {
    const ctx = county.system('board')
    for (const n of [1000, 2000]) await ctx.emit(Counted, { who: 'p9', n }, { aggregate: 'p9' })
    expect(await county.rebuild('board.score')).toBe(41)
    await county.settle()
    const [row] = await county.runtime.database.query(`select total from board_score where who = 'p9'`)
    expect(Number(row?.total)).toBe(3000)
  })

  it('that nobody feeds cannot be rebuilt', async () => {
    await expect(county.rebuild('board.nothing')).rejects.toThrow('No plugin feeds a projection board.nothing')
  })
})
