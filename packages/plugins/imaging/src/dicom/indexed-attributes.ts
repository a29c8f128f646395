import { attributeByKeyword } from './attribute-dictionary.ts'
import type { InstanceAttributes } from './study-attributes.ts'

/** The level at which an attribute is the same for all that is below (PS3.4 C.6.2.1, Study Root). */
export type QueryLevel = 'study' | 'series' | 'instance'

/** One attribute of the index: what it is called in DICOM and in a row, at which level it lives, and whether it can be searched. */
export type IndexedAttribute = {
  property: IndexedProperty
  keyword: string
  tag: string
  vr: string
  level: QueryLevel
  /** QIDO-RS accepts it as a match parameter. */
  searchable: boolean
  /** Tag of the sequence whose first item holds it. */
  within?: string
  /** Several values are kept, joined by a backslash. */
  multiple?: boolean
}

export type IndexedProperty = Exclude<keyof InstanceAttributes, 'pixelSpacing' | 'transferSyntaxUid'>

const study = (property: IndexedProperty, keyword: string): IndexedAttribute => make('study', property, keyword)
const series = (property: IndexedProperty, keyword: string): IndexedAttribute => make('series', property, keyword)
const instance = (property: IndexedProperty, keyword: string): IndexedAttribute => make('instance', property, keyword)

/**
 * Everything that is indexed. The keys that QIDO-RS has to match (PS3.18 table 10.6.1-5) and those that RIS work needs are searchable,
 * the rest is returned on demand.
 */
export const INDEXED_ATTRIBUTES: readonly IndexedAttribute[] = [
  study('patientId', 'PatientID'),
  study('issuerOfPatientId', 'IssuerOfPatientID'),
  study('patientName', 'PatientName'),
  study('patientBirthDate', 'PatientBirthDate'),
  study('patientSex', 'PatientSex'),
  shown(study('patientAge', 'PatientAge')),
  study('studyInstanceUid', 'StudyInstanceUID'),
  study('studyId', 'StudyID'),
  study('studyDate', 'StudyDate'),
  study('studyTime', 'StudyTime'),
  study('accessionNumber', 'AccessionNumber'),
  study('studyDescription', 'StudyDescription'),
  study('referringPhysicianName', 'ReferringPhysicianName'),
  shown(study('timezoneOffsetFromUtc', 'TimezoneOffsetFromUTC')),
  series('seriesInstanceUid', 'SeriesInstanceUID'),
  series('modality', 'Modality'),
  series('seriesNumber', 'SeriesNumber'),
  series('seriesDescription', 'SeriesDescription'),
  series('seriesDate', 'SeriesDate'),
  shown(series('seriesTime', 'SeriesTime')),
  series('bodyPartExamined', 'BodyPartExamined'),
  shown(series('laterality', 'Laterality')),
  shown(series('protocolName', 'ProtocolName')),
  series('manufacturer', 'Manufacturer'),
  shown(series('manufacturerModelName', 'ManufacturerModelName')),
  series('stationName', 'StationName'),
  series('institutionName', 'InstitutionName'),
  series('performedProcedureStepStartDate', 'PerformedProcedureStepStartDate'),
  series('performedProcedureStepStartTime', 'PerformedProcedureStepStartTime'),
  requested(series('scheduledProcedureStepId', 'ScheduledProcedureStepID')),
  requested(series('requestedProcedureId', 'RequestedProcedureID')),
  instance('sopInstanceUid', 'SOPInstanceUID'),
  instance('sopClassUid', 'SOPClassUID'),
  instance('instanceNumber', 'InstanceNumber'),
  shown(instance('numberOfFrames', 'NumberOfFrames')),
  shown(instance('rows', 'Rows')),
  shown(instance('columns', 'Columns')),
  shown(instance('bitsAllocated', 'BitsAllocated')),
  shown(instance('photometricInterpretation', 'PhotometricInterpretation')),
  { ...shown(instance('imageType', 'ImageType')), multiple: true },
  shown(instance('contentDate', 'ContentDate')),
  shown(instance('contentTime', 'ContentTime')),
  shown(instance('sliceLocation', 'SliceLocation')),
]

function make(level: QueryLevel, property: IndexedProperty, keyword: string): IndexedAttribute {
  const attribute = attributeByKeyword(keyword)
  if (!attribute) throw new Error(`${keyword} is not in the data dictionary`)
  return { property, ...attribute, level, searchable: true }
}

function shown(attribute: IndexedAttribute): IndexedAttribute {
  return { ...attribute, searchable: false }
}

/** Inside the Request Attributes Sequence. */
function requested(attribute: IndexedAttribute): IndexedAttribute {
  return { ...attribute, within: '00400275' }
}
