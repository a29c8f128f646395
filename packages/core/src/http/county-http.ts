import type { FastifyInstance } from 'fastify'

/** A request that is answered without a socket: in tests, and wherever the county asks itself. */
export interface DirectRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly payload?: string | Buffer | object
}

export interface DirectAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  readonly rawPayload: Buffer
  json(): any
}

/** The county's HTTP server, as those see it who do not build hosts. */
export interface CountyHttp {
  ready(): Promise<void>
  /** Its address, once it listens. */
  listen(at: { readonly port: number; readonly host: string }): Promise<string>
  inject(request: DirectRequest): Promise<DirectAnswer>
  close(): Promise<void>
}

const servers = new WeakMap<CountyHttp, FastifyInstance>()

export function countyHttp(app: FastifyInstance): CountyHttp {
  const http: CountyHttp = {
    async ready() {
      await app.ready()
    },
    listen: (at) => app.listen({ ...at }),
    inject: (request) => app.inject(request as never) as unknown as Promise<DirectAnswer>,
    close: () => app.close(),
  }
  servers.set(http, app)
  return http
}

/** The framework's own server, for the host that adds pages to it; no plugin ever sees it. */
export function hostServer({ http }: { readonly http: CountyHttp }): FastifyInstance {
  const app = servers.get(http)
  if (!app) throw new TypeError('This is no county that was started here')
  return app
}
