/**
 * Expands a segmented palette colour lookup table (PS3.3 C.7.9.2) to its entries. `words` are the table's 16-bit values.
 * Undefined when the table is not well formed or grows beyond 65 536 entries: the file is untrusted.
 */
export function expandSegmentedPalette(words: Uint16Array): Uint16Array | undefined {
  const out = new Uint16Array(MAX_ENTRIES)
  const end = expand({ words, out, length: 0 }, { from: 0, segments: Number.POSITIVE_INFINITY, nested: false })
  return end === undefined ? undefined : out.slice(0, end)
}

const MAX_ENTRIES = 65_536
const DISCRETE = 0
const LINEAR = 1
const INDIRECT = 2

type Table = { words: Uint16Array; out: Uint16Array; length: number }

/** Reads segments from word `from`; answers how many entries there are then. An indirect segment may not lead to another one. */
function expand(table: Table, run: { from: number; segments: number; nested: boolean }): number | undefined {
  const { words, out } = table
  let at = run.from
  for (let segment = 0; segment < run.segments && at + 1 < words.length; segment++) {
    const code = words[at] ?? 0
    const count = words[at + 1] ?? 0
    if (code === INDIRECT) {
      const target = ((words[at + 2] ?? 0) + (words[at + 3] ?? 0) * 0x10000) / 2
      if (run.nested || at + 3 >= words.length || !Number.isInteger(target)) return undefined
      if (expand(table, { from: target, segments: count, nested: true }) === undefined) return undefined
      at += 4
      continue
    }
    const used = code === DISCRETE ? count : 1
    if ((code !== DISCRETE && code !== LINEAR) || at + 2 + used > words.length) return undefined
    if (table.length + count > MAX_ENTRIES || (code === LINEAR && table.length === 0)) return undefined
    const start = out[table.length - 1] ?? 0
    const goal = words[at + 2] ?? 0
    for (let k = 1; k <= count; k++)
      out[table.length++] =
        code === DISCRETE ? (words[at + 1 + k] ?? 0) : Math.round(start + ((goal - start) * k) / count)
    at += 2 + used
  }
  return table.length
}
