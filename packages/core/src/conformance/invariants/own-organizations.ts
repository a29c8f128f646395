import type { ScopedCaller } from '../../access/access-control.ts'
import type { RecordedCall } from '../recorded-calls.ts'
import { objectsIn, type StepFacts } from './step-facts.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * A record about a resident is given only to those whose permission reaches its institution, to an institution that has
 * a part in it (placer, performer), or where the resident attended.
 */
export async function ownOrganizations({ county, calls, residents }: StepFacts): Promise<string[]> {
  const { database } = county.runtime
  const units = new Set(
    county.people
      .tree()
      .all()
      .map(({ id }) => id),
  )
  const found: string[] = []
  for (const call of calls) {
    const reaches = call.status < 300 && call.endpoint.method === 'GET' ? reachOf(call) : undefined
    if (!reaches) continue
    for (const object of objectsIn(call.body)) {
      const resident = residentOf(object, residents)
      const { organization } = object
      if (!resident || typeof organization !== 'string' || !units.has(organization)) continue
      if (parties(object, units).some(reaches)) continue
      if (await attended(database, resident, reaches)) continue
      found.push(
        `${call.route} gave ${call.account} a record of ${organization}, which ${permissionOf(call)} does not reach; scope the query: sql\`… from \${resource}\``,
      )
    }
  }
  return found
}

function reachOf({ caller, endpoint }: RecordedCall): ((organization: string) => boolean) | undefined {
  if (!caller || !('permission' in endpoint.access)) return undefined
  const scope = (caller as ScopedCaller).scope(endpoint.access.permission)
  const spans = [...scope.values()]
  return (organization) => spans.some((span) => span === 'county' || span.includes(organization))
}

function permissionOf({ endpoint }: RecordedCall): string {
  return 'permission' in endpoint.access ? endpoint.access.permission : ''
}

function residentOf(object: Json, residents: ReadonlySet<string>): string | undefined {
  return [object.patient, object.id].find((id): id is string => typeof id === 'string' && residents.has(id))
}

/** Institutions that the record names: its own, and those that have a part in it. */
function parties(object: Json, units: ReadonlySet<string>): string[] {
  return Object.values(object).filter((value): value is string => typeof value === 'string' && units.has(value))
}

async function attended(
  database: { query(statement: string, parameters: string[]): Promise<Json[]> },
  resident: string,
  reaches: (organization: string) => boolean,
): Promise<boolean> {
  const rows = await database.query('select organization from patients_attendance where patient = ?', [resident])
  return rows.some((row) => reaches(row.organization as string))
}
