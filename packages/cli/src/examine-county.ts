import { accessSync, constants, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { CountyFolder } from '@ygt/core/kernel'

/** One thing that `ygt doctor` looked at. */
export interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

/** Node that the county needs (`engines` of the packages). */
const floor = 24

/** Looks at everything that has to hold before a county is trusted with patients. */
export async function examine(folder: CountyFolder): Promise<Finding[]> {
  const kernel = await import('@ygt/core/kernel')
  const findings: Finding[] = []
  const note = (check: string, ok: boolean, detail = '') => void findings.push({ check, ok, detail })
  note('node', Number(process.versions.node.split('.')[0]) >= floor, process.versions.node)
  note('composition', folder.composition.faults.length === 0, `${folder.composition.plugins.length}`)
  note('overlays', folder.composition.warnings.length === 0, folder.composition.warnings.map((w) => w.got).join('; '))
  note('data-folder', writable(folder.dataFolder), folder.dataFolder)
  const secret = join(folder.dataFolder, 'county.secret')
  if (existsSync(secret)) note('secret', (statSync(secret).mode & 0o077) === 0, secret)
  if ('sqlite' in folder.database && !existsSync(folder.database.sqlite)) {
    note('migrated', false, 'ygt migrate')
    return findings
  }
  const database = kernel.openDatabase(folder.database)
  try {
    const applied = await kernel.appliedMigrations(database)
    const pending = kernel.migrationsOf(folder.composition, folder.database).filter((m) => !applied.includes(m.name))
    note('migrated', pending.length === 0, pending.map((m) => m.name).join(', '))
    if (pending.length > 0) return findings
    const tables = folder.composition.plugins.flatMap((p) => [...kernel.tablesOfPlugin(p)])
    const drift = await kernel.differences(tables, folder.database)
    note('drift', drift.length === 0, drift.slice(0, 3).join('; '))
    const [dead] = await database.query(`select count(*) as n from core_queue where state = 'dead'`)
    note('dead-letters', Number(dead?.n) === 0, String(dead?.n ?? ''))
    const audit = await kernel.verifyAudit(database)
    note('audit', audit.brokenAt === null, audit.reason ?? `${audit.entries}`)
    if (database.dialect === 'postgres') {
      const [row] = await database.query('select datcollate from pg_database where datname = current_database()')
      note('collation', ['C', 'C.UTF-8', 'POSIX', 'C.utf8'].includes(String(row?.datcollate)), String(row?.datcollate))
    }
  } finally {
    await database.close()
  }
  return findings
}

function writable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (!existsSync(at)) continue
    try {
      accessSync(at, constants.W_OK)
      const probe = mkdtempSync(join(tmpdir(), 'ygt-'))
      rmSync(probe, { recursive: true })
      return true
    } catch {
      return false
    }
  }
}
