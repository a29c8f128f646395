import type { DataSet } from './data-set.ts'
import { parseDicomDate, parseDicomTime } from './date-time.ts'
import { firstNumber, firstText, itemsOf, numberValues, textValues } from './element-values.ts'
import { INDEXED_ATTRIBUTES, type IndexedAttribute } from './indexed-attributes.ts'
import type { DicomInstance } from './part10.ts'

/**
 * What is kept of an instance for search and worklists, one property per attribute (see `indexed-attributes.ts`).
 * Text is decoded and unpadded, null where absent. Dates are `YYYYMMDD`, times `HHMMSS.F`, names PN text
 * (`Wang^XiaoDong=王^小东`), integers numbers. Spacings are millimetres between rows and between columns.
 */
export type InstanceAttributes = {
  patientId: string | null
  issuerOfPatientId: string | null
  patientName: string | null
  patientBirthDate: string | null
  patientSex: string | null
  patientAge: string | null
  studyInstanceUid: string
  studyId: string | null
  studyDate: string | null
  studyTime: string | null
  accessionNumber: string | null
  studyDescription: string | null
  referringPhysicianName: string | null
  timezoneOffsetFromUtc: string | null
  seriesInstanceUid: string
  modality: string | null
  seriesNumber: number | null
  seriesDescription: string | null
  seriesDate: string | null
  seriesTime: string | null
  bodyPartExamined: string | null
  laterality: string | null
  protocolName: string | null
  manufacturer: string | null
  manufacturerModelName: string | null
  stationName: string | null
  institutionName: string | null
  performedProcedureStepStartDate: string | null
  performedProcedureStepStartTime: string | null
  scheduledProcedureStepId: string | null
  requestedProcedureId: string | null
  sopInstanceUid: string
  sopClassUid: string
  instanceNumber: number | null
  numberOfFrames: number | null
  rows: number | null
  columns: number | null
  bitsAllocated: number | null
  photometricInterpretation: string | null
  imageType: string | null
  contentDate: string | null
  contentTime: string | null
  sliceLocation: number | null
  transferSyntaxUid: string
  pixelSpacing: PixelSpacing | null
}

/**
 * `source` says which attribute it came from (PS3.3 section 10.7.1.3): in the patient, at the detector (magnified), or the pixels of
 * an ultrasound region. Absent altogether where the device wrote zeros.
 */
export type PixelSpacing = {
  row: number
  column: number
  source: 'pixel-spacing' | 'imager-pixel-spacing' | 'ultrasound-region'
}

/** The attributes of one instance for the index. */
export function attributesOf({ dataSet, identity, transferSyntaxUid }: DicomInstance): InstanceAttributes {
  const values = INDEXED_ATTRIBUTES.map((attribute) => [attribute.property, valueOf(dataSet, attribute)])
  return { ...Object.fromEntries(values), ...identity, transferSyntaxUid, pixelSpacing: pixelSpacingOf(dataSet) }
}

/** Spacing of the pixels in millimetres, or null where lengths cannot be measured. */
export function pixelSpacingOf(dataSet: DataSet): PixelSpacing | null {
  const shared = itemsOf(dataSet, '52009229')[0]
  const measures = shared && itemsOf(shared, '00289110')[0]
  return (
    spacing(dataSet, '00280030', 'pixel-spacing') ??
    (measures ? spacing(measures, '00280030', 'pixel-spacing') : null) ??
    spacing(dataSet, '00181164', 'imager-pixel-spacing') ??
    ultrasoundSpacing(dataSet)
  )
}

/** Longest text kept in the index; a longer one is cut, the file keeps it whole. */
const MAX_TEXT = 256

function valueOf(dataSet: DataSet, { tag, vr, within, multiple }: IndexedAttribute): string | number | null {
  const from = within ? itemsOf(dataSet, within)[0] : dataSet
  if (!from) return null
  if (vr === 'IS' || vr === 'US' || vr === 'DS') {
    const number = firstNumber(from, tag)
    return number === undefined ? null : vr === 'IS' ? Math.trunc(number) : number
  }
  const text = multiple ? textValues(from, tag).join('\\') : firstText(from, tag)
  if (!text) return null
  if (vr === 'DA') return parseDicomDate(text) ?? null
  if (vr === 'TM') return parseDicomTime(text) ?? null
  return text.slice(0, MAX_TEXT)
}

function spacing(dataSet: DataSet, tag: string, source: PixelSpacing['source']): PixelSpacing | null {
  const [row = 0, column = 0] = numberValues(dataSet, tag)
  return row > 0 && column > 0 && Number.isFinite(row + column) ? { row, column, source } : null
}

/** One region in centimetres (PS3.3 C.8.5.5.1): Physical Units 3 is cm, the delta is per pixel. Several regions give no single spacing. */
function ultrasoundSpacing(dataSet: DataSet): PixelSpacing | null {
  const regions = itemsOf(dataSet, '00186011')
  const [region] = regions
  if (!region || regions.length !== 1) return null
  if (firstNumber(region, '00186024') !== 3 || firstNumber(region, '00186026') !== 3) return null
  const column = Math.abs(firstNumber(region, '0018602C') ?? 0) * 10
  const row = Math.abs(firstNumber(region, '0018602E') ?? 0) * 10
  return row > 0 && column > 0 ? { row, column, source: 'ultrasound-region' } : null
}
