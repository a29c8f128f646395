import type { FieldError } from '../../problem/define-problem.ts'
import { normalizeName } from './chinese-name.ts'
import { parseCitizenNumber } from './citizen-number.ts'
import type { sexes } from './contract.ts'
import { checkIdentifier, findIdentifierKind } from './identifier.ts'
import { identifierFaults, identityFaults, phoneFaults } from './patient-problems.ts'
import { parsePhone } from './phone.ts'

export type Sex = (typeof sexes)[number]

/** Who somebody is, as a clerk typed it. Dates are `YYYY-MM-DD`. */
export interface EnteredIdentity {
  readonly name: string
  readonly sex?: Sex | null | undefined
  readonly birthDate?: string | null | undefined
  readonly citizenNumber?: string | null | undefined
  readonly phone?: string | null | undefined
}

/** The same in stored form: numbers normalized, sex and birth date known. */
export interface CheckedIdentity {
  readonly name: string
  readonly sex: Sex
  readonly birthDate: string
  readonly citizenNumber: string | null
  readonly phone: string | null
}

export interface EnteredIdentifier {
  readonly kind: string
  readonly issuer?: string | null | undefined
  readonly value: string
}

export interface CheckedIdentifier {
  readonly kind: string
  readonly issuer: string | null
  readonly value: string
}

export type Checked<T> =
  | { readonly value: T; readonly faults: readonly [] }
  | { readonly value?: never; readonly faults: readonly FieldError[] }

/**
 * Brings an identity into stored form. Birth date and sex come from the citizen number where they were left out, and
 * must agree with it where they were not (GB 11643).
 * @param today `YYYY-MM-DD` in Asia/Shanghai
 */
export function checkIdentity(entered: EnteredIdentity, today: string): Checked<CheckedIdentity> {
  const faults: FieldError[] = []
  const name = normalizeName(entered.name)
  if (name === '') faults.push(identityFaults.name)
  const number = entered.citizenNumber ? parseCitizenNumber(entered.citizenNumber, { today }) : undefined
  if (number?.valid === false) faults.push({ pointer: '/citizenNumber', ...identifierFaults[number.reason] })
  const phone = entered.phone ? parsePhone(entered.phone) : undefined
  if (phone?.valid === false) faults.push({ pointer: '/phone', ...phoneFaults[phone.reason] })
  const said = number?.valid ? number : undefined
  const birthDate = entered.birthDate ?? said?.birthDate
  const sex = entered.sex ?? said?.sex
  if (said && birthDate !== said.birthDate) faults.push(identityFaults.birthDateDiffers)
  if (said && sex !== said.sex) faults.push(identityFaults.sexDiffers)
  if (!birthDate && !number) faults.push(identityFaults.birthDateMissing)
  if (!sex && !number) faults.push(identityFaults.sexMissing)
  if (birthDate && birthDate > today) faults.push(identityFaults.birthDateInFuture)
  if (faults.length > 0 || !birthDate || !sex) return { faults }
  const value = { name, sex, birthDate, citizenNumber: said?.value ?? null, phone: phone?.valid ? phone.value : null }
  return { value, faults: [] }
}

/** Brings a further identifier into stored form. `at` is the JSON pointer of the identifier in the input. */
export function checkFurtherIdentifier(
  entered: EnteredIdentifier,
  { today, at }: { readonly today: string; readonly at: string },
): Checked<CheckedIdentifier> {
  const kind = findIdentifierKind(entered.kind)
  if (!kind) return { faults: [{ pointer: `${at}/kind`, ...identifierFaults.format }] }
  const result = checkIdentifier(kind, entered.value, { today })
  const issuer = kind.issuer === 'country' ? null : (entered.issuer ?? null)
  const faults: FieldError[] = []
  if (!result.valid) faults.push({ pointer: `${at}/value`, ...identifierFaults[result.reason] })
  if (kind.issuer !== 'country' && issuer === null)
    faults.push({ ...identityFaults.issuerMissing, pointer: `${at}/issuer` })
  return result.valid && faults.length === 0
    ? { value: { kind: kind.id, issuer, value: result.value }, faults: [] }
    : { faults }
}
