import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contentSecurityPolicy, newNonce, noncePlaceholder, securityHeaders } from './content-security-policy.ts'

/** Adds the built pages to a county's server: assets for ever, the page itself with a nonce of its own each time. */
export async function servePages(http: FastifyInstance, webFolder: string): Promise<void> {
  const page = readFileSync(join(webFolder, 'index.html'), 'utf8')
  addSecurityHeaders(http)
  await http.register(fastifyStatic, {
    root: join(webFolder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  routePages(http, async () => page)
}

/** Every address that is no endpoint is a page of the application: the browser decides which. */
export function routePages(http: FastifyInstance, page: (request: FastifyRequest) => Promise<string>): void {
  http.get('/*', async (request, reply) => {
    if (isEndpoint(request.url)) return reply.callNotFound()
    return sendPage(reply, await page(request))
  })
}

export function addSecurityHeaders(http: FastifyInstance): void {
  http.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) reply.header(name, value)
  })
}

export function isEndpoint(url: string): boolean {
  return /^\/(api|assets)(\/|\?|$)|^\/openapi\.json(\?|$)/.test(url)
}

export function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = newNonce()
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex, nofollow, noarchive')
    .send(page.replaceAll(noncePlaceholder, nonce))
}
