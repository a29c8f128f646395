import dcmjs from 'dcmjs'

/** One attribute of PS3.6. `tag` is eight upper-case hex digits, as in the DICOM JSON model. */
export type DicomAttribute = { tag: string; keyword: string; vr: string }

/** The attribute of a tag (`00100010`), or undefined for private and unknown tags. */
export function attributeByTag(tag: string): DicomAttribute | undefined {
  const entry = dictionary[`(${tag.slice(0, 4)},${tag.slice(4)})`]
  return entry && toAttribute(entry, tag)
}

/** The attribute of a keyword (`PatientName`). */
export function attributeByKeyword(keyword: string): DicomAttribute | undefined {
  if (!Object.hasOwn(nameMap, keyword)) return undefined
  const entry = nameMap[keyword]
  return entry && toAttribute(entry, entry.tag.slice(1, 5) + entry.tag.slice(6, 10))
}

/** The attribute that a query names: a keyword, or a tag as eight hex digits (PS3.18 section 8.3.4.1). */
export function attributeOf(name: string): DicomAttribute | undefined {
  return TAG.test(name) ? attributeByTag(name.toUpperCase()) : attributeByKeyword(name)
}

/** The value representation to assume where the data set does not say (implicit VR, PS3.5 A.1); `UN` when unknown. */
export function vrOfTag(tag: string): string {
  if (tag.endsWith('0000')) return 'UL'
  if (isPrivate(tag)) return /^....00[1-9A-F][0-9A-F]$/.test(tag) ? 'LO' : 'UN'
  return attributeByTag(tag)?.vr ?? 'UN'
}

/** Whether the attribute is US or SS depending on Pixel Representation (PS3.6, "US or SS"). */
export const isSignDependent = (tag: string): boolean => dictionary[`(${tag.slice(0, 4)},${tag.slice(4)})`]?.vr === 'xs'

/** Private attributes have an odd group number (PS3.5 section 7.8). */
export const isPrivate = (tag: string): boolean => (Number.parseInt(tag.charAt(3), 16) & 1) === 1

const TAG = /^[0-9A-Fa-f]{8}$/
const { dictionary, nameMap } = dcmjs.data.DicomMetaDictionary

/** What dcmjs writes for VRs that depend on the data set: OB or OW, US or SS, OW or US, offsets, delimiters. */
const AMBIGUOUS: Record<string, string> = { ox: 'OW', xs: 'US', lt: 'OW', up: 'UL', na: 'UN' }

function toAttribute(entry: { vr: string; name: string }, tag: string): DicomAttribute {
  return { tag, keyword: entry.name.replace(/^RETIRED_/, ''), vr: AMBIGUOUS[entry.vr] ?? entry.vr }
}
