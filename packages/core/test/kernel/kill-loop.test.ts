import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../src/audit/audit-log.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { rowsOf, startTrial } from './trial-county.ts'

const rounds = 5
const writer = join(import.meta.dirname, 'kill-loop-writer.ts')

describe('a process that is killed while it writes', () => {
  let county: TestCounty
  const promised: string[] = []
  beforeAll(async () => {
    county = await startTrial('sqlite')
    for (let round = 0; round < rounds; round++) promised.push(...(await writeAndKill(round)))
    await county.settle()
  }, 60_000)
  afterAll(() => county?.stop())

  /** Starts a writer, lets it promise some writes, and kills it in the middle of the next. */
  async function writeAndKill(round: number): Promise<string[]> {
    const file = 'sqlite' in county.address ? county.address.sqlite : ''
    const child = spawn(process.execPath, [writer, file, join(county.folder, 'blobs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let heard = ''
    const enough = new Promise<void>((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        heard += text.toString()
        if (heard.split('\n').length > 8 + round * 7) resolve()
      })
    })
    await Promise.race([enough, once(child, 'exit')])
    child.kill('SIGKILL')
    await once(child, 'close')
    return heard.split('\n').slice(0, -1)
  }

  it('has kept every write that it acknowledged', async () => {
    const rows = await rowsOf(county, 'select distinct patient from trial_note')
    const kept = new Set(rows.map((r) => r.patient as string))
    expect(promised.length).toBeGreaterThan(rounds * 8)
    expect(promised.filter((patient) => !kept.has(patient))).toEqual([])
  })

  it('has left nothing half-done', async () => {
    expect(await rowsOf(county, 'select patient from trial_note group by patient having count(*) <> 2')).toEqual([])
    expect(
      await rowsOf(
        county,
        `select patient from trial_note group by patient having count(case when state = 'closed' then 1 end) <> 1`,
      ),
    ).toEqual([])
    const [events] = await rowsOf(county, `select count(*) as n, max(sequence) as last from core_event`)
    expect(Number(events?.last)).toBe(Number(events?.n))
    expect(await verifyAudit(county.runtime.database)).toMatchObject({ brokenAt: null })
  })

  it('has had each effect of an event once, after the leases of the dead have run out', async () => {
    county.clock.set(new Date(Date.now() + 120_000))
    await county.settle()
    const [closed] = await rowsOf(
      county,
      `select count(*) as n from trial_note where state = 'closed' and reason = 'written by the loop'`,
    )
    const tallies = await rowsOf(county, `select count from trial_tally where name like 'closed %'`)
    expect(tallies.map((t) => Number(t.count)).filter((n) => n !== 1)).toEqual([])
    expect(tallies.length).toBe(Number(closed?.n))
  })
})
