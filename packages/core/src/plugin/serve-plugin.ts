import type { Contract, Port, Uses } from '../contract/define-contract.ts'
import type { Api, TypesOf } from '../endpoint/define-endpoint.ts'
import type { EventFacts, EventType } from '../events/define-event.ts'
import type { Job } from '../jobs/define-job.ts'
import type { Projection } from '../projection/define-projection.ts'
import type { Context, HandlerContext } from './context.ts'
import type { Plugin } from './define-plugin.ts'

/** A handler of events; runs in one transaction with the mark that it ran, so its rows change exactly once. */
export interface Subscription<U = any, S = any> {
  readonly event: EventType
  readonly handle: (payload: any, ctx: Context<U, S>, facts: EventFacts) => Promise<void>
  /** Set when the handler feeds a projection: it runs again on a rebuild. */
  readonly projection?: Projection
}

export interface JobRunner<U = any, S = any> {
  readonly job: Job
  readonly run: (payload: any, ctx: Context<U, S>) => Promise<void>
}

/**
 * Something that runs beside the requests as long as the county serves: a listener on a port of its own, a connection that is
 * kept open. It is started when the county begins to listen and stopped before anything that it leans on. One that fails to
 * start is shown to the operator with its failure; the plugin stays up.
 */
export interface Service<U = any, S = any> {
  /** Names it to the operator: a label key. */
  readonly name: string
  /** Resolves once it runs, with how to stop it and a word on where it runs; `undefined` when the settings leave it off. */
  readonly start: (ctx: Context<U, S>) => Promise<StartedService | undefined>
}

export interface StartedService {
  /** Where it runs, for the operator: `port 11112`. */
  readonly detail: string
  readonly stop: () => Promise<void>
}

/** `on: [on(OrderCancelled, async ({ order }, ctx) => …)]` */
export function on<P, U = any, S = any>(
  event: EventType<P>,
  handle: (payload: P, ctx: Context<U, S>, facts: EventFacts) => Promise<void>,
): Subscription<U, S> {
  return { event, handle }
}

/** A handler that writes a projection: `on: [feed(MyWork, WorkOpened, async (item, ctx) => …)]`. */
export function feed<P, U = any, S = any>(
  projection: Projection,
  event: EventType<P>,
  handle: (payload: P, ctx: Context<U, S>, facts: EventFacts) => Promise<void>,
): Subscription<U, S> {
  return { event, handle, projection }
}

/** `jobs: [run(SendReminders, async (payload, ctx) => …)]` */
export function run<P, U = any, S = any>(
  job: Job<P>,
  runner: (payload: P, ctx: Context<U, S>) => Promise<void>,
): JobRunner<U, S> {
  return { job, run: runner }
}

/** What a plugin does: a handler for every endpoint and a port for every contract it provides, or it does not compile. */
export interface Implementation<U extends Uses, V extends Readonly<Record<string, Contract>>, A extends Api, S> {
  readonly handlers: {
    readonly [K in keyof A]: (
      input: TypesOf<A[K]>['in'],
      ctx: HandlerContext<U, S, A[K]['problems'][number]>,
    ) => Promise<TypesOf<A[K]>['out']>
  }
  readonly provide: { readonly [K in keyof V]: (ctx: Context<U, S>) => Port<V[K]> }
  readonly on?: readonly Subscription<U, S>[]
  readonly jobs?: readonly JobRunner<U, S>[]
  readonly services?: readonly Service<U, S>[]
  /** Runs once before requests are accepted: open a port, warm a cache. */
  readonly start?: (ctx: Context<U, S>) => Promise<undefined | (() => Promise<void>)>
}

export interface ServedPlugin {
  readonly plugin: Plugin
  readonly implementation: Implementation<any, any, any, any>
}

/** Ties an implementation to its declaration. The default export of `src/server.ts`. */
export function servePlugin<U extends Uses, V extends Readonly<Record<string, Contract>>, A extends Api, S>(
  plugin: Plugin<U, V, A, S>,
  implementation: Implementation<NoInfer<U>, NoInfer<V>, NoInfer<A>, NoInfer<S>>,
): ServedPlugin {
  return { plugin, implementation }
}
