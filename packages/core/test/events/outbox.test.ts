import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../../src/testing/signed-in.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, oneNote, rowsOf, startTrial } from '../kernel/trial-county.ts'
import { failing, NoteClosed, note, trial } from '../kernel/trial-plugin.ts'

describe.each(databases)('events on %s', (database) => {
  let county: TestCounty
  let doctor: SignedIn
  let operator: SignedIn
  beforeAll(async () => {
    county = await startTrial(database)
    doctor = await county.as('zhoumin')
    operator = await county.as('fengtao')
  })
  afterAll(() => county?.stop())
  afterEach(() => failing.clear())

  const tallies = () => doctor.ok(doctor.client(trial).tallies({}))
  async function closedNote(fails = false): Promise<string> {
    const { id } = await doctor.ok(doctor.resource(note).create(oneNote))
    if (fails) failing.add(id)
    await doctor.ok(doctor.client(trial).closeNote({ id, reason: 'seen by a doctor' }))
    return id
  }
  const itemOf = async (id: string) => (await rowsOf(county, `select * from core_queue where aggregate = ?`, [id]))[0]

  it('have their effect exactly once, in the transaction that takes them off the queue', async () => {
    const id = await closedNote()
    await county.settle()
    await county.settle()
    expect((await tallies())[`closed ${id}`]).toBe(1)
    expect(await itemOf(id)).toBeUndefined()
  })

  it('are numbered without gaps in the order of commits', async () => {
    await Promise.all(Array.from({ length: 8 }, () => closedNote()))
    await county.settle()
    const rows = await rowsOf(county, 'select sequence from core_event order by sequence')
    expect(rows.map((r) => Number(r.sequence))).toEqual(rows.map((_, i) => i + 1))
  })

  it('are tried again, later each time, and leave nothing of a failed try', async () => {
    const id = await closedNote(true)
    const waits: number[] = []
    for (let attempt = 1; attempt <= 3; attempt++) {
      await county.settle()
      const item = await itemOf(id)
      expect(item).toMatchObject({ state: 'waiting', error: 'Error: on purpose' })
      expect(Number(item?.attempts)).toBe(attempt)
      waits.push(Date.parse(item?.run_at as string) - county.clock.now().getTime())
      county.clock.set(item?.run_at as string)
    }
    expect(waits).toEqual([2000, 4000, 8000])
    expect((await tallies())[`closed ${id}`]).toBeUndefined()
    failing.clear()
    await county.settle()
    expect((await tallies())[`closed ${id}`]).toBe(1)
  })

  async function deadDelivery(): Promise<{ id: string; item: string }> {
    const id = await closedNote(true)
    for (let attempt = 0; attempt < 8; attempt++) {
      await county.settle()
      county.clock.advance(600_000)
    }
    const item = await itemOf(id)
    expect(item).toMatchObject({ state: 'dead' })
    return { id, item: item?.id as string }
  }

  it('are given up after eight tries and then wait for the operator, who replays them', async () => {
    const { id, item } = await deadDelivery()
    const seen = await operator.ok(operator.core.queue({ state: 'dead' }))
    expect(seen.items).toContainEqual(
      expect.objectContaining({
        id: item,
        topic: 'event:trial:trial.note-closed',
        attempts: 8,
        error: 'Error: on purpose',
      }),
    )
    expect(await doctor.refused(doctor.core.replay({ id: item }))).toMatchObject({ status: 403 })
    failing.clear()
    await operator.ok(operator.core.replay({ id: item }))
    await county.settle()
    expect((await tallies())[`closed ${id}`]).toBe(1)
    expect(await operator.refused(operator.core.replay({ id: item }))).toMatchObject({ status: 404 })
  })

  it('may be dropped by the operator with a reason that the audit keeps', async () => {
    const { id, item } = await deadDelivery()
    expect(await operator.refused(operator.core.drop({ id: item, reason: ' ' }))).toMatchObject({ status: 400 })
    await operator.ok(operator.core.drop({ id: item, reason: 'the note was a test' }))
    await county.settle()
    expect((await tallies())[`closed ${id}`]).toBeUndefined()
    const auditor = await county.as('xuzheng')
    const { items } = await auditor.ok(auditor.core.audit({ record: item }))
    expect(items).toMatchObject([{ action: 'drop', actor: 'fengtao', detail: { reason: 'the note was a test' } }])
  })

  it('of one aggregate wait for the one before; others go on', async () => {
    const ctx = county.system('trial')
    const say = (aggregate: string, n: number) =>
      ctx.emit(NoteClosed, { note: `${aggregate} ${n}`, patient: 'r1' }, { aggregate })
    failing.add('a 1')
    for (const n of [1, 2]) await say('a', n)
    await say('b', 1)
    await county.settle()
    expect(Object.keys(await tallies())).toContain('closed b 1')
    expect(Object.keys(await tallies())).not.toContain('closed a 2')
    failing.clear()
    county.clock.advance(10_000)
    await county.settle()
    expect(await tallies()).toMatchObject({ 'closed a 1': 1, 'closed a 2': 1 })
  })

  it('reach a plugin with two handlers once, and both run', async () => {
    await county.system('trial').emit(NoteClosed, { note: 'both', patient: 'r1' }, { aggregate: 'both' })
    const rows = await rowsOf(county, `select topic from core_queue where aggregate = 'both'`)
    expect(rows).toEqual([{ topic: 'event:trial' }])
    await county.settle()
    expect(await tallies()).toMatchObject({ 'closed both': 1, 'heard both': 1 })
  })

  it('refuse a payload that is not as declared', async () => {
    await expect(county.system('trial').emit(NoteClosed, { note: 1 } as never, { aggregate: 'x' })).rejects.toThrow(
      /expected string/,
    )
  })
})
