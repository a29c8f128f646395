import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtInPlugins } from '../../src/kernel/built-in.ts'
import { driftOf } from '../../src/kernel/plan-migration.ts'
import { type Migration, readMigrations } from '../../src/persistence/migration-files.ts'
import { MigrationFailed, migrate, orderMigrations } from '../../src/persistence/migrator.ts'
import { appliedMigrations, openDatabase } from '../../src/persistence/open-database.ts'
import type { DatabaseAddress } from '../../src/persistence/schema.ts'
import { createTestDatabase } from '../../src/testing/postgres.ts'

const step = (name: string, statements: string[], requires: string[] = []): Migration => ({
  name,
  statements,
  requires,
  digest: '',
})

describe.each(['sqlite', 'postgres'] as const)('migrations on %s', (dialect) => {
  const dropped: (() => unknown)[] = []
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ygt-migrate-'))
  })
  afterAll(async () => {
    for (const drop of dropped) await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function empty(): Promise<DatabaseAddress> {
    if (dialect === 'sqlite') return { sqlite: join(folder, `${dropped.length}-${crypto.randomUUID()}.db`) }
    const { url, drop } = await createTestDatabase()
    dropped.push(drop)
    return { postgres: url }
  }
  async function inside<T>(
    address: DatabaseAddress,
    look: (database: ReturnType<typeof openDatabase>) => Promise<T>,
  ): Promise<T> {
    const database = openDatabase(address, { durable: false, connections: 1 })
    try {
      return await look(database)
    } finally {
      await database.close()
    }
  }

  it('run once, in order', async () => {
    const address = await empty()
    const steps = [
      step('a/0001', ['create table a (id integer primary key)']),
      step('a/0002', ['alter table a add column n integer']),
    ]
    expect((await migrate(steps, address)).pending.map((m) => m.name)).toEqual(['a/0001', 'a/0002'])
    expect((await migrate(steps, address)).pending).toEqual([])
    expect(await inside(address, appliedMigrations)).toEqual(['a/0001', 'a/0002'])
  })

  it('that fail half-way leave nothing, of their own and of those that ran before them', async () => {
    const address = await empty()
    const steps = [
      step('a/0001', ['create table a (id integer primary key)']),
      step('b/0001', ['create table b (id integer primary key)', 'create table b (id integer primary key)']),
    ]
    const failed = migrate(steps, address)
    await expect(failed).rejects.toBeInstanceOf(MigrationFailed)
    await expect(failed).rejects.toThrow('Migration b/0001 failed and was undone; nothing was changed')
    const tables =
      dialect === 'sqlite'
        ? `select name from sqlite_master where name in ('a', 'b')`
        : `select table_name from information_schema.tables where table_name in ('a', 'b')`
    expect(await inside(address, (database) => database.query(tables))).toEqual([])
    expect(await inside(address, appliedMigrations)).toEqual([])
    expect((await migrate([steps[0] as Migration], address)).pending).toHaveLength(1)
  })

  it.each(builtInPlugins().map((plugin) => [plugin.declaration.id, plugin] as const))(
    'of %s make exactly the tables that are declared',
    async (_, plugin) => {
      expect(await driftOf(plugin, await empty())).toEqual([])
    },
  )
})

describe('the order of migrations', () => {
  it('puts what is required first', () => {
    const steps = [step('a/0001', [], ['b/0002']), step('b/0001', []), step('b/0002', [], ['b/0001'])]
    expect(orderMigrations(steps).map((m) => m.name)).toEqual(['b/0001', 'b/0002', 'a/0001'])
  })

  it('refuses a circle and a requirement that nobody has', () => {
    expect(() => orderMigrations([step('a/1', [], ['b/1']), step('b/1', [], ['a/1'])])).toThrow(
      'Migrations require each other in a circle: a/1 → b/1 → a/1',
    )
    expect(() => orderMigrations([step('a/1', [], ['c/1'])])).toThrow(
      'Migration a/1 requires c/1, which no composed plugin has',
    )
  })

  it('reads requirements from the files, and wants both dialects', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ygt-steps-'))
    writeFileSync(
      join(folder, '0001-initial.sqlite.sql'),
      '-- requires: core/0001-initial\ncreate table x (id text);\ncreate index y on x (id);\n',
    )
    expect(() => readMigrations('x', folder, 'sqlite')).toThrow('Migration x/0001-initial lacks its file for postgres')
    writeFileSync(join(folder, '0001-initial.postgres.sql'), 'create table x (id text);\n')
    expect(readMigrations('x', folder, 'sqlite')).toMatchObject([
      {
        name: 'x/0001-initial',
        requires: ['core/0001-initial'],
        statements: ['create table x (id text)', 'create index y on x (id)'],
      },
    ])
    expect(readMigrations('x', join(folder, 'none'), 'sqlite')).toEqual([])
    rmSync(folder, { recursive: true })
  })
})
