import type { Labels } from '../../kernel/labels.ts'
import type { TestCounty } from '../../testing/start-test-county.ts'
import type { RecordedCall } from '../recorded-calls.ts'

export interface AuditRow {
  readonly actor: string
  readonly action: string
  readonly patient: string | null
  readonly request: string | null
  readonly detail: { readonly patients?: readonly string[] } | null
}

/** What happened in one step, for the invariants to look at. */
export interface StepFacts {
  readonly county: TestCounty
  readonly calls: readonly RecordedCall[]
  /** Entries that the step added to the audit. */
  readonly audit: readonly AuditRow[]
  /** Ids of the residents on the index. */
  readonly residents: ReadonlySet<string>
  readonly labels: Labels
}

/** Every object inside a JSON value, the value itself included. */
export function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>, void> {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>
  for (const member of Object.values(value)) yield* objectsIn(member)
}

/** Residents whom an answer names, by their ids. */
export function residentsIn(body: unknown, residents: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const object of objectsIn(body)) {
    for (const value of Object.values(object)) if (typeof value === 'string' && residents.has(value)) found.add(value)
  }
  return found
}
