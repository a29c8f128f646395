import type { Ports } from '../contract/define-contract.ts'
import type { IncomingFile } from '../endpoint/define-endpoint.ts'
import type { EventType } from '../events/define-event.ts'
import type { Job } from '../jobs/define-job.ts'
import type { CommandInput } from '../lifecycle/define-lifecycle.ts'
import type { BlobStore } from '../persistence/blob-store.ts'
import type { Sql } from '../persistence/sql.ts'
import type { FieldError, Problem, ProblemDetails } from '../problem/define-problem.ts'
import type { Input, Resource, Row } from '../resource/define-resource.ts'

/** Who is asking, with the rights of the post in which they act now. */
export interface Caller {
  readonly kind: 'person' | 'system' | 'public' | 'link'
  readonly account: string
  readonly practitioner: string | null
  readonly name: string
  /** Institution of the present post; `null` for the system. */
  readonly organization: string | null
  readonly department: string | null
  readonly role: string | null
  /** What a link opens to somebody who is not signed in: that one record can be read, and nothing else. */
  readonly link?: LinkedRecord
  /** May they, at that institution and for that qualifier? Without both: anywhere, for any. */
  may(permission: string, at?: { readonly organization?: string; readonly qualifier?: string }): boolean
}

/** The one record that a link opens. */
export interface LinkedRecord {
  readonly id: string
  /** Id of the record's resource: `orders.request`. */
  readonly kind: string
  readonly record: string
  readonly patient: string
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Cursor of the next page, or `null` at the end. */
  readonly next: string | null
}

/** Conditions on fields: a value, a list of values (`in`), or a range. */
export type Where<T> = {
  readonly [K in keyof T]?:
    | T[K]
    | readonly NonNullable<T[K]>[]
    | { readonly from?: T[K]; readonly to?: T[K] }
    | { readonly prefix: string }
}

/** Rows of one resource, as the caller may see and change them. */
export interface Store<T, I> {
  /** The record, or the problem `core/not-found` when it is absent or out of reach. */
  get(id: string): Promise<T>
  find(id: string): Promise<T | undefined>
  findBy(where: Where<T>): Promise<T | undefined>
  list(query?: {
    readonly where?: Where<T>
    readonly limit?: number
    readonly cursor?: string
    readonly sort?: string
  }): Promise<Page<T>>
  /** `organization` defaults to the caller's institution. */
  create(values: I, options?: { readonly id?: string; readonly organization?: string }): Promise<T>
  /** All of them or none, in few statements; otherwise as `create` does it for each. */
  createMany(values: readonly I[], options?: { readonly organization?: string }): Promise<T[]>
  /**
   * Changes fields; `version` refuses with `core/version-conflict` when somebody was faster; `organization` hands the
   * record over to another institution, where the caller must be allowed to change records as well.
   */
  update(
    id: string,
    values: Partial<I>,
    options?: { readonly version?: number; readonly organization?: string },
  ): Promise<T>
  /** Creates or replaces by a unique set of fields: for projections and caches. */
  put(
    values: I,
    options: { readonly key: readonly (keyof I & string)[]; readonly organization?: string },
  ): Promise<void>
  removeWhere(where: Where<T>): Promise<number>
}

/** What handlers, providers, subscribers and jobs work with. Everything carries the caller's rights. */
export interface Context<U = any, S = any> {
  readonly uses: Ports<U>
  readonly settings: S
  readonly caller: Caller
  readonly blobs: BlobStore
  /** ISO instant of the injected clock. */
  now(): string
  /** A label of the county in a language; `{words}` are filled. Without a language: the one of the request. */
  label(key: string, words?: Readonly<Record<string, string | number>>, language?: 'zh' | 'en'): string
  newId(): string
  store<R extends Resource>(resource: R): Store<Row<R>, Input<R>>
  /** Rows of a query whose tables are resources, scoped to the caller. Column names come back in camelCase. */
  query<T>(statement: Sql): Promise<readonly T[]>
  /** The condition that keeps rows of a resource within what another of the caller's permissions reaches; for `where`. */
  reach(resource: Resource, permission: string): Sql
  /** The one way to change a state: load, check right and guard, change, history, event, audit, in one transaction. */
  act<R extends Resource, C extends keyof R['lifecycle']['commands'] & string>(
    resource: R,
    id: string,
    command: C,
    ...input: CommandInput<R['lifecycle'], C> extends undefined
      ? [input?: undefined, options?: ActOptions]
      : [input: CommandInput<R['lifecycle'], C>, options?: ActOptions]
  ): Promise<Row<R>>
  /** Commands that this caller may give to this record now. */
  commands<R extends Resource>(resource: R, row: Row<R>): readonly string[]
  emit<P>(event: EventType<P>, payload: P, about: { readonly aggregate: string }): Promise<void>
  /** Runs a job once at or after `at` (ISO); the same `key` replaces an earlier schedule. */
  schedule<P>(job: Job<P>, payload: P, when: { readonly at: string; readonly key?: string }): Promise<void>
  /** The next number of a series, from 1; inside a unit of work. For document and accession numbers. */
  nextNumber(series: string): Promise<number>
  /** One transaction: all of it or nothing. Joins the one that is open. No network and no blob writes inside. */
  work<T>(fn: () => Promise<T>): Promise<T>
  /** Records that the caller looked at a resident's data. Reads through `store` do it by themselves. */
  looked(at: Look | LookAtMany): void
  /** Puts an entry of its own into the audit, with the change that is under way: a reveal, a confirmation. */
  audit(entry: OwnAuditEntry): Promise<void>
  /** Acts with the system's rights; the reason is audited. */
  asSystem<T>(reason: string, fn: (ctx: Context<U, S>) => Promise<T>): Promise<T>
}

/** A look at one record of a resident; `null` where it is somebody's and nobody knows yet whose. */
export interface Look {
  readonly resource: string
  readonly record: string
  readonly patient: string | null
}

/** A look at a list: all residents on it. */
export interface LookAtMany {
  readonly resource: string
  readonly patients: readonly string[]
}

/** What a plugin adds to the audit by itself; who, where and when are filled in. `action` is a verb. */
export interface OwnAuditEntry {
  readonly action: string
  readonly resource: string
  readonly record: string
  readonly patient: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export interface ActOptions {
  readonly version?: number
}

/** What an endpoint's handler gets beside the input. */
export interface HandlerContext<U, S, P extends Problem> extends Context<U, S> {
  /** Refuses with one of the problems that the endpoint declares. */
  fail(problem: P, details?: ProblemDetails, errors?: readonly FieldError[]): never
  /** The body of an upload endpoint. */
  readonly upload: IncomingFile
  readonly request: RequestFacts
}

export interface RequestFacts {
  readonly id: string
  readonly origin: string
  readonly language: 'zh' | 'en'
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Version named by `If-Match`, if any. */
  readonly version: number | undefined
}
