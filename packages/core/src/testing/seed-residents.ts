import { identifier, patient } from '../blocks/patient-index/patient.ts'
import { recordedIdentity } from '../blocks/patient-index/registration.ts'
import type { Runtime } from '../kernel/runtime.ts'
import { type ImportedRecord, importRecords } from '../resource/import-records.ts'
import { type CastResident, everyCastResident } from './people/cast.ts'
import type { SyntheticResident } from './people/population.ts'

export interface ResidentSeed {
  /** The cast of tests and demo, with their fixed ids and identifiers: all of them unless told. */
  readonly cast?: readonly CastResident[]
  /** Further residents, one at a time: `residents({ count, seed, today })`. */
  readonly population?: Iterable<SyntheticResident>
  readonly progress?: (done: number) => void
}

/**
 * Puts residents on the patient index of a county, in bulk and in constant memory.
 * @returns how many
 */
export async function seedResidents(county: { readonly runtime: Runtime }, seed: ResidentSeed = {}): Promise<number> {
  const { cast = everyCastResident, population = [], progress } = seed
  const common = { runtime: county.runtime, reason: 'residents of the fictional county', ...(progress && { progress }) }
  const known = await importRecords(cast.map(castRecord), { ...common, resource: patient })
  await importRecords(cast.flatMap(identifierRecords), { ...common, resource: identifier })
  return known + (await importRecords(syntheticRecords(population), { ...common, resource: patient }))
}

function castRecord({ id, zh, villageClinic, ...person }: CastResident): ImportedRecord {
  return residentRecord({ ...person, id, name: zh, organization: villageClinic })
}

function* syntheticRecords(population: Iterable<SyntheticResident>): Generator<ImportedRecord, void> {
  for (const person of population)
    yield residentRecord({ ...person, organization: person.villageClinic, guardian: null })
}

interface Person
  extends Pick<SyntheticResident, 'id' | 'name' | 'sex' | 'birthDate' | 'phone' | 'address' | 'ethnicGroup'> {
  readonly citizenNumber: string | null
  readonly organization: string
  readonly guardian: string | null
}

function residentRecord({
  id,
  organization,
  name,
  sex,
  birthDate,
  citizenNumber,
  phone,
  ...rest
}: Person): ImportedRecord {
  const { address, ethnicGroup, guardian } = rest
  const identity = recordedIdentity({ name, sex, birthDate, citizenNumber, phone })
  return { id, organization, values: { ...identity, address, ethnicGroup, guardian, allergies: null, alerts: [] } }
}

function identifierRecords({ id, villageClinic, identifiers }: CastResident): ImportedRecord[] {
  return identifiers.map(({ kind, value, issuer = null }, index) => ({
    id: `${id}-identifier-${index + 1}`,
    organization: villageClinic,
    values: { patient: id, kind, issuer, value },
  }))
}
