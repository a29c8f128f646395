import { characterSetOf } from './character-set.ts'
import type { DataSet, DicomElement } from './data-set.ts'
import { representationOf } from './value-representations.ts'

/** The value field of an element as it lies in the file; empty when the element is absent. */
export function valueBytes(dataSet: DataSet, tag: string): Buffer {
  const element = dataSet.elements.get(tag)
  return element ? bytesOf(dataSet, element) : EMPTY
}

/** The decoded text values of an element, padding removed (PS3.5 section 6.2); empty when absent, binary or empty. */
export function textValues(dataSet: DataSet, tag: string): string[] {
  const element = dataSet.elements.get(tag)
  const representation = element && representationOf(element.vr)
  if (!element || !representation || (representation.size !== 1 && element.vr !== 'UN')) return []
  if (element.length === 0) return []
  const bytes = bytesOf(dataSet, element)
  const text =
    representation.localized || element.vr === 'UN' ? characterSetOf(dataSet).decode(bytes) : bytes.toString('latin1')
  const values = representation.multiple ? text.split('\\') : [text]
  return values.map((value) => trim(value, representation.multiple))
}

/** The first text value, or undefined when the element is absent or its first value empty. */
export const firstText = (dataSet: DataSet, tag: string): string | undefined => textValues(dataSet, tag)[0] || undefined

/** The numbers of a binary or a numeric text element (DS, IS); what is not a number is NaN. 64-bit integers lose precision beyond 2⁵³. */
export function numberValues(dataSet: DataSet, tag: string): number[] {
  const element = dataSet.elements.get(tag)
  if (!element) return []
  const representation = representationOf(element.vr)
  if (representation?.kind === 'number') return integersOrFloats(dataSet, element).map(Number)
  return textValues(dataSet, tag).map((text) => (NUMBER.test(text) ? Number(text) : Number.NaN))
}

/** The first value when it is a finite number. */
export function firstNumber(dataSet: DataSet, tag: string): number | undefined {
  const value = numberValues(dataSet, tag)[0]
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

/** Binary numbers of FL, FD, SL, SS, SV, UL, US and UV; a trailing half value is left out. */
export function integersOrFloats(dataSet: DataSet, element: DicomElement): (number | bigint)[] {
  const size = representationOf(element.vr)?.size ?? 1
  const read = READERS[element.vr]
  const bytes = bytesOf(dataSet, element)
  if (!read) return []
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => read(bytes, i * size, dataSet.littleEndian))
}

/** The items of a sequence; empty when absent. */
export const itemsOf = (dataSet: DataSet, tag: string): DataSet[] => dataSet.elements.get(tag)?.items ?? []

export const bytesOf = (dataSet: DataSet, element: DicomElement): Buffer =>
  dataSet.bytes.subarray(element.offset, element.offset + element.length)

const EMPTY = Buffer.alloc(0)
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Leading spaces carry no meaning in values that can be several, trailing padding never does. */
function trim(value: string, leading: boolean): string {
  const end = value.replace(/[\0 ]+$/, '')
  return leading ? end.replace(/^ +/, '') : end
}

type Reader = (bytes: Buffer, at: number, littleEndian: boolean) => number | bigint

const READERS: Record<string, Reader | undefined> = {
  US: (b, at, le) => (le ? b.readUInt16LE(at) : b.readUInt16BE(at)),
  SS: (b, at, le) => (le ? b.readInt16LE(at) : b.readInt16BE(at)),
  UL: (b, at, le) => (le ? b.readUInt32LE(at) : b.readUInt32BE(at)),
  SL: (b, at, le) => (le ? b.readInt32LE(at) : b.readInt32BE(at)),
  UV: (b, at, le) => (le ? b.readBigUInt64LE(at) : b.readBigUInt64BE(at)),
  SV: (b, at, le) => (le ? b.readBigInt64LE(at) : b.readBigInt64BE(at)),
  FL: (b, at, le) => (le ? b.readFloatLE(at) : b.readFloatBE(at)),
  FD: (b, at, le) => (le ? b.readDoubleLE(at) : b.readDoubleBE(at)),
}
