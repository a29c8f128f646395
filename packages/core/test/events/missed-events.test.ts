import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemCaller } from '../../src/access/access-control.ts'
import { createContext } from '../../src/kernel/context.ts'
import type { County } from '../../src/kernel/county.ts'
import type { RunningPlugin } from '../../src/kernel/runtime.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, rowsOf, startSecondNode, startTrial } from '../kernel/trial-county.ts'
import { NoteClosed } from '../kernel/trial-plugin.ts'

describe.each(databases)('events that a plugin missed while it could not be loaded, on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTrial(database)
  })
  afterAll(() => county?.stop())

  const say = (on: County, note: string) =>
    createContext(on.runtime, on.runtime.plugins.get('core') as RunningPlugin, systemCaller()).emit(
      NoteClosed,
      { note, patient: 'r1' },
      { aggregate: note },
    )
  const tallies = async () =>
    Object.fromEntries(
      (await rowsOf(county, `select name, count from trial_tally where name like 'closed %'`)).map((r) => [
        r.name,
        Number(r.count),
      ]),
    )

  it('reach it when it is back, each once, and none from before', async () => {
    await say(county, 'before')
    await county.settle()
    const broken = await startSecondNode(county, true)
    expect(broken.runtime.plugins.get('trial')).toMatchObject({ status: 'down', failure: 'a file is missing' })
    for (const note of ['missed 1', 'missed 2']) await say(broken, note)
    await broken.settle()
    await broken.stop()
    expect(await tallies()).toEqual({ 'closed before': 1 })

    for (let start = 0; start < 2; start++) {
      const back = await startSecondNode(county)
      await back.settle()
      await back.stop()
    }
    expect(await tallies()).toEqual({ 'closed before': 1, 'closed missed 1': 1, 'closed missed 2': 1 })
    expect(await rowsOf(county, `select name from core_series where name like 'missed:%'`)).toEqual([])
  })
})
