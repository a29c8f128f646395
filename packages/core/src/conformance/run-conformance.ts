import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { endpointsOf } from '../endpoint/openapi.ts'
import { functions as allFunctions, type FunctionSlug, functionOf, guidelineTitle } from '../guideline/index.ts'
import { coreVersion } from '../kernel/built-in.ts'
import { entryFile, readPlugin } from '../kernel/find-plugin.ts'
import type { Plugin } from '../plugin/define-plugin.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'
import { type ConformanceReport, countVerdicts, functionReport } from './conformance-report.ts'
import { coverageOf } from './coverage.ts'
import type { FunctionDriver } from './define-driver.ts'
import type { Laws } from './define-laws.ts'
import type { Scenario } from './define-scenario.ts'
import { everyLaw } from './every-law.ts'
import { everyScenario } from './every-scenario.ts'
import { type JudgedLaw, runLaws } from './run-laws.ts'
import { type PlayedScenario, runScenario } from './run-scenario.ts'

/** A plugin under test: a folder of a plugin package, or one given in place with its drivers. */
export type ConformancePlugin = string | { readonly served: ServedPlugin; readonly drivers?: readonly FunctionDriver[] }

export interface ConformanceOptions {
  readonly plugins: readonly ConformancePlugin[]
  /** Functions to be looked at: those that the plugins claim something of, unless told. */
  readonly functions?: readonly FunctionSlug[]
  readonly databases: readonly ('sqlite' | 'postgres')[]
  /** Core's scenarios and laws, unless told: a vendor adds to them, tests replace them. */
  readonly scenarios?: readonly Scenario[]
  readonly laws?: readonly Laws[]
  /** A line for each verdict, as it comes. */
  readonly progress?: (line: string) => void
}

interface Contender {
  readonly plugin: Plugin
  readonly drivers: readonly FunctionDriver[]
}

/** Plays core's scenarios through the plugins' drivers and holds providers to their laws. */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const { databases, scenarios = everyScenario, laws = everyLaw } = options
  const contenders = await Promise.all(options.plugins.map(contenderOf))
  const wanted = allFunctions.filter(({ slug }) => (options.functions ?? claimedFunctions(contenders)).includes(slug))
  const played: (PlayedScenario & { readonly function: FunctionSlug })[] = []
  const judged: JudgedLaw[] = []
  for (const database of databases) {
    for (const scenario of scenarios.filter((s) => wanted.some(({ slug }) => slug === s.function))) {
      for (const outcome of await playAll(scenario, { contenders, options, database })) {
        played.push({ ...outcome, function: scenario.function })
        options.progress?.(
          `${outcome.verdict} ${scenario.function} on ${database} by ${outcome.plugin}: ${outcome.title}${outcome.reason ? `\n  ${outcome.reason}` : ''}`,
        )
      }
    }
    judged.push(...(await runLaws({ laws, plugins: options.plugins.map(place), database })))
  }
  const functions = wanted.flatMap((of) =>
    serving(contenders, of.slug).map((contender) =>
      functionReport({
        of,
        databases,
        plugin: contender?.plugin.id ?? null,
        claims: new Set(contender?.plugin.claims),
        played: played.filter((p) => p.function === of.slug && p.plugin === contender?.plugin.id),
      }),
    ),
  )
  const counts = countVerdicts([...played, ...judged])
  const routes = contenders.flatMap(({ plugin }) =>
    endpointsOf(plugin).map(([, e]) => `${e.method} /api/${plugin.id}${e.path}`),
  )
  return {
    core: coreVersion,
    guideline: guidelineTitle,
    databases,
    counts,
    functions,
    laws: judged,
    complete: counts.skip === 0,
    scenarios: played.map(({ title, function: slug, plugin, database, verdict, reason }) => ({
      title,
      function: slug,
      plugin,
      database,
      verdict,
      reason,
    })),
    coverage: coverageOf(
      played.flatMap(({ calls }) => calls),
      routes,
    ),
  }
}

interface Playing {
  readonly contenders: readonly Contender[]
  readonly options: ConformanceOptions
  readonly database: 'sqlite' | 'postgres'
}

/** One scenario through every driver of its function. What a plugin does not claim is not applicable to it. */
async function playAll(scenario: Scenario, { contenders, options, database }: Playing): Promise<PlayedScenario[]> {
  const played: PlayedScenario[] = []
  for (const { plugin, drivers } of contenders.filter((c) => claims(c, scenario.function))) {
    const { title, verifies, fulfils } = scenario
    const about = { title, verifies, fulfils, plugin: plugin.id, database, calls: [] }
    const unclaimed = scenario.verifies.filter((id) => !plugin.claims.includes(id))
    const driver = drivers.find((d) => d.function === scenario.function)
    if (unclaimed.length > 0)
      played.push({
        ...about,
        verdict: 'not-applicable',
        reason: `${plugin.id} does not claim ${unclaimed.join(', ')}`,
      })
    else if (!driver)
      played.push({
        ...about,
        verdict: 'skip',
        reason: `${plugin.id} brings no driver for ${scenario.function}: export one from src/conformance.ts`,
      })
    else played.push(await runScenario({ scenario, driver, plugins: options.plugins.map(place), database }))
  }
  return played
}

/** Those who serve a function; nobody is one line of the report as well. */
function serving(contenders: readonly Contender[], slug: FunctionSlug): readonly (Contender | undefined)[] {
  const found = contenders.filter((contender) => claims(contender, slug))
  return found.length > 0 ? found : [undefined]
}

function claims({ plugin }: Contender, slug: FunctionSlug): boolean {
  return plugin.claims.some((id) => functionOf(id).slug === slug)
}

function claimedFunctions(contenders: readonly Contender[]): FunctionSlug[] {
  return contenders.flatMap(({ plugin }) => plugin.claims.map((id) => functionOf(id).slug))
}

function place(plugin: ConformancePlugin): ServedPlugin | string {
  return typeof plugin === 'string' ? plugin : plugin.served
}

async function contenderOf(plugin: ConformancePlugin): Promise<Contender> {
  if (typeof plugin !== 'string') return { plugin: plugin.served.plugin, drivers: plugin.drivers ?? [] }
  const { declaration, home } = await readPlugin(plugin)
  const file = entryFile(home, './conformance')
  if (!file || !existsSync(file)) return { plugin: declaration, drivers: [] }
  const { default: drivers } = (await import(pathToFileURL(file).href)) as {
    default: FunctionDriver | readonly FunctionDriver[]
  }
  return { plugin: declaration, drivers: [drivers].flat() as FunctionDriver[] }
}
