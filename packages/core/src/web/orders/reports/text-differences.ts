export interface Piece {
  readonly text: string
  readonly kind: 'same' | 'added' | 'removed'
}

/** Beyond this many characters a side the marking is left out: it would make nobody the wiser. */
const most = 4_000

/**
 * What changed from one text to another: the longest common subsequence of its tokens (Hunt and Szymanski's problem, by
 * the plain table). A Chinese character is a token, and so is a run of Latin letters or a number, so that `7 mm` → `8 mm`
 * marks the number.
 */
export function textDifferences(before: string, after: string): readonly Piece[] {
  if (before.length > most || after.length > most)
    return [
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ]
  const a = tokens(before)
  const b = tokens(after)
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? at(table, (i + 1) * width + j + 1) + 1
          : Math.max(at(table, (i + 1) * width + j), at(table, i * width + j + 1))
  const pieces: { text: string; kind: Piece['kind'] }[] = []
  const add = (text: string, kind: Piece['kind']): void => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ text, kind })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      add(x, 'same')
      i += 1
      j += 1
    } else if (x !== undefined && (y === undefined || at(table, (i + 1) * width + j) >= at(table, i * width + j + 1))) {
      add(x, 'removed')
      i += 1
    } else if (y !== undefined) {
      add(y, 'added')
      j += 1
    }
  }
  return pieces
}

function tokens(text: string): readonly string[] {
  return text.match(/[A-Za-z]+|\d+(?:\.\d+)?|\s+|[\s\S]/gu) ?? []
}

function at(table: Uint16Array, index: number): number {
  return table[index] ?? 0
}
