import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FoundPlugin } from '../plugin/composition.ts'
import type { PluginEntry } from '../plugin/county-config.ts'
import type { Plugin } from '../plugin/define-plugin.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'
import type { WebPlugin } from '../plugin/web-plugin.ts'

interface PackageFile {
  readonly name: string
  readonly version: string
  readonly exports?: Readonly<Record<string, string | { readonly default?: string }>>
}

/** A package that `county.yaml` names but that is not installed, or is no plugin. */
export class PluginNotFound extends Error {
  readonly package: string
  readonly mend: string
  constructor(name: string, why: string, mend: string) {
    super(`${name}: ${why}. ${mend}`)
    this.package = name
    this.mend = mend
  }
}

/** Finds the plugin of an entry of `county.yaml`, as installed for the county in `root`. */
export async function findPlugin(entry: PluginEntry, root: string): Promise<FoundPlugin> {
  const home =
    entry.package.startsWith('.') || entry.package.startsWith('/')
      ? join(root, entry.package)
      : packageFolder(entry.package, root)
  if (!home || !existsSync(join(home, 'package.json')))
    throw new PluginNotFound(entry.package, 'is not installed', `Run: ygt plugin add ${entry.package}`)
  return readPlugin(home, entry)
}

/** Reads the plugin whose package is in a folder: its declaration and what it shows, no server code. */
export async function readPlugin(folder: string, entry: Partial<PluginEntry> = {}): Promise<FoundPlugin> {
  const home = realpathSync(folder)
  const file = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as PackageFile
  const declaration = pluginIn(await importEntry(home, file, '.'))
  if (!declaration)
    throw new PluginNotFound(file.name, 'exports no plugin', 'Its main entry has to export the result of definePlugin')
  const web = webIn(await importEntry(home, file, './web'))
  return {
    declaration,
    web,
    package: file.name,
    version: file.version,
    home,
    migrations: join(home, 'migrations'),
    core: coreOf(home),
    settings: entry.settings ?? {},
    startup: entry.startup ?? declaration.startup,
  }
}

/** Loads the server side of a found plugin; an optional plugin's failure is returned, not thrown. */
export async function loadServed(found: FoundPlugin): Promise<ServedPlugin | Error> {
  const file = JSON.parse(readFileSync(join(found.home, 'package.json'), 'utf8')) as PackageFile
  try {
    const entry = await importEntry(found.home, file, './server')
    return (
      (entry?.default as ServedPlugin | undefined) ??
      new Error(`${found.package} exports no ./server with a default servePlugin`)
    )
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The file behind an entry point of a package, or `undefined` when it has none. */
export function entryFile(home: string, name: string): string | undefined {
  const file = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as PackageFile
  const target = file.exports?.[name]
  const path = typeof target === 'string' ? target : target?.default
  return path && join(home, path)
}

async function importEntry(
  home: string,
  file: PackageFile,
  name: string,
): Promise<Record<string, unknown> | undefined> {
  const path = entryFile(home, name)
  if (!path) return undefined
  if (!existsSync(path))
    throw new PluginNotFound(file.name, `says ${name} is ${path}, which does not exist`, 'Build it: pnpm run build')
  return (await import(pathToFileURL(path).href)) as Record<string, unknown>
}

function pluginIn(module: Record<string, unknown> | undefined): Plugin | undefined {
  return Object.values(module ?? {}).find(
    (v): v is Plugin => typeof v === 'object' && v !== null && 'claims' in v && 'api' in v && 'core' in v,
  )
}

function webIn(module: Record<string, unknown> | undefined): WebPlugin | undefined {
  const value = module?.default as WebPlugin | undefined
  return value?.parts ? value : undefined
}

/** Folder of an installed package, without asking its `exports`. */
export function packageFolder(name: string, root: string): string | undefined {
  for (let at = root; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return realpathSync(folder)
    if (at === dirname(at)) return undefined
  }
}

/** Folder of the copy of core that a package resolves. */
function coreOf(home: string): string {
  const found = packageFolder('@ygt/core', home)
  if (found) return found
  try {
    return dirname(createRequire(join(home, 'package.json')).resolve('@ygt/core/package.json'))
  } catch {
    return '(none)'
  }
}
