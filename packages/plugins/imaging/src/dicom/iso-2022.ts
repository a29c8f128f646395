/** What code extension starts from and how a run of bytes in one encoding becomes text. */
export type Iso2022 = {
  /** Label of the set in force before the first escape sequence; `ascii` for the default repertoire. */
  initial: string
  /** For bytes above 0x7F where `ascii` is in force and nothing was designated. */
  fallback: string | undefined
  decode(label: string, bytes: Buffer): string
}

/**
 * Text with escape sequences (PS3.5 section 6.1.2.5): G0 holds ASCII or a two-byte Japanese set, G1 what was designated last.
 * A delimiter puts the initial set back in force.
 */
export function decodeIso2022(bytes: Buffer, context: Iso2022): string {
  let g0: 'ascii' | 'jis-x-0208' | 'jis-x-0212' = 'ascii'
  let g1 = context.fallback ?? context.initial
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const designation =
      bytes[at] === ESC
        ? DESIGNATIONS.find(([escape]) => bytes.subarray(at + 1, at + 1 + escape.length).toString('latin1') === escape)
        : undefined
    if (designation) {
      if (designation[1] === 'G0') g0 = designation[2] as typeof g0
      else g1 = designation[2]
      at += 1 + designation[0].length
      continue
    }
    const end = runEnd(bytes, at, g0 === 'ascii')
    const run = bytes.subarray(at, end)
    text += g0 === 'ascii' ? context.decode(g1, run) : context.decode('euc-jp', eucOf(run, g0))
    if (g0 === 'ascii' && DELIMITERS.has(bytes[end - 1] ?? 0) && context.initial !== 'ascii') g1 = context.initial
    at = end
  }
  return text
}

const ESC = 0x1b

/** Escape sequences of PS3.3 tables C.12-3 and C.12-4, without the leading ESC. */
const DESIGNATIONS: readonly (readonly [escape: string, set: 'G0' | 'G1', label: string])[] = [
  ['$(D', 'G0', 'jis-x-0212'],
  ['$)A', 'G1', 'gb18030'],
  ['$)C', 'G1', 'euc-kr'],
  ['$B', 'G0', 'jis-x-0208'],
  ['(B', 'G0', 'ascii'],
  ['(J', 'G0', 'ascii'],
  [')I', 'G1', 'shift_jis'],
  ['-A', 'G1', 'iso-8859-1'],
  ['-B', 'G1', 'iso-8859-2'],
  ['-C', 'G1', 'iso-8859-3'],
  ['-D', 'G1', 'iso-8859-4'],
  ['-F', 'G1', 'iso-8859-7'],
  ['-G', 'G1', 'iso-8859-6'],
  ['-H', 'G1', 'iso-8859-8'],
  ['-L', 'G1', 'iso-8859-5'],
  ['-M', 'G1', 'windows-1254'],
  ['-T', 'G1', 'windows-874'],
  ['-b', 'G1', 'iso-8859-15'],
]

/** Caret, equals sign, backslash, and the control characters that end a line. */
const DELIMITERS = new Set([0x5e, 0x3d, 0x5c, 0x09, 0x0a, 0x0c, 0x0d])

/** A run ends before an escape sequence, and after a delimiter where delimiters are not part of two-byte characters. */
function runEnd(bytes: Buffer, from: number, delimited: boolean): number {
  for (let i = from; i < bytes.length; i++) {
    if (i > from && bytes[i] === ESC) return i
    if (delimited && DELIMITERS.has(bytes[i] ?? 0)) return i + 1
  }
  return bytes.length
}

/** Seven-bit JIS as EUC-JP: both bytes with the high bit, JIS X 0212 behind 0x8F. */
function eucOf(run: Buffer, set: 'jis-x-0208' | 'jis-x-0212'): Buffer {
  const out: number[] = []
  for (let i = 0; i < run.length; i++) {
    const byte = run[i] ?? 0
    if (byte < 0x21 || i + 1 >= run.length) {
      out.push(byte)
      continue
    }
    if (set === 'jis-x-0212') out.push(0x8f)
    out.push(byte | 0x80, (run[++i] ?? 0) | 0x80)
  }
  return Buffer.from(out)
}
