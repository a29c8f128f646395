import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../../src/testing/signed-in.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, oneNote, startTrial } from '../kernel/trial-county.ts'
import { note } from '../kernel/trial-plugin.ts'

const rows = 450 // more than two pages of the store

describe.each(databases)('an export on %s', (database) => {
  let county: TestCounty
  let doctor: SignedIn
  beforeAll(async () => {
    county = await startTrial(database)
    doctor = await county.as('zhoumin')
    const ctx = county.system('trial')
    await ctx.work(async () => {
      for (let n = 0; n < rows; n++) {
        await ctx
          .store(note)
          .create(
            { ...oneNote, title: n === 0 ? '=1+1, "头痛"' : `note ${n}`, phone: '15400001234', tags: ['a', 'b'] },
            { organization: 'qinghe-centre' },
          )
      }
    })
  })
  afterAll(() => county?.stop())

  it('to CSV has every row once, opens in a spreadsheet and runs no formula', async () => {
    const answer = await doctor.request('GET', '/api/trial/notes/export.csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''trial.note-2026-11-24.csv")
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = bytes.toString('utf8').slice(1).trimEnd().split('\n')
    expect(lines).toHaveLength(rows + 1)
    expect(lines[0]).toMatch(/^id,organization,state,patient,title,/)
    expect(new Set(lines.slice(1).map((line) => line.split(',')[0])).size).toBe(rows)
    expect(bytes.toString()).toContain(`"'=1+1, ""头痛"""`)
    expect(bytes.toString()).not.toContain('15400001234')
  })

  it('to a workbook has the same rows', async () => {
    const answer = await doctor.request('GET', '/api/trial/notes/export.xlsx?urgent=false')
    const book = new Excel.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const [sheet] = book.worksheets
    expect(sheet?.rowCount).toBe(rows + 1)
    expect(sheet?.getRow(2).values).toContain('154****1234')
  })

  it('gives another township its own, which is nothing', async () => {
    const stranger = await county.as('wujianping')
    const answer = await stranger.request('GET', '/api/trial/notes/export.csv')
    expect((await answer.text()).trimEnd().split('\n')).toHaveLength(1)
  })

  it('is a look at the residents in it', async () => {
    await county.settle()
    const [entry] = await county.runtime.database.query(
      `select detail from core_audit where action = 'list' and actor = 'zhoumin' order by sequence desc limit 1`,
    )
    expect(JSON.stringify(entry)).toContain('r1')
  })
})
