import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemCaller } from '../../../src/access/access-control.ts'
import { passesOf, stepStatement } from '../../../src/blocks/patient-index/search-residents.ts'
import { createContext } from '../../../src/kernel/context.ts'
import type { RunningPlugin } from '../../../src/kernel/runtime.ts'
import { renderSql } from '../../../src/persistence/render-sql.ts'
import { castToday } from '../../../src/testing/people/cast.ts'
import { residents } from '../../../src/testing/people/population.ts'
import { seedResidents } from '../../../src/testing/seed-residents.ts'
import { startTestCounty, type TestCounty } from '../../../src/testing/start-test-county.ts'
import { of } from './residents-county.ts'

const count = 3000

describe.each(['sqlite', 'postgres'] as const)('many residents on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ database, residents: true })
    await seedResidents(county, { cast: [], population: residents({ count, seed: 1, today: castToday }) })
  })
  afterAll(() => county?.stop())

  it('come in batches, each with one audit entry', async () => {
    const [row] = await county.runtime.database.query('select count(*) as n from patients_patient')
    expect(Number(row?.n)).toBe(count + 10)
    const entries = await county.runtime.database.query(
      `select detail from core_audit where action = 'import' and resource = 'patients.patient' order by sequence`,
    )
    const details = entries.map((e) => (typeof e.detail === 'string' ? JSON.parse(e.detail) : e.detail))
    expect(details.map((d) => d.count)).toEqual([10, 2000, 1000])
    expect(details[1]).toMatchObject({ first: 'resident-0000001', last: 'resident-0002000' })
  })

  it('are paged by name to the end, each once, in one order', async () => {
    const radiologist = await county.as('linjing')
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const { items, next } = await radiologist.ok(
        of(radiologist).searchResidents({ search: 'w', limit: 50, ...(cursor && { cursor }) }),
      )
      seen.push(...items.map((i) => i.id))
      if (next === null) break
      cursor = next
    }
    const [expected] = await county.runtime.database.query(
      `select count(*) as n from patients_patient where pinyin like 'w%' or initials like 'w%'`,
    )
    expect(seen.length).toBe(Number(expected?.n))
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('each kind of search', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ residents: true })
  })
  afterAll(() => county?.stop())

  it.each([
    ['name', 'name_key_id_idx'],
    ['pinyin', 'pinyin_id_idx'],
    ['initials-or-pinyin', 'initials_id_idx'],
    ['empty', 'created_at_id_idx'],
  ] as const)('%s is served by an index', async (kind, index) => {
    const plugin = county.runtime.plugins.get('patients') as RunningPlugin
    const ctx = createContext(county.runtime, plugin, systemCaller())
    const passes = passesOf({ kind, value: 'wang' }) ?? []
    const after = { pass: 0, key: 'wang', id: 'r' }
    const statement = stepStatement(ctx, { passes, pass: 0, after, limit: 21 })
    const { text, parameters } = renderSql(statement, { caller: systemCaller(), admit: () => undefined })
    const plan = await county.runtime.database.query(`explain query plan ${text}`, parameters)
    const words = plan.map((row) => String(row.detail)).join('\n')
    expect(words).toContain(`patients_patient_${index}`)
    expect(words).not.toContain('TEMP B-TREE')
  })
})
