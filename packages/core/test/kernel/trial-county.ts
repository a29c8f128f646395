import { builtInServed, coreVersion } from '../../src/kernel/built-in.ts'
import { createContext } from '../../src/kernel/context.ts'
import { type County, startCounty } from '../../src/kernel/county.ts'
import type { RunningPlugin } from '../../src/kernel/runtime.ts'
import { openDatabase } from '../../src/persistence/open-database.ts'
import type { Context } from '../../src/plugin/context.ts'
import type { ServedPlugin } from '../../src/plugin/serve-plugin.ts'
import { ProblemError } from '../../src/problem/define-problem.ts'
import { startTestCounty, type TestCounty, type TestCountyOptions } from '../../src/testing/start-test-county.ts'
import served from './trial-plugin.ts'

export const databases = ['sqlite', 'postgres'] as const

/** A county with the trial plugin; radiologists may read its notes and nothing else. */
export function startTrial(database: 'sqlite' | 'postgres', options: TestCountyOptions = {}): Promise<TestCounty> {
  const roles = { radiologist: { add: ['trial:note:read'], reach: 'county' as const } }
  return startTestCounty({ plugins: [served], database, roles, ...options })
}

/** What the plugin's code sees when this person calls. */
export async function contextOf(county: County, account: string): Promise<Context> {
  const holder = await county.people.holder(account)
  if (!holder) throw new Error(`no account ${account}`)
  const caller = county.runtime.access.person(holder, holder.posts[0])
  return createContext(county.runtime, county.runtime.plugins.get('trial') as RunningPlugin, caller)
}

/** Another node of the same county on the same database; on a broken one the trial plugin cannot be loaded. */
export function startSecondNode(county: TestCounty, broken = false): Promise<County> {
  const { config, address, clock } = county
  const plugins = county.composition.plugins.map((p) =>
    broken && p.declaration.id === 'trial' ? { ...p, startup: 'optional' as const } : p,
  )
  return startCounty({
    composition: { ...county.composition, plugins },
    config,
    clock,
    coreVersion,
    strict: true,
    served: new Map<string, ServedPlugin | Error>([
      ...builtInServed(),
      [served.plugin.id, broken ? new Error('a file is missing') : served],
    ]),
    database: openDatabase(address, 'sqlite' in address ? { durable: false } : { connections: 4 }),
    blobs: county.runtime.blobs,
    secret: 'a secret for tests only, of more than 32 bytes',
  })
}

/** The code and status of the problem that an action was refused with; throws when it was not refused. */
export async function problemOf(action: Promise<unknown>): Promise<{ code: string; status: number }> {
  const error = await action.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ProblemError)) throw error ?? new Error('it was not refused')
  return { code: error.problem.code, status: error.problem.status }
}

export const oneNote = { patient: 'r1', title: 'headache', urgent: false, happenedAt: '2026-11-24T00:00:00.000Z' }

/** Rows of a statement, for looking at what really stands in the database. */
export function rowsOf(county: County, statement: string, parameters: string[] = []) {
  return county.runtime.database.query(statement, parameters)
}
