import type { DriverOf } from '../guideline/drivers.ts'
import type { FunctionSlug } from '../guideline/index.ts'
import type { ManualClock } from '../kernel/clock.ts'
import type { Plugin } from '../plugin/define-plugin.ts'
import type { StaffKey } from '../testing/people/staff.ts'
import type { SignedIn } from '../testing/signed-in.ts'
import type { TestCounty } from '../testing/start-test-county.ts'

/** What drivers and scenarios have in hand: people who are signed in, time, and the county itself. */
export interface Acting {
  /** A person of the cast; every call through them is recorded. */
  as(person: StaffKey): Promise<SignedIn>
  /** A person of the cast signed in on their phone, in a session of its own; each call signs in anew. */
  onPhone(person: StaffKey): Promise<SignedIn>
  /** Somebody who is not signed in. */
  stranger(): SignedIn
  readonly clock: ManualClock
  readonly county: TestCounty
}

/** What stands around the county of a scenario (another hospital), and the settings that connect the county to it. */
export interface Surroundings {
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly stop: () => Promise<void>
}

/** How core's scenarios of a function act on one plugin. */
export interface FunctionDriver<D = any> {
  readonly function: FunctionSlug
  readonly plugin: string
  readonly create: (acting: Acting, around: any) => D
  /** Starts what stands around the county, before it, for each scenario anew. */
  readonly surround?: () => Promise<Surroundings>
}

/** Declares the driver of a plugin: the default export of `src/conformance.ts` (an array when it serves several functions). */
export function defineDriver<const F extends FunctionSlug, D = DriverOf<F>, A extends Surroundings = Surroundings>(
  of: F,
  plugin: Plugin<any, any, any, any>,
  create: (acting: Acting, around: A) => D,
  surround?: () => Promise<A>,
): FunctionDriver<D> {
  return { function: of, plugin: plugin.id, create, ...(surround && { surround }) }
}
