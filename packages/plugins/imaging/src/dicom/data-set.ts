/**
 * A data set as it lies in the received bytes: elements point into the buffer, nothing is copied or decoded.
 * Values are read with `element-values.ts`.
 */
export type DataSet = {
  /** The buffer that the offsets of the elements refer to (the inflated one for a deflated transfer syntax). */
  bytes: Buffer
  littleEndian: boolean
  explicitVr: boolean
  /** Keyed by tag, eight upper-case hex digits, in the order of the file. */
  elements: Map<string, DicomElement>
  /** The data set of the sequence that this one is an item of; it lends its character set (PS3.5 section 6.1.2.3). */
  parent?: DataSet
  /** On the root only: what the device setting says about text. */
  assumption?: CharacterSetAssumption
}

export type DicomElement = {
  tag: string
  vr: string
  /** First byte and length of the value field; without delimiters. */
  offset: number
  length: number
  /** Items of a sequence. */
  items?: DataSet[]
  /** Encapsulated pixel data (PS3.5 A.4): the basic offset table first, then the fragments. */
  fragments?: ByteRange[]
}

export type ByteRange = { offset: number; length: number }

/**
 * Text of devices that do not declare what they write. `missing` applies where (0008,0005) is absent or empty,
 * `always` also overrules a wrong declaration (GBK bytes under ISO_IR 100).
 */
export type CharacterSetAssumption = { characterSet: string; when: 'missing' | 'always' }

/** Something odd that did not stop the reading. */
export type DicomWarning = { code: DicomWarningCode; offset?: number; tag?: string; detail?: string }

export type DicomWarningCode =
  | 'no-preamble'
  | 'no-file-meta'
  | 'no-transfer-syntax'
  | 'unknown-transfer-syntax'
  | 'encoding-differs-from-transfer-syntax'
  | 'unknown-vr'
  | 'unreadable-item'
  | 'missing-delimiter'
  | 'stray-delimiter'
  | 'duplicate-element'
  | 'trailing-bytes'
  | 'unusual-uid'
  | 'no-content'
  | 'sop-instance-uid-differs-from-meta'
  | 'pixel-data-shorter-than-image'

export const tagAt = (bytes: Buffer, offset: number, littleEndian: boolean): string => {
  const group = littleEndian ? bytes.readUInt16LE(offset) : bytes.readUInt16BE(offset)
  const element = littleEndian ? bytes.readUInt16LE(offset + 2) : bytes.readUInt16BE(offset + 2)
  return (group * 0x10000 + element).toString(16).toUpperCase().padStart(8, '0')
}
