import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemTables } from '../persistence/system-tables.ts'
import type { Table } from '../persistence/table.ts'
import type { FoundPlugin } from '../plugin/composition.ts'
import type { Plugin } from '../plugin/define-plugin.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'
import { blockPlugins } from './block-plugins.ts'
import { corePlugin } from './core-plugin.ts'

/** Folder of this copy of `@ygt/core`, with `package.json`, `migrations/` and `locales/`. */
export const coreHome = findHome(dirname(fileURLToPath(import.meta.url)))

export const coreVersion = (JSON.parse(readFileSync(join(coreHome, 'package.json'), 'utf8')) as { version: string })
  .version

/** Tables of the kernel that no resource declares; they belong to the plugin `core`. */
export function kernelTables(plugin: Plugin): readonly Table[] {
  return plugin.id === 'core' ? systemTables : []
}

/** The plugins that come with core: the county itself, and the default providers of the blocks' contracts. */
export function builtInPlugins(
  settings: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): FoundPlugin[] {
  return [corePlugin as Plugin, ...blockPlugins.map((b) => b.plugin)].map((declaration) => ({
    declaration,
    package: '@ygt/core',
    version: coreVersion,
    home: coreHome,
    migrations: join(coreHome, 'migrations', declaration.id),
    core: coreHome,
    settings: settings[declaration.id] ?? {},
    startup: 'required',
  }))
}

/** Implementations of the built-in plugins but `core`, which the kernel serves itself. */
export function builtInServed(): Map<string, ServedPlugin> {
  return new Map(blockPlugins.map((b) => [b.plugin.id, b]))
}

function findHome(from: string): string {
  for (let at = from; ; at = dirname(at)) if (existsSync(join(at, 'package.json'))) return at
}
