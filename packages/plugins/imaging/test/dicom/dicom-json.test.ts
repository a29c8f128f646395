import { describe, expect, test } from 'vitest'
import { bulkDataOf, type DicomJson, jsonElement, littleEndianBytes, toDicomJson } from '../../src/dicom/dicom-json.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { writePart10 } from '../../src/dicom/part10-writer.ts'
import { element, file, identityElements, REPORT, us } from './raw-elements.ts'
import { sampleFiles, sharedSample } from './sample-files.ts'

const dataSetOf = (bytes: Buffer) => {
  const reading = readDicom(bytes)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.instance.dataSet
}
const metadata = (bytes: Buffer, inlineUpTo = 1024): DicomJson =>
  toDicomJson(dataSetOf(bytes), { bulkDataUri: (path) => `/bulkdata/${path}`, inlineUpTo })

const identity = { SOPClassUID: REPORT, SOPInstanceUID: '1.4', StudyInstanceUID: '1.1', SeriesInstanceUID: '1.2' }

test('every kind of value in the JSON model (PS3.18 annex F)', () => {
  const json = metadata(
    writePart10({
      ...identity,
      SpecificCharacterSet: 'ISO_IR 192',
      ImageType: ['ORIGINAL', '', 'AXIAL'],
      PatientName: 'Wang^XiaoDong=王^小东',
      PatientID: '',
      InstanceNumber: 7,
      PixelSpacing: ['0.5', '0.25'],
      WindowCenter: 'not a number',
      Rows: 512,
      FrameIncrementPointer: Buffer.from('18006310', 'hex'),
      ReferencedSeriesSequence: [{ SeriesInstanceUID: '1.9' }],
      IconImageSequence: [],
      RedPaletteColorLookupTableData: Buffer.from([1, 0, 2, 0]),
    }),
  )
  expect(json).toMatchObject({
    '00080005': { vr: 'CS', Value: ['ISO_IR 192'] },
    '00080008': { vr: 'CS', Value: ['ORIGINAL', null, 'AXIAL'] },
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小东' }] },
    '00200013': { vr: 'IS', Value: [7] },
    '00280030': { vr: 'DS', Value: [0.5, 0.25] },
    '00281050': { vr: 'DS', Value: ['not a number'] },
    '00280010': { vr: 'US', Value: [512] },
    '00280009': { vr: 'AT', Value: ['00181063'] },
    '00081115': { vr: 'SQ', Value: [{ '0020000E': { vr: 'UI', Value: ['1.9'] } }] },
    '00281201': { vr: 'OW', InlineBinary: 'AQACAA==' },
  })
  expect(json['00100020']).toEqual({ vr: 'LO' })
  expect(json['00880200']).toEqual({ vr: 'SQ' })
})

test('text is UTF-8 whatever the file was in, and says so', () => {
  const { files } = sampleFiles()
  for (const json of files.map(({ bytes }) => metadata(bytes))) {
    expect(json['00080005']?.Value ?? ['ISO_IR 192']).toEqual(['ISO_IR 192'])
    expect(json['00020010']).toBeUndefined()
  }
  const chinese = files.filter(({ patientName, name }) => patientName?.includes('王') && /gb18030/i.test(name))
  expect(chinese.map(({ bytes }) => metadata(bytes)['00100010']?.Value)).toEqual([
    [{ Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小东' }],
  ])
})

test('private elements are kept', () => {
  const block = [element('00291001', 'LO', 'value'), element('00290010', 'LO', 'MAKER')]
  const json = metadata(file([identityElements(REPORT), ...block]))
  expect(json['00290010']).toEqual({ vr: 'LO', Value: ['MAKER'] })
  expect(json['00291001']).toEqual({ vr: 'LO', Value: ['value'] })
  // Of the 258 elements of this file, dcmjs' naturalize and denaturalize would keep 79.
  const samples = [sharedSample('CT_small.dcm')].filter((bytes) => bytes !== undefined)
  const isPrivate = (tag: string) => /^...[13579BDF]/.test(tag)
  for (const sample of samples) expect(Object.keys(metadata(sample)).filter(isPrivate).length).toBe(179)
})

describe('binary values', () => {
  const large = writePart10({
    ...identity,
    EncapsulatedDocument: Buffer.alloc(2000, 1),
    PixelData: Buffer.from([1, 2]),
  })

  test('beyond the limit are addresses, and pixel data always is', () => {
    const json = metadata(large)
    expect(json['00420011']).toEqual({ vr: 'OB', BulkDataURI: '/bulkdata/00420011' })
    expect(json['7FE00010']).toEqual({ vr: 'OW', BulkDataURI: '/bulkdata/7FE00010' })
    expect(metadata(large, 4096)['00420011']?.InlineBinary).toHaveLength(2668)
  })

  test('are found again by their address, also inside sequences', () => {
    const nested = writePart10({ ...identity, IconImageSequence: [{ Rows: 1 }, { PixelData: Buffer.from([5, 6]) }] })
    const json = metadata(nested)
    const icon = json['00880200']?.Value?.[1] as DicomJson
    expect(icon['7FE00010']?.BulkDataURI).toBe('/bulkdata/00880200/1/7FE00010')
    const found = bulkDataOf(dataSetOf(nested), '00880200/1/7FE00010')
    expect(found && littleEndianBytes(found.dataSet, found.element)).toEqual(Buffer.from([5, 6]))
  })

  test.each(['00880200', '7FE00010/0/00080018', '00420011/x/00080018', 'nonsense', ''])('%j is no address', (path) => {
    expect(bulkDataOf(dataSetOf(writePart10({ ...identity, IconImageSequence: [{ Rows: 1 }] })), path)).toBeUndefined()
  })

  test('of a big endian file come out in little endian', () => {
    const bigEndian = { bigEndian: true }
    const body = [
      identityElements(REPORT, bigEndian),
      element('00280010', 'US', us(300, true), bigEndian),
      element('00281201', 'OW', Buffer.from([0, 1, 0, 2]), bigEndian),
    ]
    const json = metadata(file(body, '1.2.840.10008.1.2.2'))
    expect(json['00280010']?.Value).toEqual([300])
    expect(json['00281201']?.InlineBinary).toBe(Buffer.from([1, 0, 2, 0]).toString('base64'))
  })
})

test('numbers that JSON cannot hold are text', () => {
  const nan = Buffer.alloc(16)
  nan.writeDoubleLE(Number.POSITIVE_INFINITY, 0)
  nan.writeDoubleLE(1.5, 8)
  const big = Buffer.alloc(8, 0xff)
  const json = metadata(
    file([identityElements(REPORT), element('00720074', 'FD', nan), element('00720083', 'UV', big)]),
  )
  expect(json['00720074']?.Value).toEqual(['Infinity', 1.5])
  expect(json['00720083']?.Value?.[0]).toBe('18446744073709551615')
})

test('an element from values in hand', () => {
  expect(jsonElement('PN', ['张^三'])).toEqual({ vr: 'PN', Value: [{ Alphabetic: '张^三' }] })
  expect(jsonElement('LO', ['', null, undefined])).toEqual({ vr: 'LO' })
  expect(jsonElement('CS', [])).toEqual({ vr: 'CS' })
})
