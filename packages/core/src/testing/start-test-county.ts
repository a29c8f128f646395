import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemCaller } from '../access/access-control.ts'
import { builtInPlugins, builtInServed, coreHome, coreVersion } from '../kernel/built-in.ts'
import { type ManualClock, manualClock, systemClock } from '../kernel/clock.ts'
import { createContext } from '../kernel/context.ts'
import { type County, startCounty } from '../kernel/county.ts'
import { loadServed, readPlugin } from '../kernel/find-plugin.ts'
import { migrationsOf } from '../kernel/open-county.ts'
import { tablesOfPlugin } from '../kernel/plan-migration.ts'
import type { RunningPlugin } from '../kernel/runtime.ts'
import { folderBlobStore } from '../persistence/folder-blob-store.ts'
import { migrate } from '../persistence/migrator.ts'
import { openDatabase } from '../persistence/open-database.ts'
import { createStatements, type DatabaseAddress } from '../persistence/schema.ts'
import { compose } from '../plugin/compose.ts'
import type { FoundPlugin } from '../plugin/composition.ts'
import type { Context } from '../plugin/context.ts'
import { countyConfig } from '../plugin/county-config.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'
import { shellSlots } from '../plugin/slots.ts'
import { createTestDatabase } from './postgres.ts'
import { seedCast } from './seed-cast.ts'
import { seedResidents } from './seed-residents.ts'
import { createSignedIn, type SignedIn } from './signed-in.ts'

export interface TestCountyOptions {
  /** Plugins given in place (`servePlugin`), or folders of plugin packages. */
  readonly plugins?: readonly (ServedPlugin | string)[]
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly database?: 'sqlite' | 'postgres'
  /** Where the clock stands; it moves only by `county.clock`. */
  readonly now?: string
  /** As in production: durable commits, real time, answers of contracts not parsed twice. For benches. */
  readonly production?: boolean
  /** Which plugin provides a contract, where several could: `orders@1` → plugin id. */
  readonly contracts?: Readonly<Record<string, string>>
  /** Called before the server is ready: to add routes, as a host does. */
  readonly extend?: (county: County) => Promise<void>
  /** Puts the residents of the cast on the patient index. */
  readonly residents?: boolean
  /** Grants on top of what the plugins propose: role → permissions, with reach `own` unless `reach` says otherwise. */
  readonly roles?: Readonly<Record<string, { readonly add: string[]; readonly reach?: 'own' | 'subtree' | 'county' }>>
}

/** A real county on a database of its own, with the fixed cast signed in by account name. */
export interface TestCounty extends County {
  readonly clock: ManualClock
  readonly address: DatabaseAddress
  readonly folder: string
  /** A person of the cast with a session and typed clients. */
  as(account: string): Promise<SignedIn>
  /** A plugin's context with the system's rights. */
  system(plugin: string): Context
  /** Somebody who is not signed in. */
  stranger(): SignedIn
}

/** The moment at which test counties begin: a Tuesday morning in the county, the day on which the cast's stories stand. */
export const testMorning = '2026-11-24T00:30:00.000Z'

/** Starts a county for a test: real database, real HTTP stack, real people. Call `stop` at the end. */
export async function startTestCounty(options: TestCountyOptions = {}): Promise<TestCounty> {
  const clock = manualClock(options.now ?? testMorning)
  const folder = mkdtempSync(join(tmpdir(), 'ygt-county-'))
  const found: FoundPlugin[] = []
  const served = new Map<string, ServedPlugin | Error>(builtInServed())
  for (const plugin of options.plugins ?? []) {
    const one = typeof plugin === 'string' ? await readPlugin(plugin) : inPlace(plugin)
    found.push({ ...one, settings: options.settings?.[one.declaration.id] ?? one.settings })
    served.set(one.declaration.id, typeof plugin === 'string' ? await loadServed(one) : plugin)
  }
  const config = countyConfig.parse({
    county: { name: '云岭县', nameEn: 'Yunling', division: '339901' },
    roles: options.roles ?? {},
    contracts: options.contracts ?? {},
  })
  const composition = compose({
    plugins: [...builtInPlugins(options.settings), ...found],
    config,
    core: { version: coreVersion, home: coreHome },
    catalogue: {},
    slots: shellSlots.map((s) => s.id),
    configFile: 'county.yaml',
  })
  const dropped: (() => Promise<void>)[] = []
  const address = await addressFor(options.database ?? 'sqlite', folder, dropped)
  await migrate(migrationsOf(composition, address), address)
  const database = openDatabase(
    address,
    'sqlite' in address ? { durable: options.production ?? false } : { connections: 6 },
  )
  await createInPlaceTables(found, address, database)
  const blobs = folderBlobStore(join(folder, 'blobs'))
  const secret = 'a secret for tests only, of more than 32 bytes'
  const county = await startCounty({
    composition,
    config,
    served,
    database,
    blobs,
    secret,
    clock: options.production ? systemClock : clock,
    strict: !options.production,
    coreVersion,
  })
  await seedCast(county)
  if (options.residents) await seedResidents(county)
  await options.extend?.(county)
  await county.http.ready()
  return {
    ...county,
    clock,
    address,
    folder,
    as: (account) => createSignedIn(county, account),
    system: (plugin) =>
      createContext(county.runtime, county.runtime.plugins.get(plugin) as RunningPlugin, systemCaller()),
    stranger: () => createSignedIn.stranger(county),
    async stop() {
      await county.stop()
      for (const drop of dropped) await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function addressFor(
  kind: 'sqlite' | 'postgres',
  folder: string,
  dropped: (() => Promise<void>)[],
): Promise<DatabaseAddress> {
  if (kind === 'sqlite') return { sqlite: join(folder, 'county.db') }
  const { url, drop } = await createTestDatabase()
  dropped.push(drop)
  return { postgres: url }
}

function inPlace(served: ServedPlugin): FoundPlugin {
  const declaration = served.plugin
  return {
    declaration,
    package: `(test) ${declaration.id}`,
    version: '0.0.0',
    home: coreHome,
    migrations: '(none)',
    core: coreHome,
    settings: {},
    startup: declaration.startup,
  }
}

/** Plugins written in a test have no migration files: their tables come straight from the declarations. */
async function createInPlaceTables(
  found: readonly FoundPlugin[],
  address: DatabaseAddress,
  database: ReturnType<typeof openDatabase>,
): Promise<void> {
  const tables = found.filter((f) => f.migrations === '(none)').flatMap(tablesOfPlugin)
  if (tables.length === 0) return
  const statements = await createStatements(tables, 'sqlite' in address ? 'sqlite' : 'postgres')
  await database.transaction(async (t) => {
    for (const statement of statements) await t.change(statement)
  })
}
