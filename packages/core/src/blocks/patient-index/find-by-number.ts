import type { Context } from '../../plugin/context.ts'
import { normalizeCitizenNumber, parseCitizenNumber } from './citizen-number.ts'
import { countyDay } from './county-day.ts'
import { findIdentifierKind } from './identifier.ts'
import { identifierKinds } from './identifier-kinds.ts'
import { identifier, type Patient, patient } from './patient.ts'
import { type ClassifiedQuery, classifyQuery } from './query-classification.ts'

/** More than this never share a number. */
const most = 50

export interface WantedNumber {
  readonly kind?: string | undefined
  readonly issuer?: string | undefined
  readonly value: string
}

/** Residents of the county with exactly this number, as the system sees them; a phone finds nobody here. */
export async function findByIdentifier(system: Context, { kind, issuer, value }: WantedNumber): Promise<Patient[]> {
  const today = countyDay(system.now())
  if (kind === undefined) {
    const query = classifyQuery(value, { today })
    return query.kind === 'phone' ? byFurther(system, { value: query.value }) : findByNumber(system, query)
  }
  if (kind !== 'citizen-number') return byFurther(system, { kind, issuer, value })
  const number = parseCitizenNumber(value, { today })
  return number.valid ? byField(system, { citizenNumber: number.value }) : []
}

/** Residents with the number that somebody typed: citizen number, phone, or an identifier of any kind. */
export async function findByNumber(system: Context, { kind, value }: ClassifiedQuery): Promise<Patient[]> {
  if (kind === 'phone') return byField(system, { phone: value })
  if (kind === 'citizen-number') return byField(system, { citizenNumber: value })
  return kind === 'identifier' ? byFurther(system, { value }) : []
}

async function byField(
  system: Context,
  where: { citizenNumber: string } | { phone: string } | { id: readonly string[] },
): Promise<Patient[]> {
  const { items } = await system.store(patient).list({ where, limit: most, sort: 'id' })
  return [...items]
}

async function byFurther(system: Context, { kind, issuer, value }: WantedNumber): Promise<Patient[]> {
  const compact = normalizeCitizenNumber(value).replaceAll('.', '')
  const one = kind === undefined ? undefined : findIdentifierKind(kind)
  const forms = [...new Set((one ? [one] : identifierKinds).map((each) => each.normalize(compact)))]
  const where = { value: forms, ...(one && { kind: one.id }), ...(issuer !== undefined && { issuer }) }
  const { items } = await system.store(identifier).list({ where, limit: most, sort: 'id' })
  return items.length === 0 ? [] : byField(system, { id: [...new Set(items.map((i) => i.patient))] })
}
