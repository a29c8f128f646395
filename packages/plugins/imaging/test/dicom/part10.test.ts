import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, firstText } from '../../src/dicom/element-values.ts'
import { type DicomReading, readDicom } from '../../src/dicom/part10.ts'
import { encodeDataSet, fileHeader, writePart10 } from '../../src/dicom/part10-writer.ts'
import { pixelLayoutOf } from '../../src/dicom/pixel-layout.ts'
import { syntheticCt } from '../../src/dicom/synthetic-study.ts'
import { CT, delimiter, element, file, identityElements, item, REPORT, report, UNDEFINED, us } from './raw-elements.ts'
import { sampleFiles, sharedSample } from './sample-files.ts'

const { source, files } = sampleFiles()

const reasonOf = (bytes: Uint8Array) => {
  const reading = readDicom(bytes)
  return reading.ok ? 'ok' : reading.reason
}
const warningsOf = (reading: DicomReading) =>
  reading.ok ? reading.instance.warnings.map(({ code }) => code) : reading.reason

test(`the files are read as what they are known to be (this run: ${source})`, () => {
  expect(files.length).toBe(source === 'shared samples' ? 17 : 8)
  for (const { bytes, ...facts } of files) {
    const reading = readDicom(bytes)
    if (!reading.ok) throw new Error(`${facts.name}: ${reading.reason} ${reading.detail}`)
    const { instance } = reading
    const layout = pixelLayoutOf(instance.dataSet)
    expect({
      name: facts.name,
      transferSyntaxUid: instance.transferSyntaxUid,
      sopClassUid: instance.identity.sopClassUid,
      modality: firstText(instance.dataSet, '00080060'),
      rows: layout?.rows ?? null,
      columns: layout?.columns ?? null,
      frames: layout?.numberOfFrames ?? 1,
      bitsAllocated: layout?.bitsAllocated ?? null,
      photometric: layout?.photometricInterpretation ?? null,
      patientName: firstText(instance.dataSet, '00100010') ?? null,
    }).toEqual(facts)
  }
})

test('a data set that is implicit under an explicit transfer syntax is read, with a warning', () => {
  const sample = sharedSample('SC_rgb_jpeg.dcm')
  const made = file([identityElements(REPORT, { explicit: false })])
  for (const bytes of sample ? [sample, made] : [made])
    expect(warningsOf(readDicom(bytes))).toEqual(['encoding-differs-from-transfer-syntax'])
})

describe('a file that breaks off', () => {
  test('is never taken for a whole one, wherever it was cut', () => {
    for (const { bytes, name } of files) {
      const whole = readDicom(bytes)
      if (!whole.ok) throw new Error(name)
      const last = whole.instance.dataSet.elements.get('7FE00010') ?? whole.instance.dataSet.elements.get('54000100')
      const content = last && bytesOf(whole.instance.dataSet, last)
      const step = bytes.length < 2500 ? 1 : Math.ceil(bytes.length / 500)
      for (let length = 0; length < bytes.length; length += step) {
        const cut = readDicom(bytes.subarray(0, length))
        if (!cut.ok) continue
        const kept = cut.instance.dataSet.elements.get(last?.tag ?? '')
        expect(kept && content?.equals(bytesOf(cut.instance.dataSet, kept)), `${name} cut at ${length}`).toBe(true)
      }
    }
  })

  test('says that it is truncated, where, and which instance it would have been', () => {
    const [ct] = syntheticCt({
      seed: 'cut',
      patient: { id: 'P', name: 'A' },
      slices: 1,
      rows: 16,
      columns: 16,
    }).instances
    const bytes = ct?.bytes ?? Buffer.alloc(0)
    const reading = readDicom(bytes.subarray(0, bytes.length - 1))
    expect(reading).toMatchObject({ ok: false, reason: 'truncated', offset: bytes.length - 512 })
    expect(reading.ok || reading.identity.sopInstanceUid).toBe(ct?.sopInstanceUid)
  })

  test('in the fragments of compressed pixels is truncated', () => {
    const pixels = [element('7FE00010', 'OB', '', { length: UNDEFINED }), item(0), item(4), Buffer.from('abcd')]
    expect(reasonOf(file([identityElements(CT), ...pixels, delimiter('FFFEE0DD')]))).toBe('ok')
    expect(reasonOf(file([identityElements(CT), ...pixels]))).toBe('truncated')
    expect(reasonOf(file([identityElements(CT), ...pixels.slice(0, 3), Buffer.from('abc')]))).toBe('truncated')
  })

  test('in the deflated stream is truncated', () => {
    const uid = '1.2.840.10008.1.2.1.99'
    const header = fileHeader({ sopClassUid: REPORT, sopInstanceUid: '1.2.3.4', transferSyntaxUid: uid })
    const deflated = deflateRawSync(identityElements(REPORT))
    expect(reasonOf(Buffer.concat([header, deflated]))).toBe('ok')
    expect(reasonOf(Buffer.concat([header, deflated.subarray(0, -4)]))).toBe('truncated')
  })
})

describe('what cannot be kept', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-dicom'],
    ['a text', Buffer.from('{"resourceType":"Patient"}'.repeat(20)), 'not-dicom'],
    ['zeros', Buffer.alloc(4096), 'not-dicom'],
    ['a header alone', file([]), 'truncated'],
    ['a disc index', file([element('00041220', 'SQ', '')]), 'media-directory'],
    ['no SOP instance UID', file([identityElements(CT, {}, { '00080018': '' })]), 'no-sop-instance-uid'],
    ['no SOP class UID', file([identityElements('', {})]), 'no-sop-class-uid'],
    ['no study instance UID', file([identityElements(CT, {}, { '0020000D': '' })]), 'no-study-instance-uid'],
    ['no series instance UID', file([identityElements(CT, {}, { '0020000E': '' })]), 'no-series-instance-uid'],
    ['a UID that is a path', file([identityElements(CT, {}, { '00080018': '../../etc' })]), 'invalid-uid'],
    ['a UID of 65 characters', file([identityElements(CT, {}, { '00080018': `1.${'2'.repeat(63)}` })]), 'invalid-uid'],
    ['an image without pixels', file([identityElements(CT)]), 'no-pixel-data'],
    ['an ECG without waveform', file([identityElements('1.2.840.10008.5.1.4.1.1.9.1.1')]), 'no-waveform-data'],
    [
      'a PDF instance without document',
      file([identityElements('1.2.840.10008.5.1.4.1.1.104.1')]),
      'no-encapsulated-document',
    ],
    ['a length beyond the file', report(element('00400244', 'UN', 'x', { length: 0xfffffff0 })), 'truncated'],
    ['garbage for a tag', report(delimiter('FFFEE000')), 'malformed'],
  ])('%s: %s', (_what, bytes, reason) => {
    expect(reasonOf(bytes)).toBe(reason)
  })

  test('an image without pixels is kept when the caller allows it', () => {
    expect(warningsOf(readDicom(file([identityElements(CT)]), { allowMissingContent: true }))).toEqual(['no-content'])
  })
})

describe('what would exhaust memory or stack', () => {
  test('sequences nested a hundred thousand times', () => {
    const level = Buffer.concat([element('0040A730', 'SQ', '', { length: UNDEFINED }), item(UNDEFINED)])
    expect(reasonOf(report(Buffer.concat(Array.from({ length: 100_000 }, () => level))))).toBe('too-deep')
  })

  test('more elements than the limit', () => {
    const bytes = report(element('0040A730', 'SQ', Buffer.concat(Array.from({ length: 5000 }, () => item(0)))))
    const reading = readDicom(bytes, { maxElements: 4000 })
    expect(reading.ok || reading.reason).toBe('too-many-elements')
    expect(reasonOf(bytes)).toBe('ok')
  })

  test('a deflated stream that inflates beyond the limit', () => {
    const header = fileHeader({
      sopClassUid: REPORT,
      sopInstanceUid: '1.2.3.4',
      transferSyntaxUid: '1.2.840.10008.1.2.1.99',
    })
    const bytes = Buffer.concat([
      header,
      deflateRawSync(Buffer.concat([identityElements(REPORT), element('00420011', 'OB', Buffer.alloc(5_000_000))])),
    ])
    expect(bytes.length).toBeLessThan(10_000)
    expect(reasonOf(bytes)).toBe('ok')
    const reading = readDicom(bytes, { maxInflatedBytes: 1_000_000 })
    expect(reading.ok || reading.reason).toBe('too-large')
  })
})

describe('what is odd but readable', () => {
  const uids = identityElements(REPORT)

  test.each([
    ['a data set without preamble', uids, ['no-preamble', 'no-file-meta', 'no-transfer-syntax']],
    [
      'a big endian one without preamble',
      identityElements(REPORT, { bigEndian: true }),
      ['no-preamble', 'no-file-meta', 'no-transfer-syntax'],
    ],
    [
      'an implicit one without preamble',
      identityElements(REPORT, { explicit: false }),
      ['no-preamble', 'no-file-meta', 'no-transfer-syntax'],
    ],
    ['a private transfer syntax', file([uids], '1.2.3.4.5'), ['unknown-transfer-syntax']],
    ['zeros at the end', report(Buffer.alloc(512)), ['trailing-bytes']],
    ['an element twice', report(element('0020000E', 'UI', '9.9')), ['duplicate-element']],
    ['a leading zero in a UID', file([identityElements(REPORT, {}, { '0020000D': '1.02.3' })]), ['unusual-uid']],
    [
      'a broken item of known length',
      report(element('0040A730', 'SQ', Buffer.concat([item(6), Buffer.from('abcdef')]))),
      ['unreadable-item'],
    ],
    ['a VR that does not exist', report(element('00400244', 'ZZ', 'abcd')), ['unknown-vr']],
    ['a stray delimiter', report(delimiter('FFFEE00D')), ['stray-delimiter']],
  ])('%s', (_what, bytes, warnings) => {
    expect(warningsOf(readDicom(bytes))).toEqual(warnings)
  })

  test('the file names another instance than the data set', () => {
    const bytes = file([identityElements(REPORT, {}, { '00080018': '1.2.3.5' })])
    expect(warningsOf(readDicom(bytes))).toEqual(['sop-instance-uid-differs-from-meta'])
  })

  test('fewer pixels than rows and columns promise', () => {
    const image = [
      element('00280010', 'US', us(10)),
      element('00280011', 'US', us(10)),
      element('00280100', 'US', us(16)),
    ]
    const bytes = file([identityElements(CT), ...image, element('7FE00010', 'OW', Buffer.alloc(198))])
    expect(warningsOf(readDicom(bytes))).toEqual(['pixel-data-shorter-than-image'])
  })

  test('attributes that were passed on as UN are read by the dictionary', () => {
    const hidden = element(
      '00081115',
      'UN',
      Buffer.concat([item(UNDEFINED), element('0020000E', 'UI', '1.9', { explicit: false }), delimiter('FFFEE00D')]),
    )
    const reading = readDicom(
      file([element('00080018', 'UN', '1.2.3.4'), hidden, identityElements(REPORT, {}, { '00080018': '' })]),
    )
    if (!reading.ok) throw new Error(reading.reason)
    const [series] = reading.instance.dataSet.elements.get('00081115')?.items ?? []
    expect(series && firstText(series, '0020000E')).toBe('1.9')
    expect(reading.instance.identity.sopInstanceUid).toBe('1.2.3.4')
  })
})

describe('whatever the bytes', () => {
  test('reading answers, and what it answers lies within the file', () => {
    const small = files.filter(({ bytes }) => bytes.length < 60_000).map(({ bytes }) => bytes)
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.constantFrom(...small), changes, (original, edits) => {
        const bytes = Buffer.from(original)
        for (const [at, value] of edits) bytes[128 + (at % (bytes.length - 128))] = value
        const reading = readDicom(bytes)
        if (!reading.ok) return
        const { dataSet } = reading.instance
        for (const { offset, length } of dataSet.elements.values())
          expect(offset + length).toBeLessThanOrEqual(dataSet.bytes.length)
      }),
      { numRuns: 1500 },
    )
  })

  test('arbitrary bytes behind a preamble', () => {
    const preamble = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')])
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => reasonOf(Buffer.concat([preamble, tail])) !== 'ok'),
    )
  })
})

test('the writer refuses what DICOM does not know', () => {
  expect(() => encodeDataSet({ PatientNmae: 'A' })).toThrow('PatientNmae')
  expect(reasonOf(writePart10({ SOPClassUID: REPORT, SOPInstanceUID: '1.2' }))).toBe('no-study-instance-uid')
})
