import type { z } from 'zod'
import type { EventType } from '../events/define-event.ts'
import type { Problem } from '../problem/define-problem.ts'

/** One typed call of a contract. Inputs and outputs are parsed on both sides outside production. */
export interface Operation<I = any, O = any> {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly problems: readonly Problem[]
  readonly '~'?: { readonly in: I; readonly out: O }
}

/** Declares an operation: what goes in, what comes out, and which problems it may fail with. */
export function operation<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  problems: readonly Problem[] = [],
): Operation<z.input<I>, z.output<O>> {
  return { input, output, problems }
}

export type Operations = Readonly<Record<string, Operation>>
export type Cardinality = 'one' | 'many'

/**
 * Where two plugins meet. Matched by id and major version, never by object identity.
 * `one`: exactly one provider in a county; `many`: any number, including none.
 */
export interface Contract<O extends Operations = Operations, M extends Cardinality = Cardinality> {
  readonly id: string
  readonly version: number
  readonly cardinality: M
  readonly operations: O
  readonly events: readonly EventType[]
  /**
   * Beginning of labels that every provider has under its own id, unless it says them itself: `orders.centre.list.owner`
   * is `ecg.list.owner` of a plugin `ecg`.
   */
  readonly words?: string
}

/** Declares a contract. `version` is its major version. */
export function defineContract<O extends Operations, const M extends Cardinality = 'one'>(
  id: string,
  contract: {
    readonly version: number
    readonly cardinality?: M
    readonly operations: O
    readonly events?: readonly EventType[]
    readonly words?: string
  },
): Contract<O, M> {
  return { id, events: [], ...contract, cardinality: contract.cardinality ?? ('one' as M) }
}

/** A contract that the plugin can live without: its port is `undefined` when nobody provides it. */
export interface Optional<C extends Contract = Contract> {
  readonly optional: C
}

export function optional<C extends Contract>(contract: C): Optional<C> {
  return { optional: contract }
}

export type Call<T> = T extends { readonly '~'?: { readonly in: infer I; readonly out: infer O } }
  ? (input: I) => Promise<O>
  : never

/** What a provider implements and a user calls: one function per operation. */
export type Port<C extends Contract> = { readonly [K in keyof C['operations']]: Call<C['operations'][K]> }

export type Use = Contract | Optional
export type Uses = Readonly<Record<string, Use>>

/** The ports that a plugin's handlers see under `uses`. */
export type Ports<U> = {
  readonly [K in keyof U]: U[K] extends Optional<infer C>
    ? Port<C> | undefined
    : U[K] extends Contract<Operations, 'many'>
      ? readonly ProvidedPort<U[K]>[]
      : U[K] extends Contract
        ? Port<U[K]>
        : never
}

/** A port of a contract of cardinality many says who provides it. */
export type ProvidedPort<C extends Contract> = Port<C> & { readonly provider: string }

/** `orders@1`: how a contract is named in `county.yaml`, errors and docs. */
export function contractKey(contract: { readonly id: string; readonly version: number }): string {
  return `${contract.id}@${contract.version}`
}
