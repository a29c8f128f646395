import { describe, expect, test } from 'vitest'
import { parseDicomDate, parseDicomTime, toIsoDate } from '../../src/dicom/date-time.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { type WritableDataSet, writePart10 } from '../../src/dicom/part10-writer.ts'
import { attributesOf, pixelSpacingOf } from '../../src/dicom/study-attributes.ts'
import { syntheticCt, syntheticRadiograph } from '../../src/dicom/synthetic-study.ts'
import { REPORT } from './raw-elements.ts'
import { sampleFiles, sharedSample } from './sample-files.ts'

const { source, files } = sampleFiles()
const order = {
  seed: 'attributes',
  patient: { id: 'P001', name: 'Wang^Wei=王^伟', birthDate: '19600203', sex: 'M' as const },
}

const instanceOf = (bytes: Buffer) => {
  const reading = readDicom(bytes)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.instance
}
const written = (dataSet: WritableDataSet) =>
  instanceOf(
    writePart10({
      SOPClassUID: REPORT,
      SOPInstanceUID: '1.4',
      StudyInstanceUID: '1.1',
      SeriesInstanceUID: '1.2',
      ...dataSet,
    }),
  )

test(`every file gives its attributes (this run: ${source})`, () => {
  for (const facts of files) {
    const attributes = attributesOf(instanceOf(facts.bytes))
    expect(attributes).toMatchObject({
      modality: facts.modality,
      rows: facts.rows,
      columns: facts.columns,
      bitsAllocated: facts.bitsAllocated,
      photometricInterpretation: facts.photometric,
      patientName: facts.patientName,
      sopClassUid: facts.sopClassUid,
      transferSyntaxUid: facts.transferSyntaxUid,
    })
  }
})

test('a generated CT carries everything that a worklist shows', () => {
  const { studyInstanceUid, seriesInstanceUid, instances } = syntheticCt({
    ...order,
    accessionNumber: 'CT0001',
    slices: 3,
    rows: 16,
    columns: 16,
  })
  const attributes = instances.map(({ bytes }) => attributesOf(instanceOf(bytes)))
  expect(attributes[0]).toMatchObject({
    patientId: 'P001',
    patientName: 'Wang^Wei=王^伟',
    patientBirthDate: '19600203',
    patientSex: 'M',
    accessionNumber: 'CT0001',
    studyInstanceUid,
    seriesInstanceUid,
    studyDate: '20260305',
    studyTime: '093000',
    modality: 'CT',
    bodyPartExamined: 'CHEST',
    pixelSpacing: { row: 25, column: 25, source: 'pixel-spacing' },
  })
  expect(attributes.map(({ instanceNumber, sliceLocation }) => [instanceNumber, sliceLocation])).toEqual([
    [1, 5],
    [2, 0],
    [3, -5],
  ])
})

test('the same seed gives the same bytes, another seed other UIDs', () => {
  const small = { rows: 16, columns: 16 }
  const [first, again, other] = ['a', 'a', 'b'].map((seed) => syntheticRadiograph({ ...order, seed, ...small }))
  expect(first?.instances[0]?.bytes.equals(again?.instances[0]?.bytes ?? Buffer.alloc(0))).toBe(true)
  expect(first?.studyInstanceUid).toMatch(/^2\.25\.\d{1,39}$/)
  expect(other?.studyInstanceUid).not.toBe(first?.studyInstanceUid)
})

test('what is malformed in a file is absent from the index, never wrong', () => {
  const attributes = attributesOf(
    written({
      StudyDate: '20260230',
      StudyTime: '2560',
      SeriesNumber: '12abc',
      InstanceNumber: '7',
      StudyDescription: '长'.repeat(20),
    }),
  )
  expect(attributes).toMatchObject({ studyDate: null, studyTime: null, seriesNumber: null, instanceNumber: 7 })
  expect(attributes.studyDescription).toBe('长'.repeat(20))
})

test('the request is found in the Request Attributes Sequence', () => {
  const attributes = attributesOf(
    written({ RequestAttributesSequence: [{ ScheduledProcedureStepID: 'SPS1', RequestedProcedureID: 'RP1' }] }),
  )
  expect(attributes).toMatchObject({ scheduledProcedureStepId: 'SPS1', requestedProcedureId: 'RP1' })
})

describe('pixel spacing', () => {
  test('is millimetres between rows and between columns', () => {
    expect(pixelSpacingOf(written({ PixelSpacing: [0.5, 0.25] }).dataSet)).toEqual({
      row: 0.5,
      column: 0.25,
      source: 'pixel-spacing',
    })
  })

  test('at the detector is marked as such', () => {
    expect(pixelSpacingOf(written({ ImagerPixelSpacing: [0.2, 0.2] }).dataSet)?.source).toBe('imager-pixel-spacing')
  })

  test('of an enhanced multi-frame image is in the shared functional groups', () => {
    const shared = [{ PixelMeasuresSequence: [{ PixelSpacing: [0.7, 0.7] }] }]
    expect(pixelSpacingOf(written({ SharedFunctionalGroupsSequence: shared }).dataSet)?.row).toBe(0.7)
  })

  test('of one ultrasound region comes in centimetres', () => {
    const region = {
      PhysicalUnitsXDirection: 3,
      PhysicalUnitsYDirection: 3,
      PhysicalDeltaX: 0.05,
      PhysicalDeltaY: -0.04,
    }
    const spacingOf = (regions: WritableDataSet[]) =>
      pixelSpacingOf(written({ SequenceOfUltrasoundRegions: regions }).dataSet)
    expect(spacingOf([region])).toEqual({ row: 0.4, column: 0.5, source: 'ultrasound-region' })
    expect(spacingOf([region, region])).toBeNull()
    expect(spacingOf([{ ...region, PhysicalUnitsXDirection: 4 }])).toBeNull()
  })

  test('of zero is none', () => {
    expect(pixelSpacingOf(written({ PixelSpacing: ['0.000', '0.000'] }).dataSet)).toBeNull()
    const samples = [sharedSample('RG1_J2KI.dcm')].filter((bytes) => bytes !== undefined)
    expect(samples.map((sample) => pixelSpacingOf(instanceOf(sample).dataSet))).toEqual(samples.map(() => null))
  })
})

test.each([
  ['20260305', '20260305'],
  ['2026.03.05', '20260305'],
  ['20240229', '20240229'],
  ['20250229', undefined],
  ['2026', undefined],
  ['', undefined],
])('date %s', (text, date) => {
  expect(parseDicomDate(text)).toBe(date)
  expect(toIsoDate('20260305')).toBe('2026-03-05')
})

test.each([
  ['093000', '093000'],
  ['09:30:00', '093000'],
  ['0930', '0930'],
  ['093000.123456', '093000.123456'],
  ['24', undefined],
  ['096000', undefined],
])('time %s', (text, time) => {
  expect(parseDicomTime(text)).toBe(time)
})
