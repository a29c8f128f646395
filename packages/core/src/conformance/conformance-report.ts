import type { CapabilityId, FunctionSlug, GuidelineFunction } from '../guideline/index.ts'
import type { Coverage } from './coverage.ts'
import type { JudgedLaw } from './run-laws.ts'
import type { PlayedScenario } from './run-scenario.ts'
import type { Verdict } from './verdict.ts'

/** `proven`: claimed, and shown by scenarios on every database that was asked for. `missing`: nobody claims or shows it. */
export type CapabilityStatus = 'proven' | 'failed' | 'missing'

export interface CapabilityReport {
  readonly id: CapabilityId
  readonly status: CapabilityStatus
  /** Titles of the scenarios that verify it. */
  readonly scenarios: readonly string[]
}

export interface RequirementReport {
  readonly id: string
  readonly status: CapabilityStatus
  /** Titles of the scenarios that show it. */
  readonly scenarios: readonly string[]
}

export interface FunctionReport {
  readonly no: number
  readonly slug: FunctionSlug
  /** The plugin that serves the function; `null` when none does. */
  readonly plugin: string | null
  readonly capabilities: readonly CapabilityReport[]
  /** Statements of the guideline's prose about the function. */
  readonly requirements: readonly RequirementReport[]
}

export interface ScenarioReport {
  readonly title: string
  readonly function: FunctionSlug
  readonly plugin: string
  readonly database: string
  readonly verdict: Verdict
  readonly reason: string | null
}

/** What `ygt conformance --json` prints. */
export interface ConformanceReport {
  /** Version of `@ygt/core`, whose scenarios these are. */
  readonly core: string
  readonly guideline: string
  readonly databases: readonly string[]
  /** False while any scenario was skipped: a report with a skip is partial. */
  readonly complete: boolean
  readonly counts: Readonly<Record<Verdict, number>>
  readonly functions: readonly FunctionReport[]
  readonly scenarios: readonly ScenarioReport[]
  readonly laws: readonly JudgedLaw[]
  readonly coverage: Coverage
}

export interface FunctionResult {
  readonly of: GuidelineFunction
  readonly plugin: string | null
  readonly claims: ReadonlySet<string>
  readonly played: readonly PlayedScenario[]
  readonly databases: readonly string[]
}

/** The status of each capability, computed; nobody types it. */
export function functionReport({ of, plugin, claims, played, databases }: FunctionResult): FunctionReport {
  const capabilities = of.capabilities.map(({ id }) => {
    const mine = played.filter(({ verifies }) => verifies.includes(id))
    const status = claims.has(id) ? statusOf(mine, databases) : 'missing'
    return { id, status, scenarios: [...new Set(mine.map(({ title }) => title))] }
  })
  const requirements = of.requirements.map(({ id }) => {
    const mine = played.filter(({ fulfils }) => (fulfils as readonly string[]).includes(id))
    return { id, status: statusOf(mine, databases), scenarios: [...new Set(mine.map(({ title }) => title))] }
  })
  return { no: of.no, slug: of.slug, plugin, capabilities, requirements }
}

export function countVerdicts(outcomes: readonly { readonly verdict: Verdict }[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, error: 0, skip: 0, 'not-applicable': 0 }
  for (const { verdict } of outcomes) counts[verdict] += 1
  return counts
}

function statusOf(played: readonly PlayedScenario[], databases: readonly string[]): CapabilityStatus {
  if (played.some(({ verdict }) => verdict === 'fail' || verdict === 'error')) return 'failed'
  const passedOn = (database: string) => played.some((p) => p.database === database && p.verdict === 'pass')
  return databases.every(passedOn) ? 'proven' : 'missing'
}
