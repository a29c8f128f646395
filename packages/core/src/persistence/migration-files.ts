import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialect } from './database.ts'
import { statementsOf } from './schema.ts'

/** One step of a plugin's tables: a file per dialect, `0001-initial.sqlite.sql` and `0001-initial.postgres.sql`. */
export interface Migration {
  /** `<plugin>/0001-initial` */
  readonly name: string
  readonly statements: readonly string[]
  /** Migrations that have to run first, from a line `-- requires: <plugin>/<step>`. */
  readonly requires: readonly string[]
  readonly digest: string
}

/** Reads the migrations of a plugin for one dialect, in order. A step that exists for one dialect only is an error. */
export function readMigrations(plugin: string, folder: string, dialect: Dialect): Migration[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((f) => f.endsWith('.sql'))
  const steps = [...new Set(files.map((f) => f.replace(/\.(sqlite|postgres)\.sql$/, '')))].sort()
  return steps.map((step) => {
    const missing = (['sqlite', 'postgres'] as const).filter((d) => !files.includes(`${step}.${d}.sql`))
    if (missing.length > 0)
      throw new Error(`Migration ${plugin}/${step} lacks its file for ${missing.join(', ')} in ${folder}`)
    const text = readFileSync(join(folder, `${step}.${dialect}.sql`), 'utf8')
    const requires = [...text.matchAll(/^-- requires: (\S+)$/gm)].map((m) => m[1] as string)
    const body = text.replace(/^--.*$/gm, '')
    return { name: `${plugin}/${step}`, statements: statementsOf(body), requires, digest: digestOf(text) }
  })
}

function digestOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16)
}
