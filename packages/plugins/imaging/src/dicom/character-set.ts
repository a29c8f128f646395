import type { CharacterSetAssumption, DataSet } from './data-set.ts'
import { decodeIso2022, type Iso2022 } from './iso-2022.ts'

/** Decodes the localized text (LO, LT, PN, SH, ST, UC, UT) of one data set. Never fails: what cannot be read becomes U+FFFD. */
export type CharacterSet = { declared: readonly string[]; decode(bytes: Buffer): string }

/**
 * The character set in force for a data set: its own (0008,0005), else that of the data set around it
 * (PS3.5 section 6.1.2.3), else what the device setting assumes, else a guess.
 */
export function characterSetOf(dataSet: DataSet): CharacterSet {
  const known = cache.get(dataSet)
  if (known) return known
  const declared = declaredIn(dataSet)
  const set =
    declared || !dataSet.parent ? characterSet(declared ?? [], assumptionOf(dataSet)) : characterSetOf(dataSet.parent)
  cache.set(dataSet, set)
  return set
}

/**
 * A decoder for the values of Specific Character Set (PS3.3 C.12.1.1.2), in the spellings that devices use
 * (`ISO_IR 100`, `ISO-IR 100`, `ISO 2022 IR 58`, `GBK`, `UTF-8`).
 * Undeclared text beyond ASCII is UTF-8 when it is valid UTF-8 and GB18030 otherwise: the two that devices here write.
 */
export function characterSet(declared: readonly string[], assumption?: CharacterSetAssumption): CharacterSet {
  const applies = assumption && (assumption.when === 'always' || declared.every((value) => value === ''))
  const values = applies ? [assumption.characterSet] : declared
  return { declared, decode: decoderFor(values) }
}

/** Whether a device setting names a character set that is known. */
export const isKnownCharacterSet = (value: string): boolean => labelOf(value) !== undefined

const cache = new WeakMap<DataSet, CharacterSet>()

function declaredIn({ elements, bytes }: DataSet): string[] | undefined {
  const element = elements.get('00080005')
  if (!element || element.length === 0) return undefined
  const values = bytes.toString('latin1', element.offset, element.offset + element.length).split('\\')
  return values.map((value) => value.replace(/[\0 ]+$/, '').trim())
}

function assumptionOf(dataSet: DataSet): CharacterSetAssumption | undefined {
  return dataSet.parent ? assumptionOf(dataSet.parent) : dataSet.assumption
}

/** WHATWG labels of the repertoires in PS3.3 tables C.12-2 to C.12-5; IR 6 is plain ASCII. */
const LABELS: Record<string, string> = {
  6: 'ascii',
  100: 'iso-8859-1',
  101: 'iso-8859-2',
  109: 'iso-8859-3',
  110: 'iso-8859-4',
  144: 'iso-8859-5',
  127: 'iso-8859-6',
  126: 'iso-8859-7',
  138: 'iso-8859-8',
  148: 'windows-1254',
  203: 'iso-8859-15',
  13: 'shift_jis',
  166: 'windows-874',
  87: 'euc-jp',
  159: 'euc-jp',
  149: 'euc-kr',
  58: 'gb18030',
  192: 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gb18030',
  GB2312: 'gb18030',
  UTF8: 'utf-8',
}

function labelOf(value: string): string | undefined {
  const compact = value
    .toUpperCase()
    .replace(/[\s_-]/g, '')
    .replace(/^ISO(2022)?(IR)?(?=.)/, '')
  return compact === '' ? 'ascii' : LABELS[compact]
}

const isMultiByte = (label: string | undefined): label is string =>
  label === 'gb18030' || label === 'euc-kr' || label === 'euc-jp'

function decoderFor(values: readonly string[]): (bytes: Buffer) => string {
  const labels = values.map(labelOf)
  const initial = labels[0] ?? 'ascii'
  // Devices that declare `\ISO 2022 IR 58` and forget the escape sequences still write GB 2312.
  const iso2022: Iso2022 = {
    initial,
    fallback: initial === 'ascii' ? labels.find(isMultiByte) : undefined,
    decode: decodeLabel,
  }
  return (bytes) => {
    if (isAscii(bytes)) return bytes.toString('latin1')
    if (initial !== 'utf-8' && initial !== 'gb18030' && bytes.includes(0x1b)) return decodeIso2022(bytes, iso2022)
    return decodeLabel(iso2022.fallback ?? initial, dropEscapes(bytes))
  }
}

function decodeLabel(label: string, bytes: Buffer): string {
  if (label === 'ascii') return guess(bytes)
  if (label === 'utf-8') return strictly('utf-8', bytes) ?? guess(bytes)
  return new TextDecoder(label).decode(bytes)
}

const guess = (bytes: Buffer): string =>
  strictly('utf-8', bytes) ?? strictly('gb18030', bytes) ?? bytes.toString('latin1')

function strictly(label: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Escape sequences have no place in UTF-8 and GB18030 (PS3.5 section 6.1.2.4), yet some devices write them. */
function dropEscapes(bytes: Buffer): Buffer {
  if (!bytes.includes(0x1b)) return bytes
  return Buffer.from(bytes.toString('latin1').replace(ESCAPES, ''), 'latin1')
}

const ESCAPES = new RegExp(`${String.fromCharCode(0x1b)}[$()\\-,]{1,2}[A-Za-z]`, 'g')

const isAscii = (bytes: Buffer): boolean => !bytes.some((byte) => byte >= 0x80 || byte === 0x1b)
