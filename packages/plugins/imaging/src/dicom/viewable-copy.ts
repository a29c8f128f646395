import type { ByteRange, DataSet, DicomElement, DicomWarningCode } from './data-set.ts'
import { littleEndianBytes } from './dicom-json.ts'
import { extractFrame, frameCount } from './frames.ts'
import { withRgbMarker } from './jpeg-color.ts'
import { expandedPalette } from './palette.ts'
import type { DicomInstance } from './part10.ts'
import { fileHeader } from './part10-writer.ts'
import { pixelLayoutOf } from './pixel-layout.ts'
import { EXPLICIT_VR_LITTLE_ENDIAN, transferSyntaxOf } from './transfer-syntaxes.ts'
import { representationOf } from './value-representations.ts'

/**
 * A copy of the instance that viewers in the browser can read, or undefined when the file as it was received is one already.
 * For display only: the archive keeps what came. Repaired are files whose encoding is not what their header says, segmented palettes, and RGB
 * JPEG frames that do not say that they are RGB. With `always` there is one of every file. Pixels are not decoded; text keeps its character set.
 */
export function viewableCopy(instance: DicomInstance, { always = false } = {}): Buffer | undefined {
  const { dataSet, warnings, identity, transferSyntaxUid } = instance
  const palette = expandedPalette(dataSet)
  const frames = markedFrames(instance)
  if (!always && !palette && !frames && !warnings.some(({ code }) => REPAIRABLE.has(code))) return undefined
  const encapsulated = dataSet.elements.get('7FE00010')?.fragments !== undefined
  const header = fileHeader({
    sopClassUid: identity.sopClassUid,
    sopInstanceUid: identity.sopInstanceUid,
    transferSyntaxUid: encapsulated ? transferSyntaxUid : EXPLICIT_VR_LITTLE_ENDIAN,
  })
  const replaced = new Map<string, Buffer | Buffer[] | undefined>([
    ...(palette ?? []),
    ...(frames ? [['7FE00010', frames] as const] : []),
  ])
  return Buffer.concat([header, ...encode(dataSet, replaced)])
}

/** Warnings after which readers that trust the header go astray. */
const REPAIRABLE: ReadonlySet<DicomWarningCode> = new Set<DicomWarningCode>([
  'no-preamble',
  'no-file-meta',
  'no-transfer-syntax',
  'encoding-differs-from-transfer-syntax',
  'unknown-vr',
  'unreadable-item',
  'missing-delimiter',
  'stray-delimiter',
])

/** Every frame in a fragment of its own, with its colours named; undefined when they are clear already. */
function markedFrames(instance: DicomInstance): Buffer[] | undefined {
  const isJpeg = transferSyntaxOf(instance.transferSyntaxUid)?.frameMediaType === 'image/jpeg'
  if (!isJpeg || pixelLayoutOf(instance.dataSet)?.photometricInterpretation !== 'RGB') return undefined
  const frames = Array.from({ length: frameCount(instance) }, (_, index) => extractFrame(instance, index + 1))
  const marked = frames.flatMap((frame) =>
    frame.ok ? [{ before: frame.bytes, after: withRgbMarker(frame.bytes) }] : [],
  )
  return marked.length === frames.length && marked.some(({ before, after }) => before !== after)
    ? marked.map(({ after }) => after)
    : undefined
}

type Replacements = ReadonlyMap<string, Buffer | Buffer[] | undefined>

/** The data set in explicit VR little endian, elements in order, sequences of known length; `undefined` in `replaced` leaves one out. */
function encode(dataSet: DataSet, replaced: Replacements = new Map()): Buffer[] {
  const tags = [...new Set([...dataSet.elements.keys(), ...replaced.keys()])].filter(
    (tag) => !tag.endsWith('0000') || tag.startsWith('0002'),
  )
  return tags.sort().flatMap((tag) => {
    const element = dataSet.elements.get(tag)
    const value = replaced.has(tag) ? replaced.get(tag) : element && valueOf(dataSet, element)
    return value === undefined ? [] : encodeElement(tag, element?.vr ?? 'OW', value)
  })
}

/** Bytes of a plain value, or the fragments of an encapsulated one without its offset table. */
function valueOf(dataSet: DataSet, element: DicomElement): Buffer | Buffer[] {
  if (element.fragments)
    return element.fragments
      .slice(1)
      .map(({ offset, length }: ByteRange) => dataSet.bytes.subarray(offset, offset + length))
  if (!element.items) return littleEndianBytes(dataSet, element)
  return Buffer.concat(element.items.flatMap((item) => itemOf(Buffer.concat(encode(item)))))
}

const UNDEFINED = 0xffffffff

function encodeElement(tag: string, vr: string, value: Buffer | Buffer[]): Buffer[] {
  if (!Array.isArray(value)) return [elementHeader(tag, vr, value.length + (value.length % 2)), ...padded(value)]
  const items = [Buffer.alloc(0), ...value].flatMap(itemOf)
  return [elementHeader(tag, 'OB', UNDEFINED), ...items, delimiter(0xe0dd, 0)]
}

function elementHeader(tag: string, vr: string, length: number): Buffer {
  const representation = representationOf(vr)
  const known = representation && (representation.longLength || length <= 0xffff) ? vr : 'UN'
  const long = representationOf(known)?.longLength ?? true
  const header = Buffer.alloc(long ? 12 : 8)
  header.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0)
  header.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2)
  header.write(known, 4, 'latin1')
  if (long) header.writeUInt32LE(length, 8)
  else header.writeUInt16LE(length, 6)
  return header
}

const itemOf = (value: Buffer): Buffer[] => [delimiter(0xe000, value.length + (value.length % 2)), ...padded(value)]

function delimiter(element: number, length: number): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt16LE(0xfffe, 0)
  header.writeUInt16LE(element, 2)
  header.writeUInt32LE(length, 4)
  return header
}

const padded = (value: Buffer): Buffer[] => (value.length % 2 ? [value, Buffer.alloc(1)] : [value])
