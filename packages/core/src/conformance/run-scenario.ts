import type { CapabilityId, RequirementId } from '../guideline/index.ts'
import { readLabels } from '../kernel/labels.ts'
import { jsonOf } from '../persistence/insert.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'
import { staff } from '../testing/people/staff.ts'
import { createSignedIn, Refused, type SignedIn } from '../testing/signed-in.ts'
import { startTestCounty, type TestCounty } from '../testing/start-test-county.ts'
import type { FunctionDriver, Surroundings } from './define-driver.ts'
import type { Scenario, World } from './define-scenario.ts'
import type { AuditRow, StepFacts } from './invariants/step-facts.ts'
import { invariants } from './invariants.ts'
import { type CallLog, createCallLog, type RecordedCall } from './recorded-calls.ts'
import { Ended, InvariantBroken, type Outcome, outcomeOf } from './verdict.ts'

export interface Staging {
  readonly scenario: Scenario
  readonly driver: FunctionDriver
  readonly plugins: readonly (ServedPlugin | string)[]
  readonly database: 'sqlite' | 'postgres'
}

export interface PlayedScenario extends Outcome {
  readonly title: string
  readonly verifies: readonly CapabilityId[]
  readonly fulfils: readonly RequirementId[]
  readonly plugin: string
  readonly database: 'sqlite' | 'postgres'
  readonly calls: readonly RecordedCall[]
}

/** Plays one scenario in a county of its own and checks after every step what must always hold. */
export async function runScenario({ scenario, driver, plugins, database }: Staging): Promise<PlayedScenario> {
  const { title, verifies, fulfils } = scenario
  const about = { title, verifies, fulfils, plugin: driver.plugin, database }
  let county: TestCounty | undefined
  let around: Surroundings | undefined
  try {
    around = await driver.surround?.()
    county = await startTestCounty({ plugins, database, residents: true, ...(around && { settings: around.settings }) })
    const stage = { ...(await createStage(county)), around }
    const outcome = await play(scenario, driver, stage)
    return { ...about, ...outcome, calls: stage.log.calls }
  } catch (error) {
    return { ...about, ...outcomeOf(error, 'the county starts'), calls: [] }
  } finally {
    await county?.stop()
    await around?.stop()
  }
}

interface Stage {
  readonly county: TestCounty
  readonly log: CallLog
  readonly step: <T>(title: string, act: () => Promise<T>) => Promise<T>
  readonly at: () => string | undefined
  readonly around: Surroundings | undefined
}

async function createStage(county: TestCounty): Promise<Omit<Stage, 'around'>> {
  const log = createCallLog(county)
  const labels = readLabels(county.composition, county.config)
  let at: string | undefined
  let depth = 0
  let audited = await lastEntry(county)
  const step = async <T>(title: string, act: () => Promise<T>): Promise<T> => {
    if (depth === 0) at = title
    depth += 1
    // a refused step changes nothing, and that it did not is checked as well
    const done = await act().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    depth -= 1
    if (depth === 0) audited = await checkStep({ county, log, labels, since: audited })
    if ('error' in done) throw done.error
    return done.value
  }
  return { county, log, step, at: () => at }
}

async function play(scenario: Scenario, driver: FunctionDriver, stage: Stage): Promise<Outcome> {
  const { county, log, step, at, around } = stage
  const people = new Map<string, Promise<SignedIn>>()
  const acting = {
    county,
    clock: county.clock,
    stranger: () => county.stranger(),
    onPhone(key: keyof typeof staff) {
      const { account } = staff[key]
      return createSignedIn(county, account, (transport) => log.record(account, transport), 'phone')
    },
    as(key: keyof typeof staff) {
      const { account } = staff[key]
      const known =
        people.get(account) ?? createSignedIn(county, account, (transport) => log.record(account, transport))
      people.set(account, known)
      return known
    },
  }
  const world: World<any> = {
    ...acting,
    driver: inSteps(driver.create(acting, around), step),
    step,
    refused: (action, ...statuses) => refused(action, statuses),
    notApplicable: (reason) => end('not-applicable', reason),
    skip: (reason) => end('skip', reason),
  }
  try {
    await step(`(${scenario.title})`, () => Promise.resolve())
    await scenario.run(world)
    return outcomeOf(undefined, undefined)
  } catch (error) {
    return outcomeOf(error, at())
  }
}

/** Each verb of a driver is a step under its name. */
function inSteps<D extends object>(driver: D, step: Stage['step']): D {
  return new Proxy(driver, {
    get(target, name, receiver) {
      const verb: unknown = Reflect.get(target, name, receiver)
      if (typeof verb !== 'function') return verb
      return (...input: unknown[]) =>
        step(`${String(name)} ${briefly(input)}`, async () => verb.apply(target, input) as unknown)
    },
  })
}

function briefly(input: readonly unknown[]): string {
  return input.filter((value) => typeof value === 'string').join(' ')
}

async function refused(action: Promise<unknown>, statuses: readonly number[]) {
  const got = await action.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (!('error' in got))
    throw new InvariantBroken(
      'refusal',
      `it was expected to be refused${listed(statuses)}, but was accepted: ${JSON.stringify(got.value)?.slice(0, 200)}`,
    )
  if (!(got.error instanceof Refused)) throw got.error
  const { problem } = got.error
  if (statuses.length > 0 && !statuses.includes(problem.status)) {
    throw new InvariantBroken(
      'refusal',
      `it was expected to be refused${listed(statuses)}, but was with ${problem.status} ${problem.code}`,
    )
  }
  return problem
}

function listed(statuses: readonly number[]): string {
  return statuses.length > 0 ? ` with ${statuses.join(' or ')}` : ''
}

function end(verdict: 'skip' | 'not-applicable', reason: string): never {
  throw new Ended(verdict, reason)
}

interface Checking {
  readonly county: TestCounty
  readonly log: CallLog
  readonly labels: StepFacts['labels']
  readonly since: number
}

async function checkStep({ county, log, labels, since }: Checking): Promise<number> {
  await county.settle()
  const { database } = county.runtime
  const rows = await database.query(
    'select actor, action, patient, request, detail from core_audit where sequence > ?',
    [since],
  )
  const audit = rows.map((row) => ({ ...row, detail: jsonOf(row.detail, database.dialect) ?? null }) as AuditRow)
  const residents = new Set((await database.query('select id from patients_patient')).map((row) => row.id as string))
  const facts: StepFacts = { county, calls: log.take(), audit, residents, labels }
  for (const { id, check } of invariants) {
    const [first] = await check(facts)
    if (first !== undefined) throw new InvariantBroken(id, first)
  }
  return lastEntry(county)
}

async function lastEntry({ runtime }: TestCounty): Promise<number> {
  const [row] = await runtime.database.query('select coalesce(max(sequence), 0) as last from core_audit')
  return Number(row?.last ?? 0)
}
