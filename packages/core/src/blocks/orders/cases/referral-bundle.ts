import type { OrderRequest } from '../request.ts'
import type { DifficultCase } from './difficult-case.ts'
import type { OutsideIdentity } from './referral-contract.ts'

type Resource = { readonly resourceType: string; readonly [key: string]: unknown }

/** Namespaces of our identifiers in FHIR. */
export const caseSystem = 'urn:ygt:case'
const patientReference = 'urn:ygt:case-patient'
const requestReference = 'urn:ygt:case-request'

type Kept = 'name' | 'birth-date' | 'birth-year'

/** What leaves the county of whom a case is about: the number of the case in place of theirs, and what the county set. */
export function outsideIdentity(
  row: Pick<DifficultCase, 'number' | 'patientName' | 'patientSex' | 'patientBirthDate'>,
  keep: readonly Kept[],
): OutsideIdentity {
  const year = keep.includes('birth-year') ? row.patientBirthDate.slice(0, 4) : null
  return {
    number: row.number,
    name: keep.includes('name') ? row.patientName : null,
    sex: row.patientSex,
    birthDate: keep.includes('birth-date') ? row.patientBirthDate : year,
  }
}

/** What of a case goes into its content. */
export type ContentOfCase = Pick<
  DifficultCase,
  'number' | 'priority' | 'display' | 'createdAt' | 'reason' | 'question' | 'impression'
>

export interface CaseContent {
  readonly row: ContentOfCase
  readonly asked: OrderRequest
  readonly identity: OutsideIdentity
  /** Name of the institution that sends. */
  readonly sender: string
  /** What the sections of the report are called, by their key. */
  readonly titles: Readonly<Record<string, string>>
  /** Resources that point to the material, for example ImagingStudy. */
  readonly material: readonly Resource[]
}

/**
 * A case as a FHIR R4 transaction Bundle: ServiceRequest, Patient, and what points to the material. Each entry is a conditional
 * update by the number of the case, so that sending it again changes nothing.
 */
export function caseBundle({ row, asked, identity, sender, titles, material }: CaseContent) {
  const { sections, ...about } = notesOf(row, asked, titles)
  const serviceRequest = {
    resourceType: 'ServiceRequest',
    identifier: [{ system: caseSystem, value: row.number }],
    status: 'active',
    intent: 'order',
    priority: row.priority,
    code: { coding: [{ code: asked.code, display: row.display }], text: row.display },
    subject: { reference: patientReference },
    authoredOn: row.createdAt,
    requester: { display: sender },
    ...(asked.bodySite !== null && { bodySite: [{ text: asked.bodySite }] }),
    ...about,
    note: sections,
    supportingInfo: material.map((_, n) => ({ reference: materialReference(n) })),
  }
  const patient = {
    resourceType: 'Patient',
    identifier: [{ system: caseSystem, value: row.number }],
    gender: identity.sex,
    ...(identity.birthDate !== null && { birthDate: identity.birthDate }),
    ...(identity.name !== null && { name: [{ text: identity.name }] }),
  }
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    timestamp: row.createdAt,
    entry: [
      entry(patientReference, patient, row.number),
      entry(requestReference, serviceRequest, row.number),
      ...material.map((resource, n) => {
        const value = `${row.number}-${n + 1}`
        const own = Array.isArray(resource.identifier) ? resource.identifier : []
        const identifier = [{ system: caseSystem, value }, ...own]
        return entry(materialReference(n), { ...resource, identifier, subject: { reference: patientReference } }, value)
      }),
    ],
  }
}

/** The same ServiceRequest, revoked: the case is not to be answered any more. */
export function recallBundle(row: Pick<DifficultCase, 'number' | 'statusReason'>) {
  const revoked = {
    resourceType: 'ServiceRequest',
    identifier: [{ system: caseSystem, value: row.number }],
    status: 'revoked',
    intent: 'order',
    subject: { identifier: { system: caseSystem, value: row.number } },
    ...(row.statusReason !== null && { note: [{ text: row.statusReason }] }),
  }
  return { resourceType: 'Bundle', type: 'transaction', entry: [entry(requestReference, revoked, row.number)] }
}

const materialReference = (n: number): string => `urn:ygt:case-material-${n + 1}`

function entry(fullUrl: string, resource: Resource, number: string) {
  const url = `${resource.resourceType}?identifier=${caseSystem}|${number}`
  return { fullUrl, resource, request: { method: 'PUT', url } }
}

/** Why and what is asked, with what the sender thinks and what the doctor who asked wrote. */
function notesOf(row: ContentOfCase, asked: OrderRequest, titles: CaseContent['titles']) {
  const impression = Object.entries(row.impression).filter(([, text]) => text.trim() !== '')
  return {
    reasonCode: [{ coding: [{ system: 'urn:ygt:case-reason', code: row.reason }], text: row.question }],
    sections: [
      { text: asked.purpose },
      ...[asked.clinicalNotes, asked.diagnosis].flatMap((text) => (text ? [{ text }] : [])),
      ...impression.map(([key, text]) => ({ text: `${titles[key] ?? key}: ${text}` })),
    ],
  }
}
