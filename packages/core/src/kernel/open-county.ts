import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { type Contract, contractKey } from '../contract/define-contract.ts'
import type { BlobStore } from '../persistence/blob-store.ts'
import { folderBlobStore } from '../persistence/folder-blob-store.ts'
import { readMigrations } from '../persistence/migration-files.ts'
import { type MigrationPlan, migrate, orderMigrations } from '../persistence/migrator.ts'
import { appliedMigrations, openDatabase } from '../persistence/open-database.ts'
import { s3BlobStore } from '../persistence/s3-blob-store.ts'
import { type DatabaseAddress, dialectOf } from '../persistence/schema.ts'
import { compose } from '../plugin/compose.ts'
import type { Composition, Fault, FoundPlugin, Ingredients } from '../plugin/composition.ts'
import { type CountyConfig, countyConfig, pluginEntries } from '../plugin/county-config.ts'
import { shellSlots } from '../plugin/slots.ts'
import { builtInPlugins, builtInServed, coreHome, coreVersion } from './built-in.ts'
import { type Clock } from './clock.ts'
import { type County, startCounty } from './county.ts'
import { findPlugin, loadServed, PluginNotFound } from './find-plugin.ts'

/** A county as it lies in its folder, composed but not started. */
export interface CountyFolder {
  readonly root: string
  readonly config: CountyConfig
  readonly composition: Composition
  readonly database: DatabaseAddress
  readonly dataFolder: string
}

export interface OpenOptions {
  /** Replaces the place of data (`YGT_DATA`). */
  readonly data?: string | undefined
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** Reads `county.yaml`, finds its plugins and composes them; all faults are in the composition. */
export async function readCounty(
  root: string,
  { data, environment = process.env }: OpenOptions = {},
): Promise<CountyFolder> {
  const file = join(root, 'county.yaml')
  const faults: Fault[] = []
  const config = readConfig(file, environment, faults)
  const found: FoundPlugin[] = []
  for (const entry of pluginEntries(config)) {
    try {
      found.push(await findPlugin(entry, root))
    } catch (error) {
      faults.push(notFound(error, { entry: entry.package, file }))
    }
  }
  const plugins = [...builtInPlugins(config.settings), ...found]
  const core = { version: coreVersion, home: coreHome }
  const ingredients: Ingredients = {
    plugins,
    config,
    core,
    catalogue: catalogueOf(found),
    slots: shellSlots.map((s) => s.id),
    configFile: file,
  }
  const composed = compose(ingredients)
  const dataFolder = resolve(root, data ?? 'data')
  return {
    root,
    config,
    composition: { ...composed, faults: [...faults, ...composed.faults] },
    database: addressOf(config.database, { root, data, dataFolder }),
    dataFolder,
  }
}

/** Runs the migrations that have not run. */
export async function migrateCounty({ composition, database }: CountyFolder): Promise<MigrationPlan> {
  if ('sqlite' in database) mkdirSync(dirname(database.sqlite), { recursive: true })
  return migrate(migrationsOf(composition, database), database)
}

export function migrationsOf(composition: Composition, address: DatabaseAddress) {
  return orderMigrations(
    composition.plugins.flatMap((p) => readMigrations(p.declaration.id, p.migrations, dialectOf(address))),
  )
}

/** Thrown when a county is started on a database that lacks migrations. */
export class NotMigrated extends Error {
  readonly pending: readonly string[]
  constructor(pending: readonly string[]) {
    super(
      `The database lacks ${pending.length} migrations (${pending.slice(0, 5).join(', ')}${pending.length > 5 ? ', …' : ''}). Run: ygt migrate`,
    )
    this.pending = pending
  }
}

/** Starts a composed county; refuses a database that is not migrated. */
export async function openCounty(
  folder: CountyFolder,
  options: {
    readonly clock?: Clock
    readonly log?: boolean
    readonly strict?: boolean
    readonly localeHomes?: readonly string[]
  } = {},
): Promise<County> {
  const { composition, config, database: address, dataFolder } = folder
  const served = new Map(builtInServed() as ReadonlyMap<string, Awaited<ReturnType<typeof loadServed>>>)
  for (const plugin of composition.plugins)
    if (plugin.package !== '@ygt/core') served.set(plugin.declaration.id, await loadServed(plugin))
  if ('sqlite' in address && !existsSync(address.sqlite))
    throw new NotMigrated(migrationsOf(composition, address).map((m) => m.name))
  const database = openDatabase(address)
  const applied = await appliedMigrations(database)
  const pending = migrationsOf(composition, address)
    .map((m) => m.name)
    .filter((name) => !applied.includes(name))
  if (pending.length > 0) {
    await database.close()
    throw new NotMigrated(pending)
  }
  const blobs = openBlobs(config.blobs, dataFolder, folder.root)
  return startCounty({
    composition,
    config,
    served,
    database,
    blobs,
    secret: countySecret(dataFolder),
    coreVersion,
    ...options,
  })
}

/** The secret that protects identifiers at rest: from `YGT_SECRET`, or made once and kept beside the data for its owner only. */
export function countySecret(
  dataFolder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (environment.YGT_SECRET) return environment.YGT_SECRET
  const file = join(dataFolder, 'county.secret')
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file, 'utf8').trim()
}

function openBlobs(stated: string, dataFolder: string, root: string): BlobStore {
  if (stated.startsWith('s3:')) return s3BlobStore(stated)
  const path = stated.replace(/^folder:/, '')
  return folderBlobStore(path === 'data/blobs' ? join(dataFolder, 'blobs') : resolve(root, path))
}

function addressOf(
  stated: string,
  { root, data, dataFolder }: { root: string; data: string | undefined; dataFolder: string },
): DatabaseAddress {
  if (/^postgres(ql)?:/.test(stated)) return { postgres: stated }
  const path = stated.replace(/^sqlite:/, '')
  if (isAbsolute(path)) return { sqlite: path }
  return { sqlite: data === undefined ? resolve(root, path) : join(dataFolder, path.replace(/^data\//, '')) }
}

function readConfig(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
  faults: Fault[],
): CountyConfig {
  const fallback = countyConfig.parse({ county: { name: '?', division: '000000' } })
  const fault = (got: string, expected: string, mend: string): void =>
    void faults.push({ rule: 'county-file', plugin: 'county.yaml', place: file, got, expected, mend })
  if (!existsSync(file)) {
    fault('no county.yaml', 'a county.yaml in this folder', 'Run: ygt init .')
    return fallback
  }
  let document: unknown
  try {
    document = parse(readFileSync(file, 'utf8').replace(/\$\{(\w+)\}/g, (_, name: string) => environment[name] ?? ''))
  } catch (error) {
    fault((error as Error).message.split('\n')[0] ?? '', 'YAML', 'correct the line that is named')
    return fallback
  }
  const result = countyConfig.safeParse(document)
  if (result.success) return result.data
  for (const issue of result.error.issues)
    fault(
      `${issue.path.join('.') || '(top level)'}: ${issue.message}`,
      expectation(issue),
      'correct it; docs/reference/county-yaml.md lists what may stand there',
    )
  return fallback
}

function expectation(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys'
    ? `one of ${Object.keys(countyConfig.shape).join(', ')}`
    : issue.code === 'invalid_type'
      ? issue.expected
      : 'a valid value'
}

function notFound(error: unknown, { entry, file }: { entry: string; file: string }): Fault {
  const known = error instanceof PluginNotFound
  return {
    rule: 'plugin-found',
    plugin: entry,
    place: file,
    got: known ? error.message : `${entry} failed to load: ${(error as Error).message}`,
    expected: 'an installed package that exports a plugin',
    mend: known ? error.mend : `repair ${entry} or remove it: ygt plugin remove ${entry}`,
  }
}

/** Contracts that composed packages provide, so that an error can name who could. */
function catalogueOf(found: readonly FoundPlugin[]): Record<string, string[]> {
  const catalogue: Record<string, string[]> = {}
  for (const plugin of found) {
    for (const contract of Object.values(plugin.declaration.provides as Record<string, Contract>))
      (catalogue[contractKey(contract)] ??= []).push(plugin.package)
  }
  return catalogue
}
