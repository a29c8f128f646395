import { PNG } from 'pngjs'
import { afterAll, describe, expect, test } from 'vitest'
import { firstText, valueBytes } from '../../src/dicom/element-values.ts'
import { extractFrame } from '../../src/dicom/frames.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { createFrameRenderer } from '../../src/dicom/render-frame.ts'
import { viewableCopy } from '../../src/dicom/viewable-copy.ts'
import { delimiter, element, file, identityElements, item, REPORT, UNDEFINED, us } from './raw-elements.ts'
import { sampleFiles, sharedSample } from './sample-files.ts'

const renderer = createFrameRenderer()
afterAll(() => renderer.close())

const instanceOf = (bytes: Buffer) => {
  const reading = readDicom(bytes)
  if (!reading.ok) throw new Error(`${reading.reason}: ${reading.detail}`)
  return reading.instance
}
const repaired = (bytes: Buffer) => {
  const copy = viewableCopy(instanceOf(bytes))
  if (!copy) throw new Error('nothing was repaired')
  const instance = instanceOf(copy)
  expect(instance.warnings).toEqual([])
  return instance
}

/** Files that browsers cannot read as they are. */
const ODD = ['SC_rgb_jpeg.dcm', 'gdcm-US-ALOKA-16.dcm']
const { source, files } = sampleFiles()

test(`files that are in order are passed on as they are (this run: ${source})`, () => {
  const sound = files.filter(({ name }) => !ODD.includes(name))
  expect(sound.filter(({ bytes }) => viewableCopy(instanceOf(bytes)) !== undefined).map(({ name }) => name)).toEqual([])
})

test('a repaired file shows the same picture', async () => {
  const samples = ODD.map(sharedSample).filter((bytes) => bytes !== undefined)
  for (const sample of samples) {
    const [before, after] = await Promise.all([renderer.render(sample), renderer.render(repaired(sample))])
    expect(before.ok && after.ok && PNG.sync.read(before.png).data.equals(PNG.sync.read(after.png).data)).toBe(true)
  }
})

describe('what is repaired', () => {
  const name = element('00100010', 'PN', Buffer.from('cdf5', 'hex'), { explicit: false })

  test('an implicit data set becomes explicit, its text stays in its character set', () => {
    const bytes = file([
      element('00080005', 'CS', 'GB18030', { explicit: false }),
      identityElements(REPORT, { explicit: false }),
      name,
    ])
    const { dataSet, transferSyntaxUid } = repaired(bytes)
    expect(transferSyntaxUid).toBe('1.2.840.10008.1.2.1')
    expect(dataSet.explicitVr).toBe(true)
    expect(firstText(dataSet, '00100010')).toBe('王')
  })

  test('a big endian data set without preamble becomes little endian', () => {
    const bigEndian = { bigEndian: true }
    const bytes = Buffer.concat([
      identityElements(REPORT, bigEndian),
      element('00280010', 'US', us(300, true), bigEndian),
    ])
    expect(valueBytes(repaired(bytes).dataSet, '00280010')).toEqual(us(300))
  })

  test('sequences come along, with a length in place of delimiters', () => {
    const nested = [
      element('00081115', 'SQ', '', { length: UNDEFINED }),
      item(UNDEFINED),
      element('0020000E', 'UI', '1.9'),
    ]
    const bytes = Buffer.concat([identityElements(REPORT), ...nested, delimiter('FFFEE00D'), delimiter('FFFEE0DD')])
    const sequence = repaired(bytes).dataSet.elements.get('00081115')
    expect(sequence?.items?.map((dataSet) => firstText(dataSet, '0020000E'))).toEqual(['1.9'])
  })

  test('RGB JPEG frames say that they are RGB, each in a fragment of its own', () => {
    const jpeg = 'ffd8ffda0008010100003f00ffd9'
    const pixels = [
      element('7FE00010', 'OB', '', { length: UNDEFINED }),
      item(0),
      item(14),
      Buffer.from(jpeg, 'hex'),
      item(14),
      Buffer.from(jpeg, 'hex'),
    ]
    const image = [
      element('00280002', 'US', us(3)),
      element('00280004', 'CS', 'RGB'),
      element('00280008', 'IS', '2'),
      element('00280010', 'US', us(1)),
      element('00280011', 'US', us(1)),
      element('00280100', 'US', us(8)),
    ]
    const bytes = file(
      [identityElements('1.2.840.10008.5.1.4.1.1.7'), ...image, ...pixels, delimiter('FFFEE0DD')],
      '1.2.840.10008.1.2.4.50',
    )
    const frames = [1, 2].map((number) => extractFrame(repaired(bytes), number))
    expect(frames.map((frame) => frame.ok && frame.bytes.toString('latin1').includes('Adobe'))).toEqual([true, true])
  })
})
