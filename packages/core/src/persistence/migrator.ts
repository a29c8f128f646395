import type { Migration } from './migration-files.ts'
import { type DatabaseAddress, dialectOf, withOrm } from './schema.ts'

export interface MigrationPlan {
  readonly pending: readonly Migration[]
  readonly applied: readonly string[]
}

export class MigrationFailed extends Error {
  readonly migration: string
  constructor(migration: string, cause: unknown) {
    super(`Migration ${migration} failed and was undone; nothing was changed: ${(cause as Error).message}`, { cause })
    this.migration = migration
  }
}

const ledger = 'ygt_migrations'

/** What would run, in order: requirements first. Throws when a requirement is nowhere to be found. */
export function orderMigrations(migrations: readonly Migration[]): Migration[] {
  const byName = new Map(migrations.map((m) => [m.name, m]))
  const ordered: Migration[] = []
  const visit = (migration: Migration, path: readonly string[]): void => {
    if (ordered.includes(migration)) return
    if (path.includes(migration.name))
      throw new Error(`Migrations require each other in a circle: ${[...path, migration.name].join(' → ')}`)
    for (const name of migration.requires) {
      const required = byName.get(name)
      if (!required) throw new Error(`Migration ${migration.name} requires ${name}, which no composed plugin has`)
      visit(required, [...path, migration.name])
    }
    ordered.push(migration)
  }
  for (const migration of migrations) visit(migration, [])
  return ordered
}

/** Runs what has not run yet, all of it or nothing. A half-done migration cannot stay behind. */
export async function migrate(migrations: readonly Migration[], address: DatabaseAddress): Promise<MigrationPlan> {
  const ordered = orderMigrations(migrations)
  const { Migration: Base, Migrator } = await import('@mikro-orm/migrations')
  let running = ''
  const migrationsList = ordered.map(({ name, statements }) => ({
    name,
    class: class extends Base {
      override up(): void {
        running = name
        for (const statement of statements) this.addSql(statement)
      }
    },
  }))
  const extra = {
    extensions: [Migrator],
    migrations: { tableName: ledger, snapshot: false, silent: true, migrationsList, allOrNothing: true },
  }
  return withOrm({ address, tables: [], connect: true, extra }, async (orm) => {
    const before = await orm.migrator.getExecuted()
    const applied = before.map((m) => m.name)
    const pending = ordered.filter((m) => !applied.includes(m.name))
    if (pending.length === 0) return { pending, applied }
    // a rebuild of a table inside a transaction must not cascade deletes (SQLite only)
    const execute = (statement: string): Promise<unknown[]> => (orm.em as any).execute(statement)
    const sqlite = dialectOf(address) === 'sqlite'
    if (sqlite) await execute('pragma foreign_keys = off')
    try {
      await orm.migrator.up()
    } catch (error) {
      throw new MigrationFailed(running, error)
    }
    return { pending, applied: ordered.map((m) => m.name) }
  })
}
