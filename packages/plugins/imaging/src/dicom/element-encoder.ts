import { representationOf } from './value-representations.ts'

/** How elements are written (PS3.5 section 7.1): with or without VRs, in either byte order. */
export type ElementEncoding = { explicitVr: boolean; littleEndian: boolean }

/** One element with its header; the value is padded to an even length (PS3.5 section 6.2). */
export function encodedElement(tag: string, vr: string, value: Buffer, encoding: ElementEncoding): Buffer {
  const even = value.length % 2 === 0 ? value : Buffer.concat([value, Buffer.from(paddingOf(vr))])
  const long = encoding.explicitVr && (representationOf(vr)?.longLength ?? true)
  const header = Buffer.alloc(long ? 12 : 8)
  writeTag(header, tag, encoding)
  if (encoding.explicitVr) header.write(vr, 4, 'latin1')
  if (!encoding.explicitVr || long) write32(header, even.length, long ? 8 : 4, encoding)
  else if (encoding.littleEndian) header.writeUInt16LE(even.length, 6)
  else header.writeUInt16BE(even.length, 6)
  return Buffer.concat([header, even])
}

/** An item of defined length (PS3.5 table 7.5-1). */
export function encodedItem(body: Buffer, encoding: ElementEncoding): Buffer {
  const header = Buffer.alloc(8)
  writeTag(header, 'FFFEE000', encoding)
  write32(header, body.length, 4, encoding)
  return Buffer.concat([header, body])
}

const paddingOf = (vr: string): string => (vr === 'UI' || vr === 'OB' || vr === 'UN' ? '\0' : ' ')

function writeTag(header: Buffer, tag: string, { littleEndian }: ElementEncoding): void {
  for (const [at, part] of [tag.slice(0, 4), tag.slice(4)].entries())
    if (littleEndian) header.writeUInt16LE(Number.parseInt(part, 16), at * 2)
    else header.writeUInt16BE(Number.parseInt(part, 16), at * 2)
}

function write32(header: Buffer, value: number, at: number, { littleEndian }: ElementEncoding): void {
  if (littleEndian) header.writeUInt32LE(value, at)
  else header.writeUInt32BE(value, at)
}
