import { UnreadableDataSet } from './data-set-walker.ts'
import { type DicomHeader, readHeader } from './part10.ts'

/** An image as it streams: its header read, its pixels still to come. */
export type InstanceStream = { header: DicomHeader; pixels: AsyncIterable<Uint8Array> }

/**
 * Reads a file down to its pixel data and gives the pixels as they come. Holds the header and one chunk in memory (a deflated file
 * whole, as it cannot be read otherwise). Elements behind the pixel data, that is padding and digital signatures, are left out.
 * @throws UnreadableDataSet for what is no DICOM, breaks off, or has a header above 64 MiB
 */
export async function openInstanceStream(source: AsyncIterable<Uint8Array>): Promise<InstanceStream> {
  const iterator = source[Symbol.asyncIterator]()
  let bytes: Buffer = Buffer.alloc(0)
  for (let wanted = FIRST_TRY; ; wanted *= 2) {
    const { read, ended } = await readUpTo(iterator, bytes, wanted)
    bytes = read
    const header = readHeader(bytes, ended)
    if (header === 'deflated' && wanted <= LARGEST_DEFLATED) continue
    if (typeof header === 'object') return { header, pixels: pixelElements(header, iterator) }
    if (ended || wanted > LARGEST_HEADER) throw new UnreadableDataSet('too-large', 0, 'the header does not end')
  }
}

const FIRST_TRY = 2 ** 16
const LARGEST_HEADER = 2 ** 26
const LARGEST_DEFLATED = 2 ** 28

async function readUpTo(iterator: AsyncIterator<Uint8Array>, before: Buffer, wanted: number) {
  const chunks: Uint8Array[] = [before]
  let size = before.length
  while (size < wanted) {
    const { done, value } = await iterator.next()
    if (done) return { read: Buffer.concat(chunks), ended: true }
    chunks.push(value)
    size += value.length
  }
  return { read: Buffer.concat(chunks), ended: false }
}

/** The elements of group 7FE0, byte for byte. */
async function* pixelElements(header: DicomHeader, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { littleEndian, explicitVr } = header.dataSet
  const source = new ByteSource(header.dataSet.bytes.subarray(header.end), rest)
  const read16 = (from: Buffer, at: number) => (littleEndian ? from.readUInt16LE(at) : from.readUInt16BE(at))
  const read32 = (from: Buffer, at: number) => (littleEndian ? from.readUInt32LE(at) : from.readUInt32BE(at))
  for (;;) {
    const start = await source.take(8)
    if (start === undefined || read16(start, 0) !== 0x7fe0) return
    const vr = start.toString('latin1', 4, 6)
    const long = explicitVr && LONG.has(vr)
    const more = long ? await source.need(4) : Buffer.alloc(0)
    yield Buffer.concat([start, more])
    const length = long ? read32(more, 0) : explicitVr ? read16(start, 6) : read32(start, 4)
    if (length !== 0xffffffff) yield* source.pass(length)
    else yield* fragments(source, read32)
  }
}

async function* fragments(
  source: ByteSource,
  read32: (from: Buffer, at: number) => number,
): AsyncGenerator<Uint8Array> {
  for (;;) {
    const item = await source.need(8)
    yield item
    if (item.readUInt16LE(2) === 0xe0dd) return
    yield* source.pass(read32(item, 4))
  }
}

const LONG = new Set(['OB', 'OW', 'OF', 'OD', 'OL', 'OV', 'UN', 'SV', 'UV'])

/** Bytes by count from chunks of any size. */
class ByteSource {
  #held: Buffer
  readonly #rest: AsyncIterator<Uint8Array>

  constructor(held: Buffer, rest: AsyncIterator<Uint8Array>) {
    this.#held = held
    this.#rest = rest
  }

  /** The next bytes; undefined when fewer are left. */
  async take(count: number): Promise<Buffer | undefined> {
    while (this.#held.length < count) if (!(await this.#more())) return undefined
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken
  }

  async need(count: number): Promise<Buffer> {
    const taken = await this.take(count)
    if (!taken) throw new UnreadableDataSet('truncated', 0, 'the pixel data breaks off')
    return taken
  }

  async *pass(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (this.#held.length === 0 && !(await this.#more()))
        throw new UnreadableDataSet('truncated', 0, 'the pixel data breaks off')
      const piece = this.#held.subarray(0, left)
      this.#held = this.#held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#rest.next()
    if (done) return false
    this.#held =
      this.#held.length === 0
        ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
        : Buffer.concat([this.#held, value])
    return true
  }
}
