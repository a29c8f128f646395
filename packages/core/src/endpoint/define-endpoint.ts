import { z } from 'zod'
import { callSite } from '../plugin/call-site.ts'
import type { Problem } from '../problem/define-problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: holders of a permission, anybody signed in, whoever has opened a link to a record of this kind (the id of its
 * resource, `orders.request`; `ctx.caller.link` says which record), or anybody at all (say why).
 */
export type Access =
  | { readonly permission: string }
  | { readonly signedIn: true }
  | { readonly link: string }
  | { readonly public: string }

/** Names of the `:parameters` in a path. */
export type PathParameters<R extends string> = R extends `${string}:${infer P}/${infer T}`
  ? P | PathParameters<`/${T}`>
  : R extends `${string}:${infer P}`
    ? P
    : never

/** An answer that is bytes, not JSON: a PDF, an image, an export. */
export interface FileReply {
  readonly type: string
  readonly body: Uint8Array | AsyncIterable<Uint8Array> | string
  readonly filename?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** A body that is not JSON and is handed over as it arrives. */
export interface IncomingFile {
  readonly type: string
  readonly stream: AsyncIterable<Uint8Array>
  readonly length: number | null
}

/**
 * One HTTP operation, declared once for the server, OpenAPI, the browser's client and the test client.
 * `input` describes path parameters, query (GET, DELETE) and body members together, each name once.
 */
export interface Endpoint<Raw = any, In = any, Out = any, P extends Problem = Problem> {
  readonly method: Method
  /** Below `/api/<plugin>`; parameters as `:name`. */
  readonly path: string
  readonly access: Access
  readonly input: z.ZodType
  readonly output: z.ZodType | FileOutput
  readonly problems: readonly P[]
  /** `false`: the handler opens its own units of work (uploads, long reads); otherwise a command is one transaction. */
  readonly transaction: boolean
  /** Media types of a body that is handed to the handler as `ctx.upload` instead of being parsed. */
  readonly upload: readonly string[]
  /** Largest accepted body in bytes. */
  readonly limit: number
  readonly declaredAt: string
  readonly '~'?: { readonly raw: Raw; readonly in: In; readonly out: Out }
}

/** Marks an endpoint whose answer is bytes of these media types. */
export interface FileOutput {
  readonly file: readonly string[]
}

/** `output: file('application/pdf')`: the handler returns a `FileReply`. */
export function file(...types: readonly string[]): FileOutput {
  return { file: types }
}

export function isFileOutput(output: z.ZodType | FileOutput): output is FileOutput {
  return 'file' in output
}

export type OutputOf<O> = O extends FileOutput ? FileReply : O extends z.ZodType ? z.output<O> : never

/** JSON bodies above this are refused with `core/too-large`. */
export const jsonBodyLimit = 1 << 20

/**
 * Declares an endpoint: `defineEndpoint('POST /reports/:id/sign', { access, input, output, problems })`.
 * Each `:parameter` of the path has to be a member of `input`.
 */
export function defineEndpoint<
  const R extends `${Method} /${string}`,
  O extends z.ZodType | FileOutput,
  I extends z.ZodType<{ [K in PathParameters<R>]: unknown }> = z.ZodType<any, Record<never, never>>,
  const P extends readonly Problem[] = readonly [],
>(
  route: R,
  endpoint: {
    readonly access: Access
    readonly output: O
    readonly problems?: P
    readonly transaction?: boolean
    readonly upload?: readonly string[]
    readonly limit?: number
  } & ([PathParameters<R>] extends [never] ? { readonly input?: I } : { readonly input: I }),
): Endpoint<z.input<I>, z.output<I>, OutputOf<O>, P[number]> {
  const [method, path] = route.split(' ') as [Method, string]
  return {
    method,
    path,
    access: endpoint.access,
    input: endpoint.input ?? z.object({}),
    output: endpoint.output,
    problems: endpoint.problems ?? [],
    transaction: endpoint.transaction ?? (method !== 'GET' && !endpoint.upload),
    upload: endpoint.upload ?? [],
    limit: endpoint.limit ?? jsonBodyLimit,
    declaredAt: callSite(),
  }
}

export type Api = Readonly<Record<string, Endpoint>>

/** The computed types of an endpoint. */
export type TypesOf<E extends Endpoint> = NonNullable<E['~']>
