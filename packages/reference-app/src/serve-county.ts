import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type County, formatFaults, hostServer, migrateCounty, openCounty, readCounty } from '@ygt/core/kernel'
import { buildComposition } from './build-web.ts'
import { serveDevelopment } from './serve-development.ts'
import { servePages } from './serve-pages.ts'

export interface ServeOptions {
  /** Folder with `county.yaml`. */
  readonly root: string
  readonly port: number
  /** Folder of database and images; `data` beside `county.yaml` when absent. */
  readonly data?: string | undefined
  readonly host?: string
  /** Run what migrations are missing before starting. */
  readonly migrate?: boolean
  /** Pages are compiled while they are looked at, and change in the browser as files change. */
  readonly development?: boolean
  /** Folder of the built pages; `dist/web` beside `county.yaml` when absent. */
  readonly web?: string
  /** Called with the open county before it listens: to seed, to add routes. */
  readonly prepare?: (county: County) => Promise<void>
  /** Lines for whoever started it. */
  readonly log?: (line: string) => void
}

export interface ServedCounty {
  readonly county: County
  readonly address: string
  stop(): Promise<void>
}

/** Folder of this package: its `locales/` hold the words of the shell. */
const home = fileURLToPath(new URL('..', import.meta.url))

/** The county cannot be composed; the message lists what to mend. */
export class CountyRefused extends Error {}

/** Composes, migrates when asked, opens and serves the county of a folder until it is stopped. */
export async function serveCounty(options: ServeOptions): Promise<ServedCounty> {
  const { root, port, data, host = '127.0.0.1', migrate = false, development = false, log = () => undefined } = options
  const folder = await readCounty(root, { data })
  const { composition } = folder
  if (composition.faults.length > 0) throw new CountyRefused(formatFaults(composition.faults))
  if (migrate) {
    const plan = await migrateCounty(folder)
    if (plan.pending.length > 0) log(`migrated: ${plan.pending.length} steps`)
  }
  const county = await openCounty(folder, { strict: development, localeHomes: [home] })
  try {
    if (development) await serveDevelopment(hostServer(county), composition)
    else {
      const web = await buildComposition(composition, options.web ?? join(root, 'dist/web'))
      log(
        `pages: ${web.built ? `built in ${web.seconds.toFixed(1)} s` : 'unchanged'}, first load ${(web.firstLoadBytes / 1000).toFixed(0)} kB compressed`,
      )
      await servePages(hostServer(county), web.folder)
    }
    await options.prepare?.(county)
    await county.http.listen({ port, host })
    county.queue.start()
    await county.services.start()
  } catch (error) {
    await county.stop()
    throw error
  }
  const bound = hostServer(county).server.address()
  const at = typeof bound === 'object' && bound ? bound.port : port
  return { county, address: `http://${host.includes(':') ? `[${host}]` : host}:${at}`, stop: () => county.stop() }
}
