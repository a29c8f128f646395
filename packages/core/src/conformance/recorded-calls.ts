import type { ScopedCaller } from '../access/access-control.ts'
import type { Transport } from '../endpoint/client.ts'
import type { Endpoint } from '../endpoint/define-endpoint.ts'
import { endpointsOf } from '../endpoint/openapi.ts'
import type { County } from '../kernel/county.ts'

/** One call as the harness saw it. */
export interface RecordedCall {
  readonly account: string
  readonly role: string | null
  /** The caller as access control knows them, for checks of reach; absent for strangers. */
  readonly caller: ScopedCaller | undefined
  readonly plugin: string
  /** `POST /api/orders/requests/:id/revoke` */
  readonly route: string
  readonly endpoint: Endpoint
  readonly status: number
  /** Code of the problem when it was refused. */
  readonly code: string | null
  readonly request: string
  /** The answer, when it is JSON. */
  readonly body: unknown
  /** An answer given before under the same idempotency key. */
  readonly replayed: boolean
}

export interface CallLog {
  readonly calls: readonly RecordedCall[]
  /** A transport that records what one person does. */
  record(account: string, transport: Transport): Transport
  /** Calls since the last time. */
  take(): readonly RecordedCall[]
}

/** Records the calls to a county's endpoints. Routes that belong to no endpoint (signing in) are left out. */
export function createCallLog(county: County): CallLog {
  const routes = routesOf(county)
  const calls: RecordedCall[] = []
  let taken = 0
  return {
    calls,
    record: (account, transport) => {
      let post: string | undefined
      return async (sent) => {
        const response = await transport(sent)
        const path = sent.url.split('?')[0] ?? ''
        if (path === '/api/core/session/post' && response.ok && typeof sent.body === 'string') {
          post = (JSON.parse(sent.body) as { post: string }).post
        }
        const route = routes.find((r) => r.method === sent.method && r.pattern.test(path))
        if (!route) return response
        const caller = await callerOf(county, account, post)
        const body = await bodyOf(response)
        calls.push({
          account,
          role: caller?.role ?? null,
          caller,
          plugin: route.plugin,
          route: route.route,
          endpoint: route.endpoint,
          status: response.status,
          code: response.ok ? null : ((body as { code?: string } | undefined)?.code ?? null),
          request: response.headers.get('x-request-id') ?? '',
          body,
          replayed: response.headers.get('idempotent-replayed') === 'true',
        })
        return response
      }
    },
    take() {
      const since = calls.slice(taken)
      taken = calls.length
      return since
    },
  }
}

export interface Route {
  readonly plugin: string
  readonly method: string
  readonly route: string
  readonly pattern: RegExp
  readonly endpoint: Endpoint
}

/** Every endpoint of a county; paths without parameters come before those that could swallow them. */
export function routesOf(county: County): readonly Route[] {
  const routes = [...county.runtime.plugins.values()].flatMap(({ id, served }) =>
    endpointsOf(served.plugin).map(([, endpoint]) => {
      const path = `/api/${id}${endpoint.path}`
      const pattern = new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`)
      return { plugin: id, method: endpoint.method, route: `${endpoint.method} ${path}`, pattern, endpoint }
    }),
  )
  return routes.sort((a, b) => parameters(a) - parameters(b))
}

function parameters({ route }: Route): number {
  return route.split(':').length
}

async function callerOf(
  { people, runtime }: County,
  account: string,
  post: string | undefined,
): Promise<ScopedCaller | undefined> {
  const holder = await people.holder(account)
  return holder && runtime.access.person(holder, holder.posts.find((p) => p.id === post) ?? holder.posts[0])
}

async function bodyOf(response: Response): Promise<unknown> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return undefined
  const text = await response.clone().text()
  return text === '' ? undefined : JSON.parse(text)
}
