import { type Answer, type CallOptions, callEndpoint, type Transport } from '../endpoint/client.ts'
import type { Endpoint } from '../endpoint/define-endpoint.ts'
import type { Page } from '../plugin/context.ts'
import type { Input, Resource, Row } from './define-resource.ts'
import { resourceApi } from './resource-endpoints.ts'

/** A record with the commands that one may give now. */
export type Shown<R extends Resource> = Row<R> & { readonly commands?: readonly string[] }

export interface HistoryEntry {
  readonly version: number
  readonly at: string
  readonly actor: string
  readonly command: string | null
  readonly change: Readonly<Record<string, unknown>>
}

/** The REST surface of a resource, typed by its declaration. */
export interface ResourceClient<R extends Resource> {
  list(query?: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<Answer<Page<Shown<R>>>>
  get(id: string, options?: CallOptions): Promise<Answer<Shown<R>>>
  create(values: Input<R>, options?: CallOptions): Promise<Answer<Shown<R>>>
  update(
    id: string,
    values: Partial<Input<R>>,
    options: CallOptions & { readonly version: number },
  ): Promise<Answer<Shown<R>>>
  history(id: string, options?: CallOptions): Promise<Answer<{ readonly items: readonly HistoryEntry[] }>>
}

export function createResourceClient<R extends Resource>(resource: R, transport: Transport): ResourceClient<R> {
  const api = resourceApi(resource) as Readonly<Record<string, Endpoint | undefined>>
  const prefix = `/api/${resource.id.split('.')[0]}`
  const call = (name: string, input: Record<string, unknown>, options?: CallOptions): Promise<Answer<any>> => {
    const endpoint = api[name]
    if (!endpoint) throw new TypeError(`${resource.id} has no ${name}: its surfaces or access do not name it`)
    return callEndpoint(prefix, endpoint, { input, options, transport })
  }
  return {
    list: (query = {}, options) => call('list', query, options),
    get: (id, options) => call('get', { id }, options),
    create: (values, options) => call('create', values as Record<string, unknown>, options),
    update: (id, values, options) => call('update', { id, ...values }, options),
    history: (id, options) => call('history', { id }, options),
  }
}
