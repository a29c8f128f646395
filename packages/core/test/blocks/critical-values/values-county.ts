import { criticalValuesPlugin } from '../../../src/blocks/critical-values/index.ts'
import { builtInServed, coreVersion } from '../../../src/kernel/built-in.ts'
import { type County, startCounty } from '../../../src/kernel/county.ts'
import { openDatabase } from '../../../src/persistence/open-database.ts'
import type { SignedIn } from '../../../src/testing/signed-in.ts'
import type { TestCounty } from '../../../src/testing/start-test-county.ts'
import { type OrdersCounty, withOrders } from '../orders/orders-county.ts'
import { other, trial } from '../orders/trial-service.ts'

const at = (...names: readonly string[]) => names.map((name) => `critical-values:value:${name}@trial`)

/** Who does what about critical values of the category `trial`. */
export const roles = {
  'township-doctor': { add: at('read', 'receive') },
  radiologist: { add: at('read', 'raise', 'notify', 'withdraw'), reach: 'county' as const },
  'senior-radiologist': { add: at('read'), reach: 'county' as const },
  // leads at Qinghe, where nobody has a better title in the cast
  registrar: { add: at('read', 'lead') },
}

export const withValues = (database: 'sqlite' | 'postgres', settings: Readonly<Record<string, unknown>> = {}) =>
  withOrders(database, { roles, settings: { 'critical-values': settings } })

/** The block over HTTP. */
export const valuesOf = (person: SignedIn) => person.client(criticalValuesPlugin)

export const minute = 60_000

/** A critical value of a new order; told, unless the queue is left alone. */
export async function raised(given: OrdersCounty, { told = true, ...more }: Raising = {}) {
  const asked = await given.place()
  const draft = { request: asked.id, code: 'bleeding', detail: '约 35 ml', ...more }
  const value = await given.reader.ok(valuesOf(given.reader).raiseValue(draft))
  if (told) await given.county.settle()
  return { id: value.id, request: asked.id, value }
}

type Raising = {
  readonly told?: boolean
  readonly code?: string
  readonly confirmed?: boolean
  readonly quantity?: string
}

/** Sees a value as the system does, whoever is signed in. */
export const rowOf = async (county: TestCounty, id: string): Promise<any> => {
  const [row] = await county.runtime.database.query('select * from critical_values_value where id = ?', [id])
  return row
}

export const callsOf = async (county: TestCounty, id: string): Promise<string[]> => {
  const rows = await county.runtime.database.query(
    'select rung, outcome, recipient from critical_values_call where value = ? order by called_at, id',
    [id],
  )
  return rows.map((row) => [row.rung, row.outcome, row.recipient].filter(Boolean).join(' '))
}

/** Another node of the same county on the same database. */
export function secondNode({ config, address, clock, composition, runtime }: TestCounty): Promise<County> {
  return startCounty({
    composition,
    config,
    clock,
    coreVersion,
    strict: true,
    served: new Map([...builtInServed(), ['trial', trial.served], ['other', other.served]]),
    database: openDatabase(address, 'sqlite' in address ? { durable: false } : { connections: 4 }),
    blobs: runtime.blobs,
    secret: 'a secret for tests only, of more than 32 bytes',
  })
}
