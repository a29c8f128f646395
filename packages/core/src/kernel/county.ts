import Fastify from 'fastify'
import { systemCaller } from '../access/access-control.ts'
import { eventTopic } from '../events/outbox.ts'
import { type CountyHttp, countyHttp } from '../http/county-http.ts'
import { createHttp } from '../http/http-server.ts'
import { createQueue, type Queue } from '../jobs/queue.ts'
import type { People } from '../organization/people.ts'
import type { BlobStore } from '../persistence/blob-store.ts'
import type { Database } from '../persistence/database.ts'
import { mappingOf, type RowMapping } from '../persistence/row-mapping.ts'
import { eventTable } from '../persistence/system-tables.ts'
import { CompositionFailed } from '../plugin/compose.ts'
import type { Composition } from '../plugin/composition.ts'
import type { CountyConfig } from '../plugin/county-config.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'
import type { Resource } from '../resource/define-resource.ts'
import type { Clock } from './clock.ts'
import { systemClock } from './clock.ts'
import { createContainer, tokens } from './container.ts'
import { createContext } from './context.ts'
import { serveCore } from './core-server.ts'
import { startSchedules, topicHandlers } from './handlers.ts'
import { readLabels } from './labels.ts'
import { makeUpForMissedEvents } from './missed-events.ts'
import type { RunningPlugin, Runtime } from './runtime.ts'
import { createServices, type Services } from './services.ts'

export interface CountyParts {
  readonly composition: Composition
  readonly config: CountyConfig
  /** Implementations by plugin id; a plugin that failed to load brings its error. */
  readonly served: ReadonlyMap<string, ServedPlugin | Error>
  readonly database: Database
  readonly blobs: BlobStore
  /** At least 32 bytes; protects identifiers at rest. */
  readonly secret: string
  readonly clock?: Clock
  readonly strict?: boolean
  readonly log?: boolean
  readonly coreVersion: string
  /** Further folders with `locales/`: the host's own words. */
  readonly localeHomes?: readonly string[]
}

/** A running county, before it listens. */
export interface County {
  readonly runtime: Runtime
  readonly http: CountyHttp
  readonly queue: Queue
  /** Started by whoever serves the county, with the queue. */
  readonly services: Services
  readonly people: People
  readonly config: CountyConfig
  readonly composition: Composition
  /** Commits what is gathered and delivers what is due, until nothing is. */
  settle(): Promise<void>
  /** Rebuilds a projection from the log of events. */
  rebuild(projection: string): Promise<number>
  stop(): Promise<void>
}

/** Starts the kernel on a migrated database: services, plugins, queue, HTTP. */
export async function startCounty(parts: CountyParts): Promise<County> {
  const { composition, config, served, database, blobs, secret, clock = systemClock, strict = false } = parts
  if (composition.faults.length > 0) throw new CompositionFailed(composition.faults)

  const plugins = new Map<string, RunningPlugin>()
  const subscribers = new Map<string, string[]>()
  const container = createContainer({
    clock,
    database,
    blobs,
    secret,
    composition,
    subscribers: (event) => subscribers.get(event) ?? [],
  })
  const work = container.get(tokens.work)
  const people = container.get(tokens.people)
  const cipher = container.get(tokens.cipher)
  const mappings = new WeakMap<Resource, RowMapping>()
  const runtime: Runtime = {
    database,
    work,
    cipher,
    clock,
    newId: container.get(tokens.newId),
    audit: container.get(tokens.audit),
    blobs,
    access: container.get(tokens.access),
    organizations: () => people.tree(),
    mapping(resource) {
      const known = mappings.get(resource) ?? mappingOf(resource, database.dialect, cipher)
      mappings.set(resource, known)
      return known
    },
    plugins,
    labels: readLabels(composition, config, parts.localeHomes),
    strict,
  }
  await people.refresh()

  const versions = Object.fromEntries(composition.plugins.map((p) => [p.declaration.id, p.version]))
  const core = serveCore({
    runtime: () => runtime,
    access: () => runtime.access,
    people: () => people,
    live: container.get(tokens.live),
    config,
    versions: () => versions,
  })
  const stops: (() => Promise<void>)[] = []
  for (const found of composition.plugins) {
    const { id } = found.declaration
    const loaded = id === 'core' ? core : served.get(id)
    const plugin = await startPlugin(runtime, { found, loaded, stops })
    for (const subscription of plugin.served.implementation.on ?? []) {
      subscribers.set(subscription.event.name, [...(subscribers.get(subscription.event.name) ?? []), id])
    }
  }

  await makeUpForMissedEvents(runtime)
  const app = await createHttp(Fastify, {
    runtime,
    people,
    config,
    live: container.get(tokens.live),
    log: parts.log ?? false,
    version: parts.coreVersion,
  })
  const handlers = topicHandlers(runtime)
  const queue = createQueue({
    database,
    work,
    clock,
    newId: runtime.newId,
    handlerOf: (topic) => handlers.get(topic),
    failed: (item, error, dead) =>
      app.log[dead ? 'error' : 'warn'](
        { topic: item.topic, item: item.id, attempts: item.attempts, error: String(error) },
        dead ? 'gave up' : 'failed, will retry',
      ),
  })
  work.onCommit(() => queue.wake())
  await startSchedules(runtime)
  const services = createServices(runtime)

  return {
    runtime,
    http: countyHttp(app),
    queue,
    services,
    people,
    config,
    composition,
    async settle() {
      await runtime.audit.flush()
      await queue.drain()
      await runtime.audit.flush()
    },
    rebuild: (projection) => rebuild(runtime, projection),
    async stop() {
      await services.stop()
      await app.close()
      await queue.stop()
      for (const stop of stops.reverse()) await stop()
      await runtime.audit.stop()
      await database.close()
    },
  }
}

interface Starting {
  readonly found: Composition['plugins'][number]
  readonly loaded: ServedPlugin | Error | undefined
  readonly stops: (() => Promise<void>)[]
}

/** One bad optional plugin does not take the county down: it is shown as down, with its failure. */
async function startPlugin(runtime: Runtime, { found, loaded, stops }: Starting): Promise<RunningPlugin> {
  const { id } = found.declaration
  const failure =
    loaded === undefined
      ? new Error(`${found.package} has no server entry`)
      : loaded instanceof Error
        ? loaded
        : undefined
  const served = failure
    ? { plugin: found.declaration, implementation: { handlers: {}, provide: {} } }
    : (loaded as ServedPlugin)
  const plugin: RunningPlugin = {
    id,
    served,
    settings: found.parsedSettings,
    providers: found.providers,
    status: 'up',
    failure: null,
    services: [],
  }
  const plugins = runtime.plugins as Map<string, RunningPlugin>
  plugins.set(id, plugin)
  try {
    if (failure) throw failure
    const stop = await served.implementation.start?.(createContext(runtime, plugin, systemCaller()))
    if (stop) stops.push(stop)
  } catch (error) {
    if (found.startup === 'required')
      throw new Error(`${id} failed to start: ${(error as Error).message}`, { cause: error })
    plugin.status = 'down'
    plugin.failure = (error as Error).message
  }
  return plugin
}

/**
 * Empties a projection and feeds it all events again: in one transaction, so that nobody sees it half-full, and with the
 * log held, so that nothing comes in between. Events whose delivery still waits are left to it.
 */
async function rebuild(runtime: Runtime, projection: string): Promise<number> {
  const found = [...runtime.plugins.values()].flatMap((plugin) =>
    (plugin.served.implementation.on ?? [])
      .filter((s) => s.projection?.id === projection)
      .map((subscription) => ({ plugin, subscription })),
  )
  const [first] = found
  if (!first?.subscription.projection) throw new TypeError(`No plugin feeds a projection ${projection}`)
  const { projection: resource } = first.subscription
  const names = [...new Set(found.map((f) => f.subscription.event.name))]
  return runtime.work.run(async ({ transaction }) => {
    await runtime.database.lockCommit(transaction)
    const rows = await transaction.query('select sequence from core_queue where topic = ?', [
      eventTopic(first.plugin.id),
    ])
    const waiting = new Set(rows.map((row) => Number(row.sequence)))
    const context = createContext(runtime, first.plugin, systemCaller())
    await context.store(resource).removeWhere({})
    let replayed = 0
    for (let after = 0; ; ) {
      const page = await transaction.query(
        `select * from ${eventTable.name} where sequence > ? and name in (${names.map(() => '?').join(', ')}) order by sequence limit 500`,
        [after, ...names],
      )
      if (page.length === 0) return replayed
      for (const row of page.filter(({ sequence }) => !waiting.has(Number(sequence)))) {
        const { event, payload } = eventOf(row, runtime)
        const handlers = found.filter((f) => f.subscription.event.name === row.name)
        for (const { subscription } of handlers) await subscription.handle(payload, context, event)
        replayed += 1
      }
      after = Number(page.at(-1)?.sequence)
    }
  })
}

function eventOf(row: Record<string, unknown>, runtime: Runtime) {
  const payload = runtime.database.dialect === 'sqlite' ? JSON.parse(row.payload as string) : row.payload
  const event = {
    sequence: Number(row.sequence),
    at: row.at as string,
    aggregate: row.aggregate as string,
    actor: row.actor as string,
    organization: row.organization as string | null,
  }
  return { event, payload }
}
