import cookiePlugin, { fastifyCookie } from '@fastify/cookie'
import type Fastify from 'fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { publicCaller, type ScopedCaller } from '../access/access-control.ts'
import type { Endpoint } from '../endpoint/define-endpoint.ts'
import { openApi } from '../endpoint/openapi.ts'
import { requestIds } from '../kernel/ids.ts'
import type { LiveFeed } from '../kernel/live-feed.ts'
import type { RunningPlugin, Runtime } from '../kernel/runtime.ts'
import type { People } from '../organization/people.ts'
import type { CountyConfig } from '../plugin/county-config.ts'
import { CrossSite, NotFound, NotSignedIn } from '../problem/core-problems.ts'
import { fail, ProblemError } from '../problem/define-problem.ts'
import type { Resource } from '../resource/define-resource.ts'
import { resourceApi } from '../resource/resource-endpoints.ts'
import { resourceHandlers } from '../resource/resource-handlers.ts'
import { LinkVisits } from '../shared-links/link-visits.ts'
import { languageOf, routeEndpoint } from './endpoint-route.ts'
import { routeLive } from './live-route.ts'
import { asProblem, sendProblem } from './problem-reply.ts'
import { type Session, Sessions, sessionCookie } from './sessions.ts'
import { routeSignIn } from './sign-in.ts'

export interface HttpParts {
  readonly runtime: Runtime
  readonly people: People
  readonly config: CountyConfig
  readonly live: LiveFeed
  readonly log: boolean
  readonly version: string
}

const sessionsOf = new WeakMap<FastifyRequest, Session | null>()

/** The county's HTTP server with all endpoints of its plugins; the host adds pages to it and listens. */
export async function createHttp(fastify: typeof Fastify, parts: HttpParts): Promise<FastifyInstance> {
  const { runtime, people, config } = parts
  const app = fastify({
    logger: parts.log ? { redact: ['req.headers.cookie', 'req.headers.authorization'] } : false,
    genReqId: requestIds(runtime.newId),
    routerOptions: { maxParamLength: 500 },
    trustProxy: false,
    forceCloseConnections: true,
  })
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error, request.id)
    if (problem.problem.status >= 500) request.log.error(error)
    if (problem.problem.status >= 500 && runtime.strict && !(error instanceof ProblemError))
      reply.header(
        'x-ygt-failure',
        String((error as Error).message)
          .replace(/[^\x20-\x7e]+/g, ' ')
          .slice(0, 300),
      )
    return sendProblem(reply, problem, { request: request.id, language: languageOf(request) })
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, new ProblemError(NotFound), { request: request.id, language: languageOf(request) }),
  )
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    refuseCrossSite(request)
    done()
  })
  // bodies other than JSON are handed to upload endpoints as they arrive
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  const sessions = new Sessions({
    work: runtime.work,
    clock: runtime.clock,
    access: () => runtime.access,
    holderOf: (account) => people.holder(account),
  })
  const sessionOf = async (request: FastifyRequest): Promise<Session | undefined> => {
    const known = sessionsOf.get(request)
    if (known !== undefined) return known ?? undefined
    const token = tokenOf(request)
    const session = token ? await sessions.find(token) : undefined
    sessionsOf.set(request, session ?? null)
    return session
  }
  const callerOf = (request: FastifyRequest): ScopedCaller | Promise<ScopedCaller> => {
    const token = tokenOf(request)
    const recent = token === undefined ? undefined : sessions.recent(token)
    return recent?.caller ?? sessionOf(request).then((session) => session?.caller ?? publicCaller)
  }

  await app.register(async (signing) => {
    // the hooks of the cookie plugin are for the routes that set one
    await signing.register(cookiePlugin)
    routeSignIn(signing, { runtime, sessions, sessionOf, people })
  })
  routeLive(app, {
    live: parts.live,
    callerOf: async (request) => (await sessionOf(request))?.caller ?? fail(NotSignedIn),
  })
  const visits = new LinkVisits(runtime)
  for (const plugin of runtime.plugins.values()) routePlugin(app, { runtime, plugin, callerOf, visits })

  let document: string | undefined
  app.get('/openapi.json', async (_request, reply) => {
    const plugins = [...runtime.plugins.values()].map((p) => p.served.plugin)
    document ??= JSON.stringify(openApi(plugins, { title: config.county.name, version: parts.version }))
    return reply.type('application/json; charset=utf-8').send(document)
  })
  return app
}

interface PluginRoutes {
  readonly runtime: Runtime
  readonly plugin: RunningPlugin
  readonly callerOf: (request: FastifyRequest) => ScopedCaller | Promise<ScopedCaller>
  readonly visits: LinkVisits
}

function tokenOf({ headers }: FastifyRequest): string | undefined {
  return headers.cookie === undefined ? undefined : fastifyCookie.parse(headers.cookie)[sessionCookie]
}

function routePlugin(app: FastifyInstance, { runtime, plugin, callerOf, visits }: PluginRoutes): void {
  const { plugin: declaration, implementation } = plugin.served
  const prefix = `/api/${plugin.id}`
  for (const [name, endpoint] of Object.entries(declaration.api as Record<string, Endpoint>)) {
    const handle = implementation.handlers[name] ?? (() => fail(NotFound))
    routeEndpoint(app, { runtime, plugin, prefix, endpoint, name, handle: handle as never, callerOf, visits })
  }
  for (const resource of declaration.resources as readonly Resource[]) {
    const handlers = resourceHandlers(resource, runtime)
    for (const [name, endpoint] of Object.entries(resourceApi(resource)) as [string, Endpoint][]) {
      routeEndpoint(app, {
        runtime,
        plugin,
        prefix,
        endpoint,
        name,
        handle: handlers[name] as never,
        callerOf,
        visits,
        generated: true,
      })
    }
  }
}

/** A page of another site must not act with a visitor's session: browsers say where a request comes from. */
function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') fail(CrossSite)
  const { origin, host } = request.headers
  if (site === undefined && origin !== undefined && URL.parse(origin)?.host !== host) fail(CrossSite)
}
