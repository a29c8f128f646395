import { fileHeader } from '../../src/dicom/part10-writer.ts'
import { EXPLICIT_VR_LITTLE_ENDIAN } from '../../src/dicom/transfer-syntaxes.ts'

/** Bytes of single elements, for files that no writer should write. */

export const CT = '1.2.840.10008.5.1.4.1.1.2'
export const REPORT = '1.2.840.10008.5.1.4.1.1.88.11'

export type Syntax = { explicit?: boolean; bigEndian?: boolean; length?: number }

/** One element; `length` overrides the true length of the value. */
export function element(tag: string, vr: string, value: Buffer | string, syntax: Syntax = {}): Buffer {
  const { explicit = true, bigEndian = false } = syntax
  const raw = Buffer.from(value)
  const body = raw.length % 2 ? Buffer.concat([raw, Buffer.from(vr === 'UI' ? '\0' : ' ')]) : raw
  const length = syntax.length ?? body.length
  const long = explicit && ['OB', 'OW', 'SQ', 'UN', 'UT', 'UC', 'OF', 'OD', 'UV'].includes(vr)
  const header = Buffer.alloc(long ? 12 : 8)
  const u16 = (n: number, at: number) => (bigEndian ? header.writeUInt16BE(n, at) : header.writeUInt16LE(n, at))
  const u32 = (n: number, at: number) => (bigEndian ? header.writeUInt32BE(n, at) : header.writeUInt32LE(n, at))
  u16(Number.parseInt(tag.slice(0, 4), 16), 0)
  u16(Number.parseInt(tag.slice(4), 16), 2)
  if (explicit) header.write(vr, 4, 'latin1')
  if (!explicit) u32(length, 4)
  else if (long) u32(length, 8)
  else u16(length, 6)
  return Buffer.concat([header, body])
}

export const us = (value: number, bigEndian = false): Buffer => {
  const bytes = Buffer.alloc(2)
  if (bigEndian) bytes.writeUInt16BE(value)
  else bytes.writeUInt16LE(value)
  return bytes
}

/** Item and delimiter headers in little endian. */
export const item = (length: number): Buffer => delimiter('FFFEE000', length)
export const delimiter = (tag: string, length = 0): Buffer =>
  element(tag, '', Buffer.alloc(0), { explicit: false, length })
export const UNDEFINED = 0xffffffff

/** The four UIDs of an instance. */
export function identityElements(sopClass: string, syntax: Syntax = {}, uids: Record<string, string> = {}): Buffer {
  const values = { '00080016': sopClass, '00080018': '1.2.3.4', '0020000D': '1.2.3', '0020000E': '1.2.3.1', ...uids }
  return Buffer.concat(
    Object.entries(values).map(([tag, uid]) => (uid ? element(tag, 'UI', uid, syntax) : Buffer.alloc(0))),
  )
}

/** A file of the given data set bytes. */
export function file(body: Buffer[], transferSyntaxUid = EXPLICIT_VR_LITTLE_ENDIAN): Buffer {
  return Buffer.concat([fileHeader({ sopClassUid: CT, sopInstanceUid: '1.2.3.4', transferSyntaxUid }), ...body])
}

/** A report (no pixel data needed) that carries the given elements besides its identity; they follow group 0020. */
export const report = (...elements: Buffer[]): Buffer => file([identityElements(REPORT), ...elements])
