import { useMemo } from 'react'
import { type Client, createClient, type Transport } from '../endpoint/client.ts'
import type { Api } from '../endpoint/define-endpoint.ts'
import type { coreApi } from '../kernel/core-api.ts'
import type { Plugin } from '../plugin/define-plugin.ts'
import type { Resource } from '../resource/define-resource.ts'
import { createResourceClient, type ResourceClient } from '../resource/resource-client.ts'
import { browserTransport } from './browser-transport.ts'

/** The typed client of a plugin's endpoints, in the browser. */
export function useClient<A extends Api>(plugin: Plugin<any, any, A, any>): Client<A> {
  return useMemo(() => createClient(plugin, browserTransport), [plugin])
}

/** The typed client of a resource's REST surface. */
export function useResource<R extends Resource>(resource: R): ResourceClient<R> {
  return useMemo(() => createResourceClient(resource, browserTransport), [resource])
}

/** Only what the shell calls is named here, so that the first page needs no declarations. */
const coreRoutes = {
  session: ['GET', '/session'],
  application: ['GET', '/application'],
  about: ['GET', '/about'],
  directory: ['GET', '/directory'],
  work: ['GET', '/work'],
  timeline: ['GET', '/residents/:patient/timeline'],
  notifications: ['GET', '/notifications'],
  readNotifications: ['POST', '/notifications/read'],
  explainAccess: ['GET', '/access/explain'],
  plugins: ['GET', '/operations/plugins'],
  queue: ['GET', '/operations/queue'],
  replay: ['POST', '/operations/queue/:id/replay'],
  drop: ['POST', '/operations/queue/:id/drop'],
  audit: ['GET', '/operations/audit'],
  verifyAudit: ['POST', '/operations/audit/verify'],
} as const satisfies Partial<Record<keyof typeof coreApi, readonly [string, string]>>

const routes = Object.fromEntries(
  Object.entries(coreRoutes).map(([name, [method, path]]) => [name, { method, path, upload: [] }]),
)

/** The county's own endpoints. */
export const coreClient = createClient({ id: 'core', api: routes } as never, browserTransport) as unknown as Pick<
  Client<typeof coreApi>,
  keyof typeof coreRoutes
>

/** An untyped endpoint of a block that a page of core shows without depending on its declarations. */
export function looseClient<C extends object>(
  plugin: string,
  named: { readonly [K in keyof C]: readonly [method: string, path: string] },
  transport: Transport = browserTransport,
): C {
  const api = Object.fromEntries(
    Object.entries<readonly [string, string]>(named).map(([name, [method, path]]) => [
      name,
      { method, path, upload: [] },
    ]),
  )
  return createClient({ id: plugin, api } as never, transport) as unknown as C
}
