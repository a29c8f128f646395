import {
  type Answer,
  type CallOptions,
  type Client,
  createClient,
  type ProblemDocument,
  type RequestBody,
  readAnswer,
  type Transport,
} from '../endpoint/client.ts'
import type { Api } from '../endpoint/define-endpoint.ts'
import { corePlugin } from '../kernel/core-plugin.ts'
import type { County } from '../kernel/county.ts'
import type { Plugin } from '../plugin/define-plugin.ts'
import type { Resource } from '../resource/define-resource.ts'
import { createResourceClient, type ResourceClient } from '../resource/resource-client.ts'
import { demoPassword } from './people/staff.ts'

/** A person of the cast as tests act through them: every call goes through HTTP. */
export interface SignedIn {
  readonly account: string
  readonly core: Client<(typeof corePlugin)['api']>
  /** Typed client of a plugin's endpoints. */
  client<A extends Api>(plugin: Plugin<any, any, A, any>): Client<A>
  /** Typed client of a resource's REST surface. */
  resource<R extends Resource>(resource: R): ResourceClient<R>
  /** Any request, for what clients do not do: wrong bodies, headers, bytes. */
  request(method: string, url: string, options?: RawRequest): Promise<Response>
  /** The same with headers of every request: the pass of a link. */
  bearing(headers: Readonly<Record<string, string>>): SignedIn
  /** The problem of a refused answer; fails the test when it was not refused. */
  refused(answer: Promise<Answer<unknown>>): Promise<ProblemDocument>
  /** The data of an answer; fails the test with the problem when it was refused. */
  ok<T>(answer: Promise<Answer<T>>): Promise<T>
}

export interface RawRequest {
  readonly body?: RequestBody
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown by `ok` when an answer was a refusal; scenarios read the problem from it. */
export class Refused extends Error {
  readonly problem: ProblemDocument
  constructor(account: string, problem: ProblemDocument) {
    super(`${account} was refused: ${JSON.stringify(problem)}`)
    this.name = 'Refused'
    this.problem = problem
  }
}

/** Thrown by `refused` when the answer was no refusal. */
export class NotRefused extends Error {
  constructor(account: string, data: unknown) {
    super(`${account} was expected to be refused, but got ${JSON.stringify(data)?.slice(0, 300)}`)
    this.name = 'NotRefused'
  }
}

/** Sees what goes through a transport: the conformance harness records calls by it. */
export type Through = (transport: Transport) => Transport

/** Signs a person in with the demo password. */
export async function createSignedIn(
  county: County,
  account: string,
  through: Through = (transport) => transport,
  device: 'desk' | 'phone' = 'desk',
): Promise<SignedIn> {
  const response = await county.http.inject({
    method: 'POST',
    url: '/api/core/session',
    payload: { account, password: demoPassword, device },
  })
  if (response.statusCode !== 204) throw new Error(`${account} cannot sign in: ${response.body}`)
  const cookie = String(response.headers['set-cookie']).split(';')[0] ?? ''
  return person(account, through(injecting(county, cookie)))
}

createSignedIn.stranger = (county: County): SignedIn => person('(nobody)', injecting(county, ''))

/** A transport through the server's own stack, without a socket. */
export function injecting(county: County, cookie: string): Transport {
  return async ({ method, url, headers, body }) => {
    const payload =
      body === undefined
        ? undefined
        : typeof body === 'string'
          ? body
          : Buffer.from(await new Response(body).arrayBuffer())
    const response = await county.http.inject({
      method: method as 'GET',
      url,
      headers: { ...headers, ...(cookie && { cookie }) },
      ...(payload !== undefined && { payload }),
    })
    const answered = new Headers()
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined) answered.set(name, String(value))
    const empty = response.statusCode === 204 || response.statusCode === 304
    return new Response(empty ? null : new Uint8Array(response.rawPayload), {
      status: response.statusCode,
      headers: answered,
    })
  }
}

export function person(account: string, transport: Transport): SignedIn {
  return {
    account,
    core: createClient(corePlugin, transport),
    client: (plugin) => createClient(plugin, transport),
    resource: (resource) => createResourceClient(resource, transport),
    request: (method, url, { body, json, headers = {} } = {}) => {
      const content = json === undefined ? body : JSON.stringify(json)
      return transport({
        method,
        url,
        headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(content !== undefined && { body: content }),
      })
    },
    bearing: (more) =>
      person(account, (request) => transport({ ...request, headers: { ...request.headers, ...more } })),
    async refused(answer) {
      const result = await answer
      if (result.ok) throw new NotRefused(account, result.data)
      return result.problem
    },
    async ok(answer) {
      const result = await answer
      if (!result.ok) throw new Refused(account, result.problem)
      return result.data
    },
  }
}

export { type CallOptions, readAnswer }
