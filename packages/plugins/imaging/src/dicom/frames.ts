import type { ByteRange, DataSet, DicomElement } from './data-set.ts'
import { littleEndianBytes } from './dicom-json.ts'
import type { DicomInstance } from './part10.ts'
import { type PixelLayout, pixelLayoutOf } from './pixel-layout.ts'
import { transferSyntaxOf } from './transfer-syntaxes.ts'

/** The bytes of one frame as they are stored, not decoded; native ones in little endian. */
export type Frame = { ok: true; bytes: Buffer; encapsulated: boolean; mediaType: string }

export type FrameFailure = {
  ok: false
  reason: 'no-pixel-data' | 'no-such-frame' | 'pixel-data-too-short' | 'ambiguous-fragments'
}

/** How many frames there are; 0 for an instance without pixels. */
export function frameCount({ dataSet }: DicomInstance): number {
  return pixelElement(dataSet) ? (pixelLayoutOf(dataSet)?.numberOfFrames ?? 0) : 0
}

/**
 * Frame `number`, counted from 1 (PS3.18 section 10.4.1.1.6). Fragments are gathered by the extended or basic offset table, by one
 * fragment a frame, or by where codestreams begin (PS3.5 annex A.4).
 */
export function extractFrame({ dataSet, transferSyntaxUid }: DicomInstance, number: number): Frame | FrameFailure {
  const element = pixelElement(dataSet)
  const layout = pixelLayoutOf(dataSet)
  if (!element || !layout) return { ok: false, reason: 'no-pixel-data' }
  if (!Number.isInteger(number) || number < 1 || number > layout.numberOfFrames)
    return { ok: false, reason: 'no-such-frame' }
  if (!element.fragments) {
    const bytes = nativeFrame(dataSet, element, { layout, number })
    if (!bytes) return { ok: false, reason: 'pixel-data-too-short' }
    return { ok: true, bytes, encapsulated: false, mediaType: 'application/octet-stream' }
  }
  const fragments = fragmentsOfFrame(dataSet, element.fragments, { layout, number })
  if (!fragments) return { ok: false, reason: 'ambiguous-fragments' }
  const parts = fragments.map(({ offset, length }) => dataSet.bytes.subarray(offset, offset + length))
  const mediaType = transferSyntaxOf(transferSyntaxUid)?.frameMediaType ?? 'application/octet-stream'
  return {
    ok: true,
    bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts),
    encapsulated: true,
    mediaType,
  }
}

type Wanted = { layout: PixelLayout; number: number }

const pixelElement = ({ elements }: DataSet): DicomElement | undefined =>
  elements.get('7FE00010') ?? elements.get('7FE00008') ?? elements.get('7FE00009')

function nativeFrame(dataSet: DataSet, element: DicomElement, { layout, number }: Wanted): Buffer | undefined {
  const firstBit = (number - 1) * layout.frameBits
  const size = Math.ceil(layout.frameBits / 8)
  if (firstBit + layout.frameBits > element.length * 8) return undefined
  const start = element.offset + Math.floor(firstBit / 8)
  const shift = firstBit % 8
  if (!dataSet.littleEndian)
    return littleEndianPixels(dataSet, element, layout)
      .subarray(start - element.offset)
      .subarray(0, size)
  if (shift === 0) return dataSet.bytes.subarray(start, start + size)
  return unpackBits(dataSet.bytes.subarray(start, start + size + 1), { shift, size, bits: layout.frameBits })
}

/** Big endian pixels swapped: by the cell where it has more than one byte, else by the words of an OW value (PS3.5 section 8.1). */
function littleEndianPixels(dataSet: DataSet, element: DicomElement, { bitsAllocated }: PixelLayout): Buffer {
  const vr = bitsAllocated === 32 ? 'OF' : bitsAllocated === 64 ? 'OD' : bitsAllocated === 16 ? 'OW' : element.vr
  return littleEndianBytes(dataSet, { ...element, vr })
}

/** Bits that begin within a byte, least significant first (PS3.5 section 8.1.1), moved to begin at one. */
function unpackBits(source: Buffer, { shift, size, bits }: { shift: number; size: number; bits: number }): Buffer {
  const target = Buffer.alloc(size)
  for (let i = 0; i < size; i++) target[i] = ((source[i] ?? 0) >> shift) | ((source[i + 1] ?? 0) << (8 - shift))
  if (bits % 8) target[size - 1] = (target[size - 1] ?? 0) & ((1 << (bits % 8)) - 1)
  return target
}

function fragmentsOfFrame(
  dataSet: DataSet,
  [table, ...fragments]: ByteRange[],
  { layout, number }: Wanted,
): ByteRange[] | undefined {
  const frames = layout.numberOfFrames
  if (frames === 1) return fragments
  if (fragments.length === frames) return fragments.slice(number - 1, number)
  const starts = extendedOffsets(dataSet) ?? basicOffsets(dataSet, table) ?? codestreamStarts(dataSet, fragments)
  const first = fragments[0]
  if (!first || starts?.length !== frames) return undefined
  const from = starts[number - 1] ?? 0
  const to = starts[number] ?? Number.POSITIVE_INFINITY
  // Offsets count from the item tag of the first fragment.
  const found = fragments.filter(({ offset }) => offset - first.offset >= from && offset - first.offset < to)
  return found.length > 0 ? found : undefined
}

function basicOffsets({ bytes, littleEndian }: DataSet, table: ByteRange | undefined): number[] | undefined {
  if (!table || table.length < 4) return undefined
  return Array.from({ length: Math.floor(table.length / 4) }, (_, i) =>
    littleEndian ? bytes.readUInt32LE(table.offset + i * 4) : bytes.readUInt32BE(table.offset + i * 4),
  )
}

/** Extended Offset Table (7FE0,0001), 64 bits a frame. */
function extendedOffsets({ bytes, elements }: DataSet): number[] | undefined {
  const table = elements.get('7FE00001')
  if (!table || table.length < 8) return undefined
  return Array.from({ length: Math.floor(table.length / 8) }, (_, i) =>
    Number(bytes.readBigUInt64LE(table.offset + i * 8)),
  )
}

/** Without a table a new frame begins with the fragment that begins a JPEG (FFD8) or JPEG 2000 (FF4F) codestream. */
function codestreamStarts({ bytes }: DataSet, fragments: ByteRange[]): number[] {
  const first = fragments[0]?.offset ?? 0
  const begins = ({ offset, length }: ByteRange): boolean => {
    const marker = length >= 2 ? bytes.readUInt16BE(offset) : 0
    return marker === 0xffd8 || marker === 0xff4f
  }
  return fragments.filter(begins).map(({ offset }) => offset - first)
}
