import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CountyFolder } from '@ygt/core/kernel'

/** What a county consists of, exactly; written by `ygt compose` and kept under version control. */
export interface CountyLock {
  readonly lock: 1
  readonly core: string
  readonly plugins: readonly { readonly id: string; readonly package: string; readonly version: string }[]
  /** Who provides each contract. */
  readonly contracts: Readonly<Record<string, readonly string[]>>
  /** Steps of the database and a digest of each, in the order in which they run. */
  readonly migrations: readonly { readonly name: string; readonly digest: string }[]
}

const file = (root: string) => join(root, 'county.lock.json')

export async function lockOf({ composition, database }: CountyFolder): Promise<CountyLock> {
  const { contractOf, coreVersion, migrationsOf } = await import('@ygt/core/kernel')
  const { contractKey } = await import('@ygt/core')
  const contracts: Record<string, readonly string[]> = {}
  for (const plugin of composition.plugins) {
    for (const [name, use] of Object.entries(plugin.declaration.uses))
      contracts[contractKey(contractOf(use as never))] = plugin.providers[name] ?? []
  }
  return {
    lock: 1,
    core: coreVersion,
    plugins: composition.plugins.map((p) => ({ id: p.declaration.id, package: p.package, version: p.version })),
    contracts: Object.fromEntries(Object.entries(contracts).sort(([a], [b]) => (a < b ? -1 : 1))),
    migrations: migrationsOf(composition, database).map(({ name, digest }) => ({ name, digest })),
  }
}

export function readLock(root: string): CountyLock | undefined {
  return existsSync(file(root)) ? (JSON.parse(readFileSync(file(root), 'utf8')) as CountyLock) : undefined
}

export function writeLock(root: string, lock: CountyLock): void {
  writeFileSync(file(root), `${JSON.stringify(lock, null, 2)}\n`)
}
