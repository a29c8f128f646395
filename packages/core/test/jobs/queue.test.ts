import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { County } from '../../src/kernel/county.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, rowsOf, startSecondNode, startTrial } from '../kernel/trial-county.ts'
import { failing, Remind } from '../kernel/trial-plugin.ts'

describe.each(databases)('jobs on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTrial(database)
  })
  afterAll(() => county?.stop())
  afterEach(() => failing.clear())

  const tally = async (name: string) => {
    const [row] = await rowsOf(county, 'select count from trial_tally where name = ?', [name])
    return Number(row?.count ?? 0)
  }
  const remind = (name: string, inMinutes = 0) => {
    const at = new Date(county.clock.now().getTime() + inMinutes * 60_000).toISOString()
    return county.system('trial').schedule(Remind, { name }, { at, key: name })
  }

  it('run at their time, not before', async () => {
    await remind('later', 30)
    await county.settle()
    expect(await tally('later')).toBe(0)
    county.clock.advance(31 * 60_000)
    await county.settle()
    expect(await tally('later')).toBe(1)
  })

  it('replace an earlier schedule of the same key', async () => {
    await remind('moved', 10)
    await remind('moved', 60)
    county.clock.advance(11 * 60_000)
    await county.settle()
    expect(await tally('moved')).toBe(0)
    county.clock.advance(50 * 60_000)
    await county.settle()
    expect(await tally('moved')).toBe(1)
  })

  it('are given up after the tries that their declaration allows', async () => {
    failing.add('bad')
    await remind('bad')
    for (let i = 0; i < 4; i++) {
      await county.settle()
      county.clock.advance(600_000)
    }
    const [item] = await rowsOf(county, `select state, attempts from core_queue where topic = 'job:trial.remind'`)
    expect(item).toMatchObject({ state: 'dead' })
    expect(Number(item?.attempts)).toBe(3)
    expect(await tally('bad')).toBe(0)
  })

  it('by the clock run in Asia/Shanghai, once, and stand for the next night', async () => {
    const before = await tally('nightly')
    county.clock.set('2026-12-01T17:59:59.000Z')
    await county.settle()
    const missed = await tally('nightly')
    county.clock.set('2026-12-01T18:00:01.000Z') // 02:00 in the county
    await county.settle()
    expect(await tally('nightly')).toBe(missed + 1)
    expect(missed - before).toBeLessThanOrEqual(1)
    const rows = await rowsOf(county, `select run_at from core_queue where key = 'schedule:trial.nightly'`)
    expect(rows).toEqual([{ run_at: '2026-12-02T18:00:00.000Z' }])
  })

  it('by the clock go on the next night although this one was given up', async () => {
    failing.add('nightly')
    const due = async () =>
      (await rowsOf(
        county,
        `select run_at, state from core_queue where topic = 'job:trial.nightly' order by run_at`,
      )) as { run_at: string; state: string }[]
    county.clock.set((await due())[0]?.run_at ?? '')
    for (let i = 0; i < 8; i++) {
      await county.settle()
      county.clock.advance(600_000)
    }
    const rows = await due()
    expect(rows.map((r) => r.state)).toEqual(['dead', 'waiting'])
    failing.clear()
    const before = await tally('nightly')
    county.clock.set(rows[1]?.run_at ?? '')
    await county.settle()
    expect(await tally('nightly')).toBe(before + 1)
  })

  it('that kill every node that takes them are given up as well', async () => {
    await remind('poison')
    await county.runtime.database.transaction((t) =>
      t.change(`update core_queue set attempts = 3 where key = 'trial.remind:poison'`),
    )
    await county.settle()
    expect(await tally('poison')).toBe(0)
    expect(await rowsOf(county, `select error, state from core_queue where error like '%died%'`)).toEqual([
      { state: 'dead', error: 'Error: Every node that tried it died of it' },
    ])
  })

  it('scheduled at once under one key are one job', async () => {
    await Promise.all(Array.from({ length: 6 }, () => remind('same key', 5)))
    expect(await rowsOf(county, `select 1 as one from core_queue where key = 'trial.remind:same key'`)).toHaveLength(1)
  })

  describe('with two nodes', () => {
    let other: County
    beforeAll(async () => {
      other = await startSecondNode(county)
    })
    afterAll(() => other?.stop())

    it('run once in the county, whoever takes them', async () => {
      const names = Array.from({ length: 40 }, (_, n) => `shared ${n}`)
      for (const name of names) await remind(name)
      const done = await Promise.all([county.queue.drain(), other.queue.drain()])
      await Promise.all([county.settle(), other.settle()])
      const counts = await Promise.all(names.map(tally))
      expect(counts).toEqual(names.map(() => 1))
      expect(done[0] + done[1]).toBeGreaterThan(0)
    })

    it('keep one row for a schedule', async () => {
      const rows = await rowsOf(county, `select key from core_queue where key = 'schedule:trial.nightly'`)
      expect(rows).toHaveLength(1)
    })

    it('start together although none has scheduled anything yet', async () => {
      await county.runtime.database.transaction((t) => t.change(`delete from core_queue where key like 'schedule:%'`))
      const nodes = await Promise.all([startSecondNode(county), startSecondNode(county), startSecondNode(county)])
      expect(await rowsOf(county, `select key from core_queue where key = 'schedule:trial.nightly'`)).toHaveLength(1)
      await Promise.all(nodes.map((node) => node.stop()))
    })

    it('go to another node when the one that took them has died', async () => {
      await remind('orphan')
      const gone = new Date(county.clock.now().getTime() + 60_000).toISOString()
      await county.runtime.database.transaction((t) =>
        t.change(
          `update core_queue set lease_holder = 'gone', lease_until = ?, attempts = 1 where key = 'trial.remind:orphan'`,
          [gone],
        ),
      )
      await other.settle()
      expect(await tally('orphan')).toBe(0)
      county.clock.advance(61_000)
      await other.settle()
      expect(await tally('orphan')).toBe(1)
    })
  })
})
