import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ScopedCaller } from '../access/access-control.ts'
import type { LiveFeed } from '../kernel/live-feed.ts'

export interface LiveParts {
  readonly live: LiveFeed
  readonly callerOf: (request: FastifyRequest) => Promise<ScopedCaller>
}

/** A comment line now and then keeps proxies from closing a quiet connection, in milliseconds. */
const heartbeat = 25_000

/** `GET /api/core/live`: server-sent events that say what changed; pages ask again by themselves. */
export function routeLive(app: FastifyInstance, { live, callerOf }: LiveParts): void {
  app.get('/api/core/live', async (request, reply) => {
    const caller = await callerOf(request)
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write(': connected\n\n')
    const stop = live.listen(caller.practitioner ?? caller.account, (message) =>
      raw.write(`data: ${JSON.stringify(message)}\n\n`),
    )
    const beat = setInterval(() => raw.write(': beat\n\n'), heartbeat).unref()
    raw.on('close', () => {
      clearInterval(beat)
      stop()
    })
  })
}
