import { describe, expect, test } from 'vitest'
import { extractFrame, frameCount } from '../../src/dicom/frames.ts'
import { withRgbMarker } from '../../src/dicom/jpeg-color.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { expandSegmentedPalette } from '../../src/dicom/segmented-palette.ts'
import { CT, delimiter, element, file, identityElements, item, REPORT, UNDEFINED, us } from './raw-elements.ts'
import { sampleFiles } from './sample-files.ts'

const J2K = '1.2.840.10008.1.2.4.90'
const { source, files } = sampleFiles()

type Image = {
  rows?: number
  columns?: number
  bits?: number
  frames?: number
  samples?: number
  photometric?: string
  bigEndian?: boolean
}

function imageElements({
  rows = 2,
  columns = 2,
  bits = 8,
  frames = 1,
  samples = 1,
  photometric = 'MONOCHROME2',
  bigEndian = false,
}: Image) {
  const syntax = { bigEndian }
  const short = (tag: string, value: number) => element(tag, 'US', us(value, bigEndian), syntax)
  return [
    short('00280002', samples),
    element('00280004', 'CS', photometric, syntax),
    element('00280008', 'IS', `${frames}`, syntax),
    short('00280010', rows),
    short('00280011', columns),
    short('00280100', bits),
  ]
}
const instanceOf = (bytes: Buffer) => {
  const reading = readDicom(bytes)
  if (!reading.ok) throw new Error(`${reading.reason}: ${reading.detail}`)
  return reading.instance
}
const native = (image: Image, pixels: Buffer, vr = 'OW') =>
  instanceOf(
    file(
      [
        identityElements(CT, { bigEndian: image.bigEndian ?? false }),
        ...imageElements(image),
        element('7FE00010', vr, pixels, { bigEndian: image.bigEndian ?? false }),
      ],
      image.bigEndian ? '1.2.840.10008.1.2.2' : undefined,
    ),
  )
const encapsulated = (frames: number, table: number[], fragments: string[], before: Buffer[] = []) => {
  const offsets = Buffer.alloc(table.length * 4)
  for (const [index, offset] of table.entries()) offsets.writeUInt32LE(offset, index * 4)
  const items = fragments.flatMap((fragment) => [item(fragment.length / 2), Buffer.from(fragment, 'hex')])
  const pixels = [
    element('7FE00010', 'OB', '', { length: UNDEFINED }),
    item(offsets.length),
    offsets,
    ...items,
    delimiter('FFFEE0DD'),
  ]
  return instanceOf(file([identityElements(CT), ...imageElements({ frames }), ...before, ...pixels], J2K))
}
const hexOf = (instance: ReturnType<typeof instanceOf>, frame: number) => {
  const extracted = extractFrame(instance, frame)
  return extracted.ok ? extracted.bytes.toString('hex') : extracted.reason
}

test(`every file with pixels gives the frames it says it has (this run: ${source})`, () => {
  const images = files.filter(({ rows }) => rows !== null)
  for (const { bytes, frames, name } of images) {
    const instance = instanceOf(bytes)
    const extracted = Array.from({ length: frames }, (_, index) => extractFrame(instance, index + 1))
    expect([name, frameCount(instance), extracted.every(({ ok }) => ok)]).toEqual([name, frames, true])
    expect(extractFrame(instance, frames + 1)).toEqual({ ok: false, reason: 'no-such-frame' })
  }
  expect(images.length).toBeGreaterThan(5)
})

describe('native frames', () => {
  test('lie one after the other', () => {
    const instance = native({ frames: 3 }, Buffer.from('000102031011121320212223', 'hex'))
    expect([1, 2, 3, 4, 0, 1.5].map((frame) => hexOf(instance, frame))).toEqual([
      '00010203',
      '10111213',
      '20212223',
      'no-such-frame',
      'no-such-frame',
      'no-such-frame',
    ])
  })

  test('of one bit may begin within a byte (PS3.5 section 8.1.1)', () => {
    // Three frames of 3 × 3 bits: 111111111 000000000 101010101, least significant bit first.
    const instance = native({ rows: 3, columns: 3, bits: 1, frames: 3 }, Buffer.from('ff015405', 'hex'), 'OB')
    expect([1, 2, 3].map((frame) => hexOf(instance, frame))).toEqual(['ff01', '0000', '5501'])
  })

  test('of big endian files come out in little endian', () => {
    expect(hexOf(native({ bits: 16, bigEndian: true }, Buffer.from('0001000200030004', 'hex')), 1)).toBe(
      '0100020003000400',
    )
    expect(hexOf(native({ bits: 32, columns: 1, bigEndian: true }, Buffer.from('0000000100000002', 'hex')), 1)).toBe(
      '0100000002000000',
    )
    // Bytes in an OW value are swapped in pairs, in an OB value they are not.
    expect(hexOf(native({ bits: 8, bigEndian: true }, Buffer.from('01000302', 'hex')), 1)).toBe('00010203')
    expect(hexOf(native({ bits: 8, bigEndian: true }, Buffer.from('00010203', 'hex'), 'OB'), 1)).toBe('00010203')
  })

  test('of half the chrominance take two bytes a pixel', () => {
    const instance = native({ samples: 3, photometric: 'YBR_FULL_422', frames: 2 }, Buffer.alloc(16, 7))
    expect(hexOf(instance, 2)).toHaveLength(16)
  })

  test('that are not there are missed', () => {
    const instance = native({ frames: 2 }, Buffer.from('000102031011', 'hex'))
    expect([1, 2].map((frame) => hexOf(instance, frame))).toEqual(['00010203', 'pixel-data-too-short'])
  })

  test('of a document are none', () => {
    const instance = instanceOf(file([identityElements(REPORT)]))
    expect(frameCount(instance)).toBe(0)
    expect(hexOf(instance, 1)).toBe('no-pixel-data')
  })
})

describe('encapsulated frames (PS3.5 annex A.4)', () => {
  test('one frame is all its fragments', () => {
    expect(hexOf(encapsulated(1, [], ['ff4f0001', '00020003']), 1)).toBe('ff4f000100020003')
  })

  test('as many fragments as frames', () => {
    const instance = encapsulated(2, [], ['aaaa', 'bbbb'])
    expect([1, 2].map((frame) => hexOf(instance, frame))).toEqual(['aaaa', 'bbbb'])
  })

  test('more fragments, by the basic offset table', () => {
    const instance = encapsulated(2, [0, 20], ['aaaa', 'abab', 'bbbb'])
    expect([1, 2].map((frame) => hexOf(instance, frame))).toEqual(['aaaaabab', 'bbbb'])
  })

  test('more fragments, by the extended offset table', () => {
    const offsets = Buffer.alloc(16)
    offsets.writeBigUInt64LE(10n, 8)
    const instance = encapsulated(2, [], ['aaaa', 'abab', 'bbbb'], [element('7FE00001', 'OW', offsets)])
    expect([1, 2].map((frame) => hexOf(instance, frame))).toEqual(['aaaa', 'ababbbbb'])
  })

  test('more fragments without a table, by where codestreams begin', () => {
    const instance = encapsulated(2, [], ['ffd8ffe0', '0001', 'ffd8ffe0'])
    expect([1, 2].map((frame) => hexOf(instance, frame))).toEqual(['ffd8ffe00001', 'ffd8ffe0'])
  })

  test('what cannot be told apart is not guessed', () => {
    expect(hexOf(encapsulated(2, [], ['aaaa', 'bbbb', 'cccc']), 1)).toBe('ambiguous-fragments')
    expect(hexOf(encapsulated(2, [0, 9999], ['aaaa', 'bbbb', 'cccc']), 2)).toBe('ambiguous-fragments')
  })
})

describe('segmented palettes (PS3.3 C.7.9.2)', () => {
  const expand = (...words: number[]) => expandSegmentedPalette(Uint16Array.from(words))

  test('discrete, linear and indirect segments', () => {
    expect([...(expand(0, 2, 10, 20) ?? [])]).toEqual([10, 20])
    expect([...(expand(0, 1, 0, 1, 4, 100) ?? [])]).toEqual([0, 25, 50, 75, 100])
    // The indirect segment repeats one segment from byte offset 0.
    expect([...(expand(0, 2, 10, 20, 2, 1, 0, 0) ?? [])]).toEqual([10, 20, 10, 20])
  })

  test.each([
    ['a segment of no kind', [3, 1, 0]],
    ['a discrete segment that ends early', [0, 5, 1, 2]],
    ['a linear segment that begins the table', [1, 4, 100]],
    ['more than 65 536 entries', [0, 1, 0, 1, 65_535, 9, 1, 65_535, 9]],
    ['an indirect segment that leads to itself', [0, 1, 5, 2, 2, 6, 0]],
    ['an odd offset', [0, 1, 5, 2, 1, 1, 0]],
  ])('%s is refused', (_what, words) => {
    expect(expand(...words)).toBeUndefined()
  })
})

describe('JPEG colours', () => {
  const scan = 'ffda0008010100003f00'
  const marked = (hex: string) => withRgbMarker(Buffer.from(hex, 'hex')).toString('hex')

  test('a marker says RGB where nothing is said', () => {
    expect(marked(`ffd8${scan}`)).toBe(`ffd8ffee000e41646f626500640000000000${scan}`)
    // The Adobe marker of some devices is too short to be understood.
    expect(marked(`ffd8ffee000c41646f62650000000000${scan}`)).toContain('ffee000e')
  })

  test.each([
    ['an Adobe marker', `ffd8ffee000e41646f626500640000000001${scan}`],
    ['a JFIF marker', `ffd8ffe000104a46494600010100000100010000${scan}`],
    ['no JPEG', '00010203'],
    ['nothing', ''],
  ])('%s stays', (_what, hex) => {
    expect(marked(hex)).toBe(hex)
  })
})
