import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, oneNote, rowsOf, startTrial } from '../kernel/trial-county.ts'
import { note } from '../kernel/trial-plugin.ts'

describe.each(databases)('many records at once on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTrial(database)
  })
  afterAll(() => county?.stop())

  const createMany = (patient: string, titles: readonly string[]) =>
    county
      .system('trial')
      .store(note)
      .createMany(
        titles.map((title) => ({ ...oneNote, patient, title })),
        { organization: 'qinghe-centre' },
      )

  it('begin as one does: state, version, history, audit and deadline of each', async () => {
    const titles = Array.from({ length: 120 }, (_, n) => `note ${n}`)
    const made = await createMany('batch', titles)
    expect(made.map(({ title }) => title)).toEqual(titles)
    expect(new Set(made.map(({ id }) => id)).size).toBe(titles.length)
    const last = await county
      .system('trial')
      .store(note)
      .get(made.at(-1)?.id ?? '')
    expect(last).toMatchObject({ title: 'note 119', state: 'open', version: 1, organization: 'qinghe-centre' })
    const counted = async (statement: string) => Number((await rowsOf(county, statement, [last.id]))[0]?.n)
    expect(await counted('select count(*) as n from core_history where record = ?')).toBe(1)
    expect(await counted("select count(*) as n from core_audit where record = ? and action = 'create'")).toBe(1)
    const due = await rowsOf(county, 'select count(*) as n from core_queue where key like ?', ['deadline:trial.note:%'])
    expect(Number(due[0]?.n)).toBe(titles.length)
  })

  it('are all refused when one is', async () => {
    await expect(createMany('refused', ['fine', 'x'.repeat(81)])).rejects.toThrow(/^core\//)
    const left = await county
      .system('trial')
      .store(note)
      .list({ where: { patient: 'refused' } })
    expect(left.items).toEqual([])
  })

  it('may be none', async () => expect(await createMany('none', [])).toEqual([]))
})
