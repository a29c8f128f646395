import { normalizeCitizenNumber } from './citizen-number.ts'
import { type IdentifierKind, type IdentifierProblem, identifierKinds } from './identifier-kinds.ts'

export type IdentifierResult =
  | { readonly valid: true; readonly value: string }
  | { readonly valid: false; readonly reason: IdentifierProblem }

export function findIdentifierKind(id: string): IdentifierKind | undefined {
  return identifierKinds.find((kind) => kind.id === id)
}

/**
 * The system in which a value of this kind is unique (FHIR `Identifier.system`).
 * @param issuer state as ISO 3166-1 alpha-3 for a passport, organization id for a medical record number, else left out
 * @throws RangeError when the kind needs an issuer and none is given
 */
export function identifierSystem(kind: IdentifierKind, issuer?: string): string {
  if (kind.issuer === 'country') return kind.system
  if (!issuer) throw new RangeError(`An identifier of kind '${kind.id}' needs an issuer`)
  return kind.system + issuer
}

/**
 * The value as it is stored and compared (half-width capitals, no spaces, hyphens or dots, no replacement counter), or
 * the reason why it cannot be one.
 * @param options.today `YYYY-MM-DD` in Asia/Shanghai, for kinds that carry a date
 */
export function checkIdentifier(kind: IdentifierKind, text: string, options: { today: string }): IdentifierResult {
  const compact = normalizeCitizenNumber(text).replaceAll('.', '')
  if (compact === '') return { valid: false, reason: 'empty' }
  const value = kind.normalize(compact)
  const reason = kind.problem(value, options.today)
  return reason ? { valid: false, reason } : { valid: true, value }
}
