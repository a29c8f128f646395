import { AssertionError } from 'node:assert'
import { inspect } from 'node:util'
import { NotRefused, Refused } from '../testing/signed-in.ts'

/**
 * `fail`: the plugin does not do what the scenario says, or something that must always hold did not. `error`: the scenario
 * could not be played to its end. `skip` is never a pass.
 */
export type Verdict = 'pass' | 'fail' | 'error' | 'skip' | 'not-applicable'

export interface Outcome {
  readonly verdict: Verdict
  readonly reason: string | null
}

/** Something that must hold after every step did not. */
export class InvariantBroken extends Error {
  readonly invariant: string
  constructor(invariant: string, sentence: string) {
    super(`${invariant}: ${sentence}`)
    this.name = 'InvariantBroken'
    this.invariant = invariant
  }
}

/** Ends a scenario without pass or fail. */
export class Ended extends Error {
  readonly verdict: 'skip' | 'not-applicable'
  constructor(verdict: 'skip' | 'not-applicable', reason: string) {
    super(reason)
    this.verdict = verdict
  }
}

/** What an exception of a scenario means; no exception is a pass. */
export function outcomeOf(error: unknown, step: string | undefined): Outcome {
  if (error === undefined) return { verdict: 'pass', reason: null }
  const where = step === undefined ? '' : `at “${step}”: `
  if (error instanceof Ended) return { verdict: error.verdict, reason: error.message }
  const message = error instanceof Error ? error.message : inspect(error)
  return { verdict: isFailure(error) ? 'fail' : 'error', reason: where + message }
}

function isFailure(error: unknown): boolean {
  const known = [AssertionError, InvariantBroken, Refused, NotRefused].some((type) => error instanceof type)
  // assertion libraries bring their own class of this name
  return known || (error instanceof Error && error.name === 'AssertionError')
}
