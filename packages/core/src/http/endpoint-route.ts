import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ScopedCaller } from '../access/access-control.ts'
import { type Endpoint, type FileReply, isFileOutput } from '../endpoint/define-endpoint.ts'
import { createContext } from '../kernel/context.ts'
import type { RunningPlugin, Runtime } from '../kernel/runtime.ts'
import { UniqueViolation } from '../persistence/database.ts'
import type { HandlerContext } from '../plugin/context.ts'
import { Forbidden, InvalidOutput, NotSignedIn, PluginDown, UnsupportedMedia } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import { parseInput } from '../problem/zod-errors.ts'
import type { LinkVisits } from '../shared-links/link-visits.ts'
import { keep, recall, requestDigest } from './idempotency.ts'
import { queryCoercion } from './query-coercion.ts'

export interface RouteParts {
  readonly runtime: Runtime
  readonly plugin: RunningPlugin
  readonly prefix: string
  readonly endpoint: Endpoint
  /** As the plugin's `api` calls it. */
  readonly name: string
  readonly handle: (input: any, ctx: HandlerContext<any, any, any>) => Promise<unknown>
  readonly callerOf: (request: FastifyRequest) => ScopedCaller | Promise<ScopedCaller>
  readonly visits: LinkVisits
  /** The answer is made of declared columns and need not be parsed again in production. */
  readonly generated?: boolean
}

/** Puts one endpoint on the server: who asks, may they, what do they send, one transaction, what is answered. */
export function routeEndpoint(app: FastifyInstance, parts: RouteParts): void {
  const { endpoint, prefix } = parts
  const whole = { ...parts, coerce: queryCoercion(endpoint.input) }
  app.route({
    method: endpoint.method,
    url: `${prefix}${endpoint.path}`,
    bodyLimit: endpoint.limit,
    handler: (request, reply) => answer(whole, request, reply),
  })
}

type Parts = RouteParts & { readonly coerce: ReturnType<typeof queryCoercion> }

async function answer(parts: Parts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { runtime, plugin, endpoint, handle } = parts
  if (plugin.status === 'down') fail(PluginDown, { plugin: plugin.id })
  if (isForStrangers(endpoint)) reply.headers(strangerHeaders)
  const asked = 'link' in endpoint.access ? visitorOf(parts, request, endpoint.access.link) : parts.callerOf(request)
  const caller = asked instanceof Promise ? await asked : asked
  admit(endpoint, caller)
  const upload = endpoint.upload.length > 0 ? incoming(endpoint, request) : undefined
  const input = parseInput(endpoint.input, inputOf(parts, request, upload !== undefined))
  const version = ifMatch(request)
  const facts = { id: request.id, origin: request.ip, language: languageOf(request), headers: request.headers, version }
  const context = createContext(runtime, plugin, caller, request.id)
  const ctx = Object.assign(context, { fail, upload, request: facts }) as HandlerContext<any, any, any>
  if (!endpoint.transaction) return send(parts, reply, await handle(input, ctx))

  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || endpoint.method !== 'POST')
    return send(parts, reply, await runtime.work.run(() => handle(input, ctx)))
  const same = {
    account: caller.account,
    key: key.slice(0, 128),
    digest: requestDigest(request.method, request.url, request.body),
  }
  const once = () =>
    runtime.work.run(async () => {
      const before = await recall(runtime, same)
      if (before) return { value: before.answer, replayed: true }
      const value = checked(parts, await handle(input, ctx), reply)
      await keep(runtime, same, { status: 200, answer: value, etag: null })
      return { value, replayed: false }
    })
  // two requests with one key at the same moment: the second finds the first's answer
  const { value, replayed } = await once().catch((error: unknown) =>
    error instanceof UniqueViolation && error.index.includes('core_idempotency') ? once() : Promise.reject(error),
  )
  if (replayed) reply.header('idempotent-replayed', 'true')
  return send(parts, reply, value)
}

/** Answers to people who are not signed in, on devices that nobody knows: kept nowhere, told to nobody, found by no search engine. */
const strangerHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
}

function isForStrangers({ access, method }: Endpoint): boolean {
  return 'link' in access || ('public' in access && method !== 'GET')
}

function visitorOf({ visits, plugin, name }: Parts, { id, ip, headers }: FastifyRequest, kind: string) {
  return visits.callerOf({ id, origin: ip, headers }, { kind, endpoint: `${plugin.id}.${name}` })
}

function admit({ access }: Endpoint, caller: ScopedCaller): void {
  if ('public' in access || 'link' in access) return
  if (caller.kind === 'public') fail(NotSignedIn)
  if ('permission' in access && !caller.may(access.permission)) fail(Forbidden, { permission: access.permission })
}

function inputOf({ endpoint, coerce }: Parts, request: FastifyRequest, upload: boolean): Record<string, unknown> {
  const params = request.params as Record<string, unknown>
  const query = request.query as Record<string, unknown>
  if (endpoint.method === 'GET' || endpoint.method === 'DELETE' || upload) return coerce(query, params)
  const body = request.body
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    return { ...params, body }
  return { ...(body as Record<string, unknown> | undefined), ...coerce(params) }
}

/** The body as it arrives: parsers of the server leave these media types alone. */
function incoming(endpoint: Endpoint, request: FastifyRequest) {
  const type = request.headers['content-type'] ?? ''
  const media = type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!endpoint.upload.includes(media) && !endpoint.upload.includes('*/*'))
    fail(UnsupportedMedia, { expected: endpoint.upload.join(', ') })
  const length = Number(request.headers['content-length'])
  return { type, stream: request.body as AsyncIterable<Uint8Array>, length: Number.isFinite(length) ? length : null }
}

function ifMatch(request: FastifyRequest): number | undefined {
  const version = /^(?:W\/)?"(\d+)"$/.exec(request.headers['if-match'] ?? '')?.[1]
  return version === undefined ? undefined : Number(version)
}

export function languageOf(request: FastifyRequest): 'zh' | 'en' {
  return /^en\b/.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'zh'
}

/** The answer as declared: unknown members are cut off, a wrong one is withheld. */
function checked({ endpoint, generated, runtime }: RouteParts, value: unknown, reply: FastifyReply): unknown {
  if (isFileOutput(endpoint.output) || (generated && !runtime.strict)) return value
  const result = endpoint.output.safeParse(value)
  if (result.success) return result.data
  reply.log.error(
    {
      endpoint: `${endpoint.method} ${endpoint.path}`,
      issues: result.error.issues.map((i) => [i.path.join('.'), i.code]),
    },
    'answer against its declaration',
  )
  return fail(InvalidOutput, { request: reply.request.id })
}

async function send(parts: RouteParts, reply: FastifyReply, value: unknown): Promise<FastifyReply> {
  if (isFileOutput(parts.endpoint.output)) return sendFile(reply, value as FileReply)
  const body = checked(parts, value, reply)
  if (body === undefined) return reply.status(204).send()
  const version = (body as { version?: unknown } | null)?.version
  if (typeof version === 'number') reply.header('etag', `"${version}"`)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body))
}

function sendFile(reply: FastifyReply, { type, body, filename, status = 200, headers = {} }: FileReply): FastifyReply {
  if (filename) reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`)
  const bytes =
    typeof body === 'string'
      ? body
      : body instanceof Uint8Array
        ? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
        : Readable.from(body)
  return reply
    .status(status)
    .headers({ ...headers })
    .type(type)
    .send(bytes)
}
