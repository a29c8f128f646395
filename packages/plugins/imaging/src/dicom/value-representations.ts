/** What a value representation holds (PS3.5 section 6.2). */
export type ValueKind = 'text' | 'number-text' | 'number' | 'binary' | 'tag' | 'name' | 'sequence'

export type ValueRepresentation = {
  kind: ValueKind
  /** Explicit VR writes two reserved bytes and a 32-bit length (PS3.5 table 7.1-1). */
  longLength: boolean
  /** Bytes of one value, also the unit of byte swapping; 1 where bytes are not swapped. */
  size: 1 | 2 | 4 | 8
  /** The Specific Character Set applies (PS3.5 section 6.1.2.3). */
  localized: boolean
  /** A backslash separates values. */
  multiple: boolean
}

/** The representation named by two letters, or undefined when there is no such VR. */
export const representationOf = (vr: string): ValueRepresentation | undefined => table.get(vr)

const text = { kind: 'text', longLength: false, size: 1, localized: false, multiple: true } as const
const local = { ...text, localized: true } as const
const short = { longLength: false, localized: false, multiple: true } as const
const long = { longLength: true, localized: false, multiple: true } as const

const table = new Map<string, ValueRepresentation>([
  ['AE', text],
  ['AS', text],
  ['AT', { kind: 'tag', size: 2, ...short }],
  ['CS', text],
  ['DA', text],
  ['DS', { ...text, kind: 'number-text' }],
  ['DT', text],
  ['FD', { kind: 'number', size: 8, ...short }],
  ['FL', { kind: 'number', size: 4, ...short }],
  ['IS', { ...text, kind: 'number-text' }],
  ['LO', local],
  ['LT', { ...local, multiple: false }],
  ['OB', { kind: 'binary', size: 1, ...long }],
  ['OD', { kind: 'binary', size: 8, ...long }],
  ['OF', { kind: 'binary', size: 4, ...long }],
  ['OL', { kind: 'binary', size: 4, ...long }],
  ['OV', { kind: 'binary', size: 8, ...long }],
  ['OW', { kind: 'binary', size: 2, ...long }],
  ['PN', { ...local, kind: 'name' }],
  ['SH', local],
  ['SL', { kind: 'number', size: 4, ...short }],
  ['SQ', { kind: 'sequence', size: 1, ...long }],
  ['SS', { kind: 'number', size: 2, ...short }],
  ['ST', { ...local, multiple: false }],
  ['SV', { kind: 'number', size: 8, ...long }],
  ['TM', text],
  ['UC', { ...local, longLength: true }],
  ['UI', text],
  ['UL', { kind: 'number', size: 4, ...short }],
  ['UN', { kind: 'binary', size: 1, ...long }],
  ['UR', { ...text, longLength: true, multiple: false }],
  ['US', { kind: 'number', size: 2, ...short }],
  ['UT', { ...local, longLength: true, multiple: false }],
  ['UV', { kind: 'number', size: 8, ...long }],
])
