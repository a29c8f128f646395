/**
 * A failure that callers are told about: a row of the package's problem table (RFC 9457).
 * `{name}` in a sentence is filled from the details given to `fail`.
 */
export interface Problem<C extends string = string> {
  /** Stable identity, `<plugin>/<kebab>`; becomes the `type` of the problem document. */
  readonly code: C
  readonly status: number
  /** One sentence each: what happened and what to do now. */
  readonly zh: string
  readonly en: string
}

/** Declares a problem. Codes are `<plugin>/<kebab-case>` and unique in a county. */
export function defineProblem<const C extends `${string}/${string}`>(
  code: C,
  problem: { readonly status: number; readonly zh: string; readonly en: string },
): Problem<C> {
  return { code, ...problem }
}

/** One wrong place of an input: a JSON pointer (RFC 6901) and a sentence in both languages. */
export interface FieldError {
  readonly pointer: string
  readonly zh: string
  readonly en: string
}

/** A value that explains a problem; a list of rows where one value cannot (likely duplicates, for example). */
export type ProblemDetail = string | number | boolean | null | readonly Readonly<Record<string, unknown>>[]

/** Values for the placeholders of a problem's sentences; sent to the client as `details`. */
export type ProblemDetails = Readonly<Record<string, ProblemDetail>>

/** Thrown by `fail`; the host turns it into an `application/problem+json` answer. */
export class ProblemError extends Error {
  readonly problem: Problem
  readonly details: ProblemDetails
  readonly errors: readonly FieldError[]

  constructor(problem: Problem, details: ProblemDetails = {}, errors: readonly FieldError[] = []) {
    super(`${problem.code}: ${fill(problem.en, details)}`)
    this.name = 'ProblemError'
    this.problem = problem
    this.details = details
    this.errors = errors
  }
}

/** Raises a problem; never returns. */
export function fail(problem: Problem, details?: ProblemDetails, errors?: readonly FieldError[]): never {
  throw new ProblemError(problem, details, errors)
}

/** Puts details into the placeholders of a sentence; an unknown placeholder stays visible. */
export function fill(sentence: string, details: ProblemDetails): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole))
}
