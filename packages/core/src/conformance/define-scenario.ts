import type { ProblemDocument } from '../endpoint/client.ts'
import type { DriverOf } from '../guideline/drivers.ts'
import type { CapabilityId, FunctionSlug, RequirementId } from '../guideline/index.ts'
import { callSite } from '../plugin/call-site.ts'
import type { Acting } from './define-driver.ts'

/** The county in which a scenario is played, and what it acts through. Every verb of the driver is a step. */
export interface World<D> extends Acting {
  readonly driver: D
  /** A step that is no single verb of the driver; what always holds is checked after it. */
  step<T>(title: string, act: () => Promise<T>): Promise<T>
  /** Waits for the refusal of an action and gives the problem; fails the scenario when it was not refused, or otherwise. */
  refused(action: Promise<unknown>, ...statuses: readonly number[]): Promise<ProblemDocument>
  /** Ends the scenario: what it is about does not exist here, with the reason. */
  notApplicable(reason: string): never
  /** Ends the scenario without a verdict; never counts as passed. */
  skip(reason: string): never
}

/** A capability of the guideline as its users live it. */
export interface Scenario<D = any> {
  readonly function: FunctionSlug
  readonly verifies: readonly CapabilityId[]
  /** Statements of the guideline's prose about the function that the scenario shows to hold. */
  readonly fulfils: readonly RequirementId[]
  readonly title: string
  readonly run: (world: World<D>) => Promise<void>
  readonly declaredAt: string
}

type CapabilityOf<F extends FunctionSlug> = Extract<CapabilityId, `${F}.${string}`>

/**
 * Declares a scenario of a function: `defineScenario({ function: 'imaging', verifies: ['imaging.report-publishing'], … })`.
 * It says who does what and what they see, in the verbs of the function's driver; it knows no plugin.
 */
export function defineScenario<const F extends FunctionSlug, D = DriverOf<F>>(scenario: {
  readonly function: F
  readonly verifies: readonly [CapabilityOf<F>, ...CapabilityOf<F>[]]
  readonly fulfils?: readonly RequirementId<F>[]
  readonly title: string
  readonly run: (world: World<D>) => Promise<void>
}): Scenario<NoInfer<D>> {
  return { ...scenario, fulfils: scenario.fulfils ?? [], declaredAt: callSite() }
}
