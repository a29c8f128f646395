import { expect, test } from 'vitest'
import { INDEXED_ATTRIBUTES } from '../../src/dicom/indexed-attributes.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { qidoResult } from '../../src/dicom/qido-result.ts'
import { attributesOf } from '../../src/dicom/study-attributes.ts'
import { syntheticCt } from '../../src/dicom/synthetic-study.ts'

const ct = syntheticCt({
  seed: 'result',
  patient: { id: 'P1', name: 'Wang^Wei=王^伟' },
  accessionNumber: 'A1',
  slices: 1,
  rows: 16,
  columns: 16,
})
const reading = readDicom(ct.instances[0]?.bytes ?? Buffer.alloc(0))
const row = reading.ok ? attributesOf(reading.instance) : {}
const counts = {
  modalitiesInStudy: ['CT'],
  numberOfStudyRelatedSeries: 1,
  numberOfStudyRelatedInstances: 1,
  numberOfSeriesRelatedInstances: 1,
}

test('a study has what PS3.18 table 10.6.3-3 requires', () => {
  const json = qidoResult(
    { ...row, ...counts },
    { level: 'study', levels: ['study'], retrieveUrl: 'https://x/studies/1', include: [] },
  )
  const required = ['00080005', '00080020', '00080030', '00080050', '00080056', '00080061', '00080090', '00081190']
  const patient = ['00100010', '00100020', '00100030', '00100040', '0020000D', '00200010', '00201206', '00201208']
  expect(Object.keys(json).toSorted()).toEqual([...required, ...patient].toSorted())
  expect(json['00100010']).toEqual({ vr: 'PN', Value: [{ Alphabetic: 'Wang^Wei', Ideographic: '王^伟' }] })
  expect(json['00100030']).toEqual({ vr: 'DA' })
  expect(json['00080061']).toEqual({ vr: 'CS', Value: ['CT'] })
  expect(json['00201208']).toEqual({ vr: 'IS', Value: [1] })
})

test('a series has what table 10.6.3-4 requires, with its request', () => {
  const requested = { ...row, ...counts, scheduledProcedureStepId: 'S1', requestedProcedureId: 'R1' }
  const json = qidoResult(requested, { level: 'series', levels: ['series'], retrieveUrl: 'https://x', include: [] })
  expect(json).toMatchObject({
    '00080060': { Value: ['CT'] },
    '0020000E': { Value: [ct.seriesInstanceUid] },
    '00201209': { Value: [1] },
    '00400275': {
      vr: 'SQ',
      Value: [{ '00400009': { vr: 'SH', Value: ['S1'] }, '00401001': { vr: 'SH', Value: ['R1'] } }],
    },
  })
  expect(json['00100010']).toBeUndefined()
})

test('an instance has what table 10.6.3-5 requires, and what its path did not name', () => {
  const json = qidoResult(
    { ...row, ...counts },
    { level: 'instance', levels: ['study', 'series', 'instance'], retrieveUrl: 'https://x', include: [] },
  )
  const tags = ['00080016', '00080018', '00200013', '00280010', '00280011', '00280100', '00080060', '00100010']
  expect(tags.filter((tag) => json[tag]?.Value?.length !== 1)).toEqual([])
})

test('more is returned on demand, never of a lower level', () => {
  const options = { level: 'study', levels: ['study'], retrieveUrl: 'https://x' } as const
  const description = INDEXED_ATTRIBUTES.filter(({ keyword }) => keyword === 'StudyDescription' || keyword === 'Rows')
  const json = qidoResult({ ...row, ...counts }, { ...options, include: description })
  expect(json['00081030']?.Value).toEqual(['胸部CT平扫'])
  expect(json['00280010']).toBeUndefined()
  expect(qidoResult({ ...row, ...counts }, { ...options, include: 'all' })['00081030']).toBeDefined()
})
