import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/persistence/database.ts'
import { UniqueViolation } from '../../src/persistence/database.ts'
import { openDatabase } from '../../src/persistence/open-database.ts'

describe('SQLite with one writer', () => {
  let folder: string
  let database: Database
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ygt-writer-'))
    database = openDatabase({ sqlite: join(folder, 'w.db') }, { durable: false })
    await database.transaction((t) => t.change('create table counter (id integer primary key, n integer not null)'))
    await database.transaction((t) => t.change('insert into counter values (1, 0)'))
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const pause = () => new Promise((resolve) => setImmediate(resolve))
  const read = async (on: Pick<Database, 'query'> = database) =>
    Number((await on.query('select n from counter where id = 1'))[0]?.n)

  it('loses no update of writers that read, wait and write', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.transaction(async (t) => {
          const n = await read(t)
          await pause()
          await t.change('update counter set n = ? where id = 1', [n + 1])
        }),
      ),
    )
    expect(await read()).toBe(50)
  })

  it('lets readers go on while somebody writes, on what was committed', async () => {
    await database.transaction(async (t) => {
      await t.change('update counter set n = -1 where id = 1')
      expect(await read()).toBe(50)
      expect(await read(t)).toBe(-1)
      await t.change('update counter set n = 50 where id = 1')
    })
  })

  it('shows a reader what was committed before it asked, though the reads of one turn share a snapshot', async () => {
    for (let n = 1; n <= 20; n++) {
      await database.query('select 1 from counter')
      await database.transaction((t) => t.change('update counter set n = ? where id = 1', [n]))
      expect(await read()).toBe(n)
      expect(Number((await database.first('select n from counter where id = 1'))?.n)).toBe(n)
    }
    await database.transaction((t) => t.change('update counter set n = 50 where id = 1'))
  })

  it('shows in the next turn what another process committed, and closes in the middle of a turn', async () => {
    const other = openDatabase({ sqlite: join(folder, 'w.db') }, { durable: false })
    expect(await read()).toBe(50)
    await other.transaction((t) => t.change('update counter set n = 51 where id = 1'))
    expect(await read()).toBe(51)
    await other.transaction((t) => t.change('update counter set n = 50 where id = 1'))
    expect(await read(other)).toBe(50)
    await other.close()
    await pause()
  })

  it('waits for the lock of another process instead of failing', async () => {
    const other = openDatabase({ sqlite: join(folder, 'w.db') }, { durable: false })
    const add = (on: Database) =>
      on.transaction(async (t) => {
        const n = await read(t)
        await pause()
        await t.change('update counter set n = ? where id = 1', [n + 1])
      })
    await Promise.all(Array.from({ length: 40 }, (_, i) => add(i % 2 ? database : other)))
    expect(await read()).toBe(90)
    await other.close()
  })

  it('undoes a transaction that failed and goes on with the next', async () => {
    const failed = database.transaction(async (t) => {
      await t.change('update counter set n = 0 where id = 1')
      await t.change('insert into counter values (1, 1)')
    })
    await expect(failed).rejects.toBeInstanceOf(UniqueViolation)
    expect(await read()).toBe(90)
    await database.transaction((t) => t.change('update counter set n = n + 1 where id = 1'))
    expect(await read()).toBe(91)
  })

  it('refuses to write through the reader', async () => {
    await expect(database.query('update counter set n = 0 where id = 1')).rejects.toThrow(/readonly/)
  })
})
