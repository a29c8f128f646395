import type { DataSet, DicomElement } from './data-set.ts'
import { bytesOf, integersOrFloats, textValues } from './element-values.ts'
import { type PersonName, parsePersonName } from './person-name.ts'
import { representationOf, type ValueKind } from './value-representations.ts'

/** A data set in the DICOM JSON model (PS3.18 annex F), keyed by tag. */
export type DicomJson = { [tag: string]: DicomJsonElement }

export type DicomJsonElement = { vr: string; Value?: DicomJsonValue[]; InlineBinary?: string; BulkDataURI?: string }

export type DicomJsonValue = string | number | null | DicomJsonPersonName | DicomJson

export type DicomJsonPersonName = { Alphabetic?: string; Ideographic?: string; Phonetic?: string }

export type DicomJsonOptions = {
  /** The address of a binary value; `path` is the tag, inside sequences `sequence/item index/tag`. */
  bulkDataUri(path: string): string
  /** Binary values up to this many bytes are inlined; pixel data never is. Default 1024. */
  inlineUpTo?: number
}

/**
 * The metadata of a data set. Private elements are kept, group lengths are left out (PS3.18 F.2.2: no (gggg,0000)),
 * text is UTF-8 whatever it was stored as, so (0008,0005) says ISO_IR 192.
 */
export function toDicomJson(dataSet: DataSet, options: DicomJsonOptions, path = ''): DicomJson {
  const json: DicomJson = {}
  for (const tag of [...dataSet.elements.keys()].sort()) {
    const element = dataSet.elements.get(tag)
    if (!element || tag.endsWith('0000') || tag === 'FFFCFFFC') continue
    json[tag] = tag === '00080005' ? jsonElement('CS', ['ISO_IR 192']) : toJson(dataSet, element, { ...options, path })
  }
  return json
}

/** An element of the JSON model from values in hand; names are PN text, absent values give an element without `Value`. */
export function jsonElement(
  vr: string,
  values: readonly (string | number | null | undefined | DicomJson)[],
): DicomJsonElement {
  const present = values.map((value) => (value === undefined || value === '' ? null : value))
  if (present.every((value) => value === null)) return { vr }
  return { vr, Value: present.map((value) => (vr === 'PN' && typeof value === 'string' ? jsonName(value) : value)) }
}

/** The bytes behind a bulk data path, in the byte order of the file; undefined when there is no such value. */
export function bulkDataOf(dataSet: DataSet, path: string): { dataSet: DataSet; element: DicomElement } | undefined {
  const [tag = '', index, ...rest] = path.split('/')
  const element = dataSet.elements.get(tag.toUpperCase())
  if (!element || index === undefined) return element && !element.items ? { dataSet, element } : undefined
  const item = /^\d+$/.test(index) ? element.items?.[Number(index)] : undefined
  return item && rest.length > 0 ? bulkDataOf(item, rest.join('/')) : undefined
}

/** Binary words in little endian, as DICOMweb gives them out (PS3.18 section 8.7.3.2); a copy only where bytes must be swapped. */
export function littleEndianBytes(dataSet: DataSet, element: DicomElement): Buffer {
  const bytes = bytesOf(dataSet, element)
  const size = representationOf(element.vr)?.size ?? 1
  if (dataSet.littleEndian || size === 1 || bytes.length % size !== 0) return bytes
  const swapped = Buffer.from(bytes)
  return size === 2 ? swapped.swap16() : size === 4 ? swapped.swap32() : swapped.swap64()
}

type Context = DicomJsonOptions & { path: string }

function toJson(dataSet: DataSet, element: DicomElement, context: Context): DicomJsonElement {
  const { tag, vr } = element
  const kind = element.items ? 'sequence' : (representationOf(vr)?.kind ?? 'binary')
  return element.length === 0 && !element.fragments
    ? { vr }
    : { vr: element.items ? 'SQ' : vr, ...WRITERS[kind](dataSet, element, { ...context, path: context.path + tag }) }
}

type Writer = (dataSet: DataSet, element: DicomElement, context: Context) => Omit<DicomJsonElement, 'vr'>

const WRITERS: Record<ValueKind, Writer> = {
  text: (dataSet, { tag }) => values(textValues(dataSet, tag).map((text) => text || null)),
  name: (dataSet, { tag }) => values(textValues(dataSet, tag).map((text) => (text ? jsonName(text) : null))),
  'number-text': (dataSet, { tag }) => values(textValues(dataSet, tag).map(jsonNumber)),
  number: (dataSet, element) => values(integersOrFloats(dataSet, element).map(jsonBinaryNumber)),
  tag: (dataSet, element) => values(tagValues(dataSet, element)),
  sequence: (_dataSet, { items = [] }, context) => ({
    Value: items.map((item, index) => toDicomJson(item, context, `${context.path}/${index}/`)),
  }),
  binary: (dataSet, element, { bulkDataUri, inlineUpTo = 1024, path }) => {
    if (element.fragments || element.length > inlineUpTo || PIXEL_DATA.has(element.tag))
      return { BulkDataURI: bulkDataUri(path) }
    return { InlineBinary: littleEndianBytes(dataSet, element).toString('base64') }
  },
}

/** Blank values say as little as absent ones (PS3.18 F.2.5). */
const values = (list: DicomJsonValue[]): { Value?: DicomJsonValue[] } =>
  list.every((value) => value === null) ? {} : { Value: list }

const PIXEL_DATA = new Set(['7FE00008', '7FE00009', '7FE00010'])

function jsonName(text: string): DicomJsonPersonName {
  const { alphabetic, ideographic, phonetic }: PersonName = parsePersonName(text)
  return {
    ...(alphabetic && { Alphabetic: alphabetic }),
    ...(ideographic && { Ideographic: ideographic }),
    ...(phonetic && { Phonetic: phonetic }),
  }
}

/** DS and IS are numbers in JSON; text that is none stays text, so that nothing is lost (PS3.18 table F.2.3-1). */
function jsonNumber(text: string): number | string | null {
  if (text === '') return null
  const number = Number(text)
  return Number.isFinite(number) && /^[+-]?[\d.]/.test(text) ? number : text
}

/** JSON has no infinities and no exact integers beyond 2⁵³: those are text. */
function jsonBinaryNumber(value: number | bigint): number | string {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  return Number.isFinite(value) ? value : String(value)
}

function tagValues(dataSet: DataSet, element: DicomElement): string[] {
  const bytes = littleEndianBytes(dataSet, element)
  const hex = (at: number): string => bytes.readUInt16LE(at).toString(16).toUpperCase().padStart(4, '0')
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => hex(i * 4) + hex(i * 4 + 2))
}
