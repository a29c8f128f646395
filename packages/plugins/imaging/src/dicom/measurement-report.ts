import type { WritableDataSet } from './part10-writer.ts'
import { codeOfValue, conceptsOf } from './report-concepts.ts'
import { container, contains, coordinates, personName, reference, text, uidReference } from './report-content.ts'

/** Enhanced SR would not do: TID 1500 needs Comprehensive SR Storage (PS3.4 annex B, PS3.3 A.35.3). */
export const COMPREHENSIVE_SR = '1.2.840.10008.5.1.4.1.1.88.33'

export type ReportedMeasurement = {
  trackingUid: string
  tracking: string
  kind: string
  image: { sopClassUid: string; sopInstanceUid: string; seriesInstanceUid: string; frame: number; frames: number }
  /** Columns and rows on the image. */
  pixels: readonly (readonly [number, number])[]
  values: Readonly<Record<string, { value: number; unit: string }>>
  text: string | null
}

export type MeasurementReport = {
  sopInstanceUid: string
  seriesInstanceUid: string
  seriesNumber: number
  instanceNumber: number
  /** Attributes of patient and study, taken over from an image of it. */
  study: WritableDataSet
  /** `YYYYMMDD`, `HHMMSS`. */
  date: string
  time: string
  author: string
  measurements: readonly ReportedMeasurement[]
}

/**
 * A measurement report by TID 1500 (PS3.16, edition 2024): one group (TID 1501) for each measurement, each value a NUM that is inferred from the
 * coordinates (SCOORD) on the image it was measured on.
 */
export function measurementReport(report: MeasurementReport): WritableDataSet {
  const { study, date, time, author, measurements } = report
  return {
    ...study,
    SpecificCharacterSet: 'ISO_IR 192',
    SOPClassUID: COMPREHENSIVE_SR,
    SOPInstanceUID: report.sopInstanceUid,
    SeriesInstanceUID: report.seriesInstanceUid,
    Modality: 'SR',
    SeriesDescription: 'Measurements',
    SeriesNumber: report.seriesNumber,
    InstanceNumber: report.instanceNumber,
    Manufacturer: 'YGT',
    ContentDate: date,
    ContentTime: time,
    CompletionFlag: 'PARTIAL',
    VerificationFlag: 'UNVERIFIED',
    CurrentRequestedProcedureEvidenceSequence: evidence(study, measurements),
    PerformedProcedureCodeSequence: [],
    ReferencedPerformedProcedureStepSequence: [],
    ...container('126000', 'Imaging Measurement Report'),
    ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: '1500' }],
    ContentSequence: [
      {
        RelationshipType: 'HAS CONCEPT MOD',
        ValueType: 'CODE',
        ...conceptsOf('121049', 'DCM', 'Language of Content Item and Descendants'),
        ConceptCodeSequence: [
          { CodeValue: 'zh-CN', CodingSchemeDesignator: 'RFC5646', CodeMeaning: 'Chinese (China)' },
        ],
      },
      personName(author),
      {
        RelationshipType: 'HAS CONCEPT MOD',
        ValueType: 'CODE',
        ...conceptsOf('121058', 'DCM', 'Procedure reported'),
        ConceptCodeSequence: [
          { CodeValue: '363679005', CodingSchemeDesignator: 'SCT', CodeMeaning: 'Imaging procedure' },
        ],
      },
      contains({ ...container('126010', 'Imaging Measurements'), ContentSequence: measurements.map(group) }),
    ],
  }
}

function group(one: ReportedMeasurement): WritableDataSet {
  const where = coordinates(one)
  const inferred = { RelationshipType: 'INFERRED FROM', ...where, ContentSequence: [reference(one)] }
  const values = Object.entries(one.values).map(([property, { value, unit }]): WritableDataSet => {
    const { name, modifiers } = codeOfValue(one.kind, property, unit)
    const measured = {
      NumericValue: value,
      MeasurementUnitsCodeSequence: [{ CodeValue: unit, CodingSchemeDesignator: 'UCUM', CodeMeaning: unit }],
    }
    return {
      RelationshipType: 'CONTAINS',
      ValueType: 'NUM',
      ...name,
      MeasuredValueSequence: [measured],
      ContentSequence: [...modifiers, inferred],
    }
  })
  const finding = one.text === null ? [] : [text('CONTAINS', '121071', 'Finding', one.text)]
  const place = values.length > 0 ? [] : [{ RelationshipType: 'CONTAINS', ...where, ContentSequence: [reference(one)] }]
  return contains({
    ...container('125007', 'Measurement Group'),
    ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: '1501' }],
    ContentSequence: [
      text('HAS OBS CONTEXT', '112039', 'Tracking Identifier', one.tracking),
      uidReference('112040', 'Tracking Unique Identifier', one.trackingUid),
      ...finding,
      ...values,
      ...place,
    ],
  })
}

/** Every image that the report speaks of, by series (PS3.3 C.17.2). */
function evidence(study: WritableDataSet, measurements: readonly ReportedMeasurement[]): WritableDataSet[] {
  const images = new Map(measurements.map(({ image }) => [image.sopInstanceUid, image]))
  const series = Map.groupBy(images.values(), (image) => image.seriesInstanceUid)
  return [
    {
      StudyInstanceUID: study.StudyInstanceUID,
      ReferencedSeriesSequence: [...series].map(([SeriesInstanceUID, of]) => ({
        SeriesInstanceUID,
        ReferencedSOPSequence: of.map(({ sopClassUid, sopInstanceUid }) => ({
          ReferencedSOPClassUID: sopClassUid,
          ReferencedSOPInstanceUID: sopInstanceUid,
        })),
      })),
    },
  ]
}
