import type { IdentityField, IdentityMismatch } from './identity-match.ts'

type Identity = Partial<Record<IdentityField, string | null>>

/** What the images said, as the index had it before it was reconciled. */
export function statedIdentity(coerced: readonly IdentityMismatch[]): Identity {
  return Object.fromEntries(coerced.map(({ field, stated }) => [field, stated === '' ? null : stated]))
}

/** What they are taken for, as DICOM writes it. */
export function reconciledIdentity(coerced: readonly IdentityMismatch[]): Identity {
  return Object.fromEntries(coerced.map(({ field, requested }) => [field, asDicom(field, requested)]))
}

/** A name in Han characters is the ideographic group of a person name (PS3.5 6.2.1.1); dates lose their dashes. */
function asDicom(field: IdentityField, requested: string): string | null {
  if (requested === '') return null
  if (field === 'patientBirthDate') return requested.replaceAll('-', '')
  return field === 'patientName' && /\p{Script=Han}/u.test(requested) && !requested.includes('=')
    ? `=${requested}`
    : requested
}
