import type { Plugin } from '../plugin/define-plugin.ts'
import type { ProblemDetails } from '../problem/define-problem.ts'
import type { Api, Endpoint, TypesOf } from './define-endpoint.ts'

/** A refusal as the server tells it (RFC 9457). */
export interface ProblemDocument<C extends string = string> {
  readonly type: string
  readonly code: C
  readonly status: number
  readonly title: string
  readonly zh: string
  readonly en: string
  readonly details?: ProblemDetails
  readonly errors?: readonly { readonly pointer: string; readonly zh: string; readonly en: string }[]
  readonly request?: string
}

export type ProblemCode<E extends Endpoint> = E['problems'][number]['code'] | `core/${string}`

/** What `fetch` takes as a body, in node and in browsers. */
export type RequestBody = NonNullable<RequestInit['body']>

/** Success with data and version, or a typed problem. Nothing is thrown but loss of the network. */
export type Answer<T, C extends string = string> =
  | { readonly ok: true; readonly data: T; readonly version?: number }
  | { readonly ok: false; readonly problem: ProblemDocument<C> }

export interface CallOptions {
  readonly version?: number
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  readonly upload?: { readonly type: string; readonly body: RequestBody }
}

export type Client<A extends Api> = {
  readonly [K in keyof A]: (
    input: TypesOf<A[K]>['raw'],
    options?: CallOptions,
  ) => Promise<Answer<TypesOf<A[K]>['out'], ProblemCode<A[K]>>>
}

/** Sends one request; the browser, the tests and scripts bring their own. */
export type Transport = (request: {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: RequestBody
  readonly signal?: AbortSignal
}) => Promise<Response>

/** The typed client of a plugin: one function per endpoint. */
export function createClient<A extends Api>(plugin: Plugin<any, any, A, any>, transport: Transport): Client<A> {
  const calls = Object.entries(plugin.api as Api).map(([name, endpoint]) => [
    name,
    (input: Record<string, unknown>, options?: CallOptions) =>
      callEndpoint(`/api/${plugin.id}`, endpoint, { input, options, transport }),
  ])
  return Object.fromEntries(calls) as Client<A>
}

interface Call {
  readonly input: Record<string, unknown>
  readonly options: CallOptions | undefined
  readonly transport: Transport
}

/** Calls one endpoint below a prefix: path parameters into the path, the rest into query or body. */
export async function callEndpoint(
  prefix: string,
  endpoint: Endpoint,
  { input, options = {}, transport }: Call,
): Promise<Answer<any>> {
  const rest = new Map(Object.entries(input ?? {}))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.upload.length > 0
  const query = inQuery ? queryString(rest) : ''
  const body = options.upload ? options.upload.body : inQuery ? undefined : JSON.stringify(Object.fromEntries(rest))
  const response = await transport({
    method: endpoint.method,
    url: `${prefix}${path}${query}`,
    headers: {
      ...(body !== undefined && { 'content-type': options.upload?.type ?? 'application/json' }),
      ...(options.version !== undefined && { 'if-match': `"${options.version}"` }),
      ...(options.idempotencyKey && { 'idempotency-key': options.idempotencyKey }),
    },
    ...(body !== undefined && { body }),
    ...(options.signal && { signal: options.signal }),
  })
  return readAnswer(response)
}

/** Turns a response into an answer; bytes come back as a `Blob`. */
export async function readAnswer(response: Response): Promise<Answer<any>> {
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok) {
    const problem = type.includes('json') ? ((await response.json()) as ProblemDocument) : unreadable(response.status)
    return { ok: false, problem }
  }
  const etag = /"(\d+)"/.exec(response.headers.get('etag') ?? '')?.[1]
  const data =
    response.status === 204 ? undefined : type.includes('json') ? await response.json() : await response.blob()
  return { ok: true, data, ...(etag && { version: Number(etag) }) }
}

function unreadable(status: number): ProblemDocument {
  const en = `The server answered ${status} without saying why. Try again, or ask county IT.`
  return {
    type: 'about:blank',
    code: 'core/unreadable-answer',
    status,
    title: en,
    zh: `服务器返回 ${status}，未说明原因。请重试或联系信息科。`,
    en,
  }
}

function queryString(values: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of values) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}
