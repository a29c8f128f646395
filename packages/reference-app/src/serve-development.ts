import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Composition } from '@ygt/core/kernel'
import type { FastifyInstance } from 'fastify'
import { shownPlugins } from './plugin-modules.ts'
import { isEndpoint } from './serve-pages.ts'
import { pageFolder, viteOptions } from './vite-options.ts'

/** Compiles pages as they are asked for, in the same process; a changed file changes in the browser. */
export async function serveDevelopment(http: FastifyInstance, composition: Composition): Promise<void> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    ...viteOptions(shownPlugins(composition)),
    html: {},
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server: http.server }, fs: { strict: false } },
  })
  http.addHook('onClose', () => vite.close())
  const page = async (url: string) => vite.transformIndexHtml(url, readFileSync(join(pageFolder, 'index.html'), 'utf8'))
  http.get('/*', (request, reply) => {
    if (isEndpoint(request.url) && !request.url.startsWith('/assets')) return reply.callNotFound()
    reply.hijack()
    vite.middlewares(request.raw, reply.raw, () => {
      page(request.url).then(
        (html) => reply.raw.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
        (error: unknown) =>
          reply.raw.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error)),
      )
    })
    return undefined
  })
}
