import { attributeByKeyword } from './attribute-dictionary.ts'
import { type DicomJson, jsonElement } from './dicom-json.ts'
import type { IdentityField, IdentityMismatch } from './identity-match.ts'
import { reconciledIdentity } from './reconciled-identity.ts'

/**
 * Metadata as it is given out after somebody decided whose images these are: the reconciled identity in its place, and what the images said in
 * the Original Attributes Sequence (PS3.3 C.12.1.1.9). The file itself stays as it came.
 */
export function reconciledMetadata(
  json: DicomJson,
  { coerced, at }: { readonly coerced: readonly IdentityMismatch[]; readonly at: string },
): DicomJson {
  if (coerced.length === 0) return json
  const changed: DicomJson = {}
  const before: DicomJson = {}
  for (const [field, value] of Object.entries(reconciledIdentity(coerced))) {
    const { tag, vr } = attributes[field as IdentityField]
    changed[tag] = jsonElement(vr, [value])
    before[tag] = json[tag] ?? { vr }
  }
  const earlier = json[ORIGINAL_ATTRIBUTES]?.Value ?? []
  const original: DicomJson = {
    [MODIFIED_ATTRIBUTES]: { vr: 'SQ', Value: [before] },
    '04000562': jsonElement('DT', [dicomTime(at)]),
    '04000563': jsonElement('LO', ['YGT']),
    '04000564': { vr: 'LO' },
    '04000565': jsonElement('CS', ['COERCE']),
  }
  const all = { ...json, ...changed, [ORIGINAL_ATTRIBUTES]: { vr: 'SQ', Value: [...earlier, original] } }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const ORIGINAL_ATTRIBUTES = '04000561'
const MODIFIED_ATTRIBUTES = '04000550'

const attributes = {
  patientId: known('PatientID'),
  patientName: known('PatientName'),
  patientSex: known('PatientSex'),
  patientBirthDate: known('PatientBirthDate'),
  accessionNumber: known('AccessionNumber'),
} as const satisfies Record<IdentityField, unknown>

function known(keyword: string): { readonly tag: string; readonly vr: string } {
  const attribute = attributeByKeyword(keyword)
  if (!attribute) throw new Error(`${keyword} is not in the data dictionary`)
  return attribute
}

/** `YYYYMMDDHHMMSS+0000` of an ISO instant in UTC. */
const dicomTime = (at: string): string => `${at.replace(/\D/g, '').slice(0, 14)}+0000`
