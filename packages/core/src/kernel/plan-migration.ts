import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialect } from '../persistence/database.ts'
import { readMigrations } from '../persistence/migration-files.ts'
import { migrate } from '../persistence/migrator.ts'
import { createStatements, type DatabaseAddress, differences } from '../persistence/schema.ts'
import { type Table, tableOf } from '../persistence/table.ts'
import type { FoundPlugin } from '../plugin/composition.ts'
import type { Resource } from '../resource/define-resource.ts'
import { kernelTables } from './built-in.ts'

/** All tables of a plugin, those of the kernel included where it is the owner. */
export function tablesOfPlugin({ declaration }: FoundPlugin): readonly Table[] {
  return [...kernelTables(declaration), ...(declaration.resources as readonly Resource[]).map(tableOf)]
}

/**
 * What is missing between a plugin's migrations and its declarations: the migrations are replayed into an empty
 * database and the result is compared. `[]` means no drift. PostgreSQL needs an empty database to replay into.
 */
export async function driftOf(plugin: FoundPlugin, empty: DatabaseAddress): Promise<string[]> {
  const dialect: Dialect = 'sqlite' in empty ? 'sqlite' : 'postgres'
  await migrate(withoutOthers(readMigrations(plugin.declaration.id, plugin.migrations, dialect)), empty)
  return differences(tablesOfPlugin(plugin), empty)
}

/** Writes the next step of a plugin's migrations, one file per dialect; nothing when there is no difference. */
export async function writeMigration(
  plugin: FoundPlugin,
  { name, postgres }: { readonly name: string; readonly postgres?: string | undefined },
): Promise<string[]> {
  mkdirSync(plugin.migrations, { recursive: true })
  const steps = new Set(
    readdirSync(plugin.migrations)
      .filter((f) => f.endsWith('.sql'))
      .map((f) => f.slice(0, 4)),
  )
  const file = (dialect: Dialect) =>
    join(plugin.migrations, `${String(steps.size + 1).padStart(4, '0')}-${name}.${dialect}.sql`)
  if (steps.size === 0) {
    const tables = tablesOfPlugin(plugin)
    if (tables.length === 0) return []
    return Promise.all(
      (['sqlite', 'postgres'] as const).map(async (dialect) =>
        write(file(dialect), await createStatements(tables, dialect)),
      ),
    )
  }
  const scratch = join(tmpdir(), `ygt-drift-${process.pid}-${plugin.declaration.id}.db`)
  try {
    const sqlite = await driftOf(plugin, { sqlite: scratch })
    if (sqlite.length === 0) return []
    if (!postgres)
      throw new Error(
        'A change of tables that exist needs an empty PostgreSQL database to compare with: pass its address',
      )
    return [write(file('sqlite'), sqlite), write(file('postgres'), await driftOf(plugin, { postgres }))]
  } finally {
    if (existsSync(scratch)) rmSync(scratch)
  }
}

function write(file: string, statements: readonly string[]): string {
  writeFileSync(file, `${statements.map((s) => `${s};`).join('\n')}\n`)
  return file
}

/** Steps of other plugins that a step requires do not exist in a replay of one plugin. */
function withoutOthers(migrations: ReturnType<typeof readMigrations>) {
  const own = new Set(migrations.map((m) => m.name))
  return migrations.map((m) => ({ ...m, requires: m.requires.filter((r) => own.has(r)) }))
}
