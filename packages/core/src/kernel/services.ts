import { systemCaller } from '../access/access-control.ts'
import type { Service } from '../plugin/serve-plugin.ts'
import { createContext } from './context.ts'
import type { RunningPlugin, Runtime, ServiceHealth } from './runtime.ts'

/** What runs beside the requests: services of plugins (see `Service`). */
export interface Services {
  /** Starts those of every plugin that is up; a failure is kept with the plugin and does not reject. */
  start(): Promise<void>
  /** Stops what was started, the last one first. */
  stop(): Promise<void>
}

export function createServices(runtime: Runtime): Services {
  const stops: (() => Promise<void>)[] = []

  async function startOne(plugin: RunningPlugin, { name, start }: Service): Promise<ServiceHealth> {
    try {
      const started = await start(createContext(runtime, plugin, systemCaller()))
      if (!started) return { name, status: 'off', detail: null }
      stops.push(started.stop)
      return { name, status: 'up', detail: started.detail }
    } catch (error) {
      return { name, status: 'down', detail: (error as Error).message }
    }
  }

  return {
    async start() {
      for (const plugin of runtime.plugins.values()) {
        if (plugin.status === 'down') continue
        const health: ServiceHealth[] = []
        for (const service of plugin.served.implementation.services ?? []) health.push(await startOne(plugin, service))
        plugin.services = health
      }
    },
    async stop() {
      for (const stop of stops.splice(0).reverse()) await stop()
    },
  }
}
