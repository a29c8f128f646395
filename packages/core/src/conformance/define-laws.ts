import type { Contract, Port } from '../contract/define-contract.ts'
import type { StaffKey } from '../testing/people/staff.ts'
import type { TestCounty } from '../testing/start-test-county.ts'

/** A provider under its laws: its port as one person of the cast, or as the system. Each call is one unit of work. */
export interface LawCourt<C extends Contract> {
  /** The plugin that is held to the laws. */
  readonly provider: string
  readonly county: TestCounty
  as(person: StaffKey): Promise<Port<C>>
  readonly system: Port<C>
  /** A category of `diagnostic-service@1` that exists in the county, for contracts that need one. */
  readonly category: string
}

/** One thing that is true of every provider of a contract. */
export interface Law<C extends Contract = any> {
  readonly id: string
  /** What holds, as a sentence. */
  readonly title: string
  /** Throws (an assertion, best with a sentence) when it does not hold. */
  readonly check: (court: LawCourt<C>) => Promise<void>
}

export interface Laws<C extends Contract = any> {
  readonly contract: C
  readonly laws: readonly Law<C>[]
}

/** Declares the laws of a contract: `defineLaws(PatientIndex, [{ id, title, check }])`. Every provider is run through them. */
export function defineLaws<C extends Contract<any, any>>(contract: C, laws: readonly Law<C>[]): Laws<C> {
  return { contract, laws }
}
