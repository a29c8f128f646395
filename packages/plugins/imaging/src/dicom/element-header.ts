import { isSignDependent, vrOfTag } from './attribute-dictionary.ts'
import type { DataSet } from './data-set.ts'
import { representationOf } from './value-representations.ts'

/** `vr` is what the value is read as; `written` is what the file says, where that is something else or no VR at all. */
export type ElementHeader = { vr: string; written?: string; headerLength: 8 | 12; length: number }

/** The length that means: until a delimiter (PS3.5 section 7.1.1). */
export const UNDEFINED_LENGTH = 0xffffffff

/**
 * VR and length of the element at `at` (PS3.5 tables 7.1-1 to 7.1-3), of which eight bytes are known to be there.
 * Undefined when the header of twelve bytes that its VR calls for does not fit.
 */
export function elementHeader(
  dataSet: DataSet,
  place: { tag: string; at: number; end: number },
): ElementHeader | undefined {
  const { tag, at, end } = place
  const { bytes, explicitVr, littleEndian } = dataSet
  if (!explicitVr) return { vr: implicitVr(dataSet, tag), headerLength: 8, length: read32(dataSet, at + 4) }
  const written = bytes.toString('latin1', at + 4, at + 6)
  const representation = representationOf(written)
  if (representation?.longLength) {
    if (at + 12 > end) return undefined
    // What a system without the dictionary wrote as UN is encoded like implicit VR (PS3.5 section 6.2.2 note 2).
    const vr = written === 'UN' && littleEndian ? implicitVr(dataSet, tag) : written
    return { vr, written, headerLength: 12, length: read32(dataSet, at + 8) }
  }
  if (representation) return { vr: written, headerLength: 8, length: read16(dataSet, at + 6) }
  return { ...oddHeader(dataSet, place, written), written }
}

export const read32 = ({ bytes, littleEndian }: Encoded, at: number): number =>
  littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)

type Encoded = { bytes: Buffer; littleEndian: boolean }

const read16 = ({ bytes, littleEndian }: Encoded, at: number): number =>
  littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)

/** No VR is there: an implicit element among explicit ones when the four bytes are a length that fits, else a short unknown one. */
function oddHeader(dataSet: DataSet, place: { tag: string; at: number; end: number }, written: string): ElementHeader {
  const { tag, at, end } = place
  const implicitLength = read32(dataSet, at + 4)
  const fits = written.charCodeAt(1) < 0x20 && implicitLength <= end - at - 8
  if (fits) return { vr: implicitVr(dataSet, tag), headerLength: 8, length: implicitLength }
  return { vr: 'UN', headerLength: 8, length: read16(dataSet, at + 6) }
}

/** US or SS is settled by Pixel Representation (0028,0103), which comes before the elements that depend on it (PS3.5 A.1). */
function implicitVr(dataSet: DataSet, tag: string): string {
  if (!isSignDependent(tag)) return vrOfTag(tag)
  for (let at: DataSet | undefined = dataSet; at; at = at.parent) {
    const signed = at.elements.get('00280103')
    if (signed && signed.length >= 2) return read16(at, signed.offset) === 1 ? 'SS' : 'US'
  }
  return 'US'
}
