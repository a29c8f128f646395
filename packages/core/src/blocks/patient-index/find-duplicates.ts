import type { Context } from '../../plugin/context.ts'
import { type DuplicateWarning, duplicateWarnings, type KnownResident } from './duplicate-warning.ts'
import type { CheckedIdentifier } from './entered-identity.ts'
import { findIdentifierKind, identifierSystem } from './identifier.ts'
import { comparableIdentity, type KnownIdentity } from './identity-comparison.ts'
import { nameKeys } from './name-keys.ts'
import { nearDates } from './near-dates.ts'
import { identifier, type Patient, patient } from './patient.ts'

/** A warning with the resident whom it is about. */
export interface FoundDuplicate {
  readonly warning: DuplicateWarning
  readonly resident: Patient
}

export interface Candidate extends Omit<KnownIdentity, 'identifiers'> {
  readonly identifiers?: readonly CheckedIdentifier[]
}

/** More residents than this are never compared with one: a family shares a phone, a day has some sixty birthdays. */
const most = 200

/**
 * Residents of the whole county that are likely the candidate, the surest first. Only those are read that share a
 * number, or the pinyin together with a birth date at most a slip apart: whoever shares none of these fires no rule.
 * @param except id of the resident who is being changed
 */
export function findDuplicates(ctx: Context, candidate: Candidate, except?: string): Promise<FoundDuplicate[]> {
  return ctx.asSystem('duplicates are sought in the whole county', async (system) => {
    const { identifiers = [], ...identity } = candidate
    const known = { ...identity, identifiers: identifiers.map(systemAndValue) }
    const residents = await candidates(system, candidate, comparableIdentity(known))
    const others = [...residents.values()].filter(({ id }) => id !== except)
    const held = await identifiersOf(
      system,
      others.map(({ id }) => id),
    )
    const existing: KnownResident[] = others.map((r) => ({
      id: r.id,
      name: r.name,
      sex: r.sex,
      birthDate: r.birthDate,
      citizenNumber: r.citizenNumber,
      phone: r.phone,
      identifiers: held.get(r.id) ?? [],
    }))
    return duplicateWarnings(known, existing).map((warning) => ({
      warning,
      resident: residents.get(warning.residentId) as Patient,
    }))
  })
}

async function candidates(
  system: Context,
  { name, identifiers = [] }: Candidate,
  { birthDate, citizenNumber, phone }: ReturnType<typeof comparableIdentity>,
): Promise<Map<string, Patient>> {
  const store = system.store(patient)
  const by = async (where: Parameters<typeof store.list>[0]) => (await store.list({ ...where, limit: most })).items
  const values = identifiers.map(({ value }) => value)
  const owners =
    values.length > 0
      ? (await system.store(identifier).list({ where: { value: values }, limit: most, sort: 'id' })).items
      : []
  const found = [
    ...(citizenNumber ? await by({ where: { citizenNumber } }) : []),
    ...(phone ? await by({ where: { phone } }) : []),
    ...(owners.length > 0 ? await by({ where: { id: owners.map((o) => o.patient) } }) : []),
    ...(birthDate ? await by({ where: { pinyin: nameKeys(name).pinyin, birthDate: nearDates(birthDate) } }) : []),
  ]
  return new Map(found.map((resident) => [resident.id, resident]))
}

async function identifiersOf(
  system: Context,
  patients: readonly string[],
): Promise<Map<string, { system: string; value: string }[]>> {
  if (patients.length === 0) return new Map()
  const { items } = await system.store(identifier).list({ where: { patient: patients }, limit: most, sort: 'id' })
  return new Map([...Map.groupBy(items, (i) => i.patient)].map(([id, rows]) => [id, rows.map(systemAndValue)]))
}

function systemAndValue({ kind, issuer, value }: { kind: string; issuer: string | null; value: string }): {
  system: string
  value: string
} {
  const found = findIdentifierKind(kind)
  return { system: found ? identifierSystem(found, issuer ?? undefined) : kind, value }
}
