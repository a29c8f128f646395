import { attributeByKeyword } from './attribute-dictionary.ts'
import { EXPLICIT_VR_LITTLE_ENDIAN } from './transfer-syntaxes.ts'
import { representationOf } from './value-representations.ts'

/** A data set to write, by keyword (`PatientName`). Text is written as UTF-8; declare ISO_IR 192. */
export type WritableDataSet = { [keyword: string]: WritableValue | undefined }

export type WritableValue = string | number | readonly (string | number)[] | Uint8Array | readonly WritableDataSet[]

export type FileMeta = {
  sopClassUid: string
  sopInstanceUid: string
  transferSyntaxUid: string
  sourceAeTitle?: string
}

/** A whole file in explicit VR little endian. */
export function writePart10(dataSet: WritableDataSet): Buffer {
  const sopClassUid = String(dataSet.SOPClassUID)
  const sopInstanceUid = String(dataSet.SOPInstanceUID)
  const header = fileHeader({ sopClassUid, sopInstanceUid, transferSyntaxUid: EXPLICIT_VR_LITTLE_ENDIAN })
  return Buffer.concat([header, encodeDataSet(dataSet)])
}

/**
 * Preamble and file meta information (PS3.10 section 7.1): what a data set received over the wire lacks to be a file.
 * The data set that follows stays as it was received.
 */
export function fileHeader({ sopClassUid, sopInstanceUid, transferSyntaxUid, sourceAeTitle }: FileMeta): Buffer {
  const elements = encodeDataSet({
    FileMetaInformationVersion: Buffer.from([0, 1]),
    MediaStorageSOPClassUID: sopClassUid,
    MediaStorageSOPInstanceUID: sopInstanceUid,
    TransferSyntaxUID: transferSyntaxUid,
    ImplementationClassUID: IMPLEMENTATION_CLASS_UID,
    ImplementationVersionName: 'YGT_1',
    SourceApplicationEntityTitle: sourceAeTitle,
  })
  const length = encodeDataSet({ FileMetaInformationGroupLength: elements.length })
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, elements])
}

/** How a data set is written: little endian, with or without VRs, text in a character set. */
export type Encoding = { explicitVr: boolean; encodeText: (text: string) => Buffer }

const EXPLICIT_UTF8: Encoding = { explicitVr: true, encodeText: (text) => Buffer.from(text, 'utf8') }

/**
 * A data set in little endian (explicit VR and UTF-8 unless told otherwise), elements in the order of their tags, undefined
 * ones left out.
 * @throws RangeError for a keyword that PS3.6 does not know, or a value too long for its VR
 */
export function encodeDataSet(dataSet: WritableDataSet, encoding: Encoding = EXPLICIT_UTF8): Buffer {
  const elements = Object.entries(dataSet).flatMap(([keyword, value]) => {
    const attribute = attributeByKeyword(keyword)
    if (!attribute) throw new RangeError(`no attribute is called ${keyword}`)
    return value === undefined ? [] : [{ ...attribute, value }]
  })
  elements.sort((a, b) => (a.tag < b.tag ? -1 : 1))
  return Buffer.concat(
    elements.flatMap(({ tag, vr, value }) =>
      encodeElement({ tag, vr, explicitVr: encoding.explicitVr }, encodeValue(vr, value, encoding)),
    ),
  )
}

const IMPLEMENTATION_CLASS_UID = '2.25.191870336259302918427036741205736823417'

function encodeElement(
  { tag, vr, explicitVr }: { tag: string; vr: string; explicitVr: boolean },
  value: Buffer,
): Buffer[] {
  const padding = value.length % 2 === 0 ? [] : [Buffer.from(vr === 'UI' || vr === 'OB' ? '\0' : ' ')]
  const length = value.length + padding.length
  const long = !explicitVr || (representationOf(vr)?.longLength ?? true)
  if (!long && length > 0xffff) throw new RangeError(`a value of ${length} bytes does not fit ${vr} of (${tag})`)
  const header = Buffer.alloc(long && explicitVr ? 12 : 8)
  header.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0)
  header.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2)
  if (explicitVr) header.write(vr, 4, 'latin1')
  if (!explicitVr) header.writeUInt32LE(length, 4)
  else if (long) header.writeUInt32LE(length, 8)
  else header.writeUInt16LE(length, 6)
  return [header, value, ...padding]
}

function encodeValue(vr: string, value: WritableValue, encoding: Encoding): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  const values = typeof value === 'string' || typeof value === 'number' ? [value] : value
  if (vr === 'SQ') return Buffer.concat(values.map((item) => encodeItem(item as WritableDataSet, encoding)))
  if (vr === 'DS') return Buffer.from(values.map(decimalString).join('\\'))
  const write = NUMBERS[vr]
  if (!write) return encoding.encodeText(values.join('\\'))
  return Buffer.concat(values.map((number) => write(Number(number))))
}

/** At most 16 characters (PS3.5 section 6.2). */
const decimalString = (value: unknown): string =>
  typeof value === 'number' && `${value}`.length > 16 ? `${Number(value.toPrecision(9))}` : `${value}`

/** An item of defined length (PS3.5 table 7.5-1). */
function encodeItem(item: WritableDataSet, encoding: Encoding): Buffer {
  const body = encodeDataSet(item, encoding)
  const header = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0])
  header.writeUInt32LE(body.length, 4)
  return Buffer.concat([header, body])
}

const number = (size: number, write: (bytes: Buffer, value: number) => void) => (value: number) => {
  const bytes = Buffer.alloc(size)
  write(bytes, value)
  return bytes
}

const NUMBERS: Record<string, ((value: number) => Buffer) | undefined> = {
  US: number(2, (bytes, value) => bytes.writeUInt16LE(value)),
  SS: number(2, (bytes, value) => bytes.writeInt16LE(value)),
  UL: number(4, (bytes, value) => bytes.writeUInt32LE(value)),
  SL: number(4, (bytes, value) => bytes.writeInt32LE(value)),
  FL: number(4, (bytes, value) => bytes.writeFloatLE(value)),
  FD: number(8, (bytes, value) => bytes.writeDoubleLE(value)),
}
