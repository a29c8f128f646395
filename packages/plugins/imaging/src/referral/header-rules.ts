import { isPrivate } from '../dicom/attribute-dictionary.ts'

/** What a county may let images say outside besides what a viewer needs. */
export const keepable = ['dates', 'descriptions', 'device', 'body'] as const
export type Keepable = (typeof keepable)[number]

/**
 * Which elements of a header leave the county. It is a list of what stays, so that what nobody thought of goes: the opposite way
 * round from table E.1-1 of PS3.15, against which it has not been checked entry by entry. UIDs stay, because the answer and its key
 * images name them; they were made by devices and say nothing of the resident.
 */
export function stays(tag: string, vr: string, keep: ReadonlySet<Keepable>): boolean {
  const option = optional.get(tag)
  if (option) return keep.has(option)
  if (always.has(tag)) return true
  if (isPrivate(tag) || removed.has(tag) || !groups.has(tag.slice(0, 4))) return false
  if (dates.has(vr)) return keep.has('dates')
  return !freeText.has(vr)
}

/** Groups of acquisition, geometry, presentation and functional groups: numbers and codes of them stay. */
const groups = new Set(['0018', '0020', '0022', '0028', '0048', '0054', '0062', '5200'])
const dates = new Set(['DA', 'TM', 'DT'])
/** People write anything into these. */
const freeText = new Set(['PN', 'LO', 'SH', 'LT', 'ST', 'UT', 'UC', 'UR', 'AE', 'UN', 'OB'])

/** By themselves: what a viewer cannot do without, outside those groups or as text in them. */
const always = new Set([
  '00080008', // Image Type
  '00080016', // SOP Class UID
  '00080018', // SOP Instance UID
  '00080060', // Modality
  '00080064', // Conversion Type
  '00080068', // Presentation Intent Type
  '00080100', // Code Value
  '00080102', // Coding Scheme Designator
  '00080104', // Code Meaning
  '00081115', // Referenced Series Sequence
  '00081140', // Referenced Image Sequence
  '00081150', // Referenced SOP Class UID
  '00081155', // Referenced SOP Instance UID
  '00081160', // Referenced Frame Number
  '00082112', // Source Image Sequence
  '00082218', // Anatomic Region Sequence
  '00089007', // Frame Type
  '00089205', // Pixel Presentation
  '00089206', // Volumetric Properties
  '00089207', // Volume Based Calculation Technique
  '00089208', // Complex Image Component
  '00089209', // Acquisition Contrast
  '00180010', // Contrast/Bolus Agent
  '00180024', // Sequence Name
  '00181160', // Filter Type
  '00181210', // Convolution Kernel
  '00281054', // Rescale Type
  '00281055', // Window Center & Width Explanation
  '00282000', // ICC Profile
  '00283003', // LUT Explanation
  '00283004', // Modality LUT Type
  '00400555', // Acquisition Context Sequence
  '004008EA', // Measurement Units Code Sequence
  '00409096', // Real World Value Mapping Sequence
  '00409210', // LUT Label
  '00409211', // Real World Value Last Value Mapped
  '00409212', // Real World Value LUT Data
  '00409216', // Real World Value First Value Mapped
  '00409224', // Real World Value Intercept
  '00409225', // Real World Value Slope
  '00541103', // Reconstruction Method
  '20500020', // Presentation LUT Shape
])

/** Only where the county says so. */
const optional = new Map<string, Keepable>([
  ['00080020', 'dates'], // Study Date
  ['00080021', 'dates'], // Series Date
  ['00080022', 'dates'], // Acquisition Date
  ['00080023', 'dates'], // Content Date
  ['0008002A', 'dates'], // Acquisition DateTime
  ['00080030', 'dates'], // Study Time
  ['00080031', 'dates'], // Series Time
  ['00080032', 'dates'], // Acquisition Time
  ['00080033', 'dates'], // Content Time
  ['00081030', 'descriptions'], // Study Description
  ['0008103E', 'descriptions'], // Series Description
  ['00181030', 'descriptions'], // Protocol Name
  ['00080070', 'device'], // Manufacturer
  ['00081090', 'device'], // Manufacturer's Model Name
  ['00181020', 'device'], // Software Versions
  ['00101010', 'body'], // Patient's Age
  ['00101020', 'body'], // Patient's Size
  ['00101030', 'body'], // Patient's Weight
])

/** In the groups that stay, and yet what tells of a device, a place or the resident. */
const removed = new Set([
  '00181002', // Device UID
  '0018100B', // Manufacturer's Device Class UID
  '0018100A', // UDI Sequence
  '00189185', // Respiratory Motion Compensation Technique Description
  '0018A001', // Contributing Equipment Sequence
  '00189445', // Dose Check details of whoever overrode an alert
  '00200010', // Study ID
  '00209158', // Frame Comments
  '00281199', // Palette Color Lookup Table UID
  '00281214', // Large Palette Color Lookup Table UID
])
