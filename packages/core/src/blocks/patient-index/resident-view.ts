import type { z } from 'zod'
import type { Context } from '../../plugin/context.ts'
import { masked } from '../../resource/mask.ts'
import type { duplicateView, residentRow, residentView } from './api.ts'
import type { PatientCard } from './contract.ts'
import type { FoundDuplicate } from './find-duplicates.ts'
import { identifier, type Patient, patient } from './patient.ts'
import { reachOf } from './visible-residents.ts'

type ResidentRow = z.output<typeof residentRow>
export type ResidentView = z.output<typeof residentView>
export type DuplicateView = z.output<typeof duplicateView>

/** A resident in a list, numbers masked. */
export function rowOf(resident: Patient): ResidentRow {
  const { id, version, organization, name, sex, birthDate, citizenNumber, phone, createdAt } = masked(patient, resident)
  return { id, version, organization, name, sex, birthDate, citizenNumber, phone, createdAt }
}

/** What other functions see of a resident, numbers masked. */
export function cardOf(resident: Patient): PatientCard {
  const { id, name, sex, birthDate, citizenNumber, phone, organization, allergies, alerts } = masked(patient, resident)
  return { id, name, sex, birthDate, citizenNumber, phone, organization, allergies, alerts: [...alerts] }
}

/** The banner. Identifiers and the guardian belong to the resident: whoever may see one may see the others. */
export async function viewResident(ctx: Context, resident: Patient): Promise<ResidentView> {
  const reach = reachOf(ctx)
  const { identifiers, guardian } = await ctx.asSystem(
    'the identifiers and the guardian of a resident who may be seen',
    async (system) => ({
      identifiers: (await system.store(identifier).list({ where: { patient: resident.id }, limit: 100, sort: 'id' }))
        .items,
      guardian: resident.guardian === null ? undefined : await system.store(patient).find(resident.guardian),
    }),
  )
  const { ethnicGroup, address, allergies, alerts } = resident
  return {
    ...rowOf(resident),
    ethnicGroup: ethnicGroup as ResidentView['ethnicGroup'],
    address,
    guardian: guardian ? { id: guardian.id, name: guardian.name } : null,
    allergies,
    alerts: [...alerts],
    identifiers: identifiers.map((row) => {
      const { id, kind, issuer, value } = masked(identifier, row)
      return { id, kind, issuer, value }
    }),
    inReach: reach === 'county' || reach.includes(resident.organization),
  }
}

export function viewDuplicate({ warning, resident }: FoundDuplicate): DuplicateView {
  const { rule, level, rules, comparison } = warning
  return { ...rowOf(resident), rule, level, rules: [...rules], comparison }
}
