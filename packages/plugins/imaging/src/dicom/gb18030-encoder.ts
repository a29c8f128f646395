/**
 * Text in GB 18030-2005, for devices that read nothing else; Node decodes it and does not encode it.
 * The table is turned around from the decoder, so that both agree.
 */
export function encodeGb18030(text: string): Buffer {
  table ??= turnedAround()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) as number
    if (point < 0x80) bytes.push(point)
    else bytes.push(...(table.get(point) ?? beyond(point)))
  }
  return Buffer.from(bytes)
}

let table: Map<number, readonly number[]> | undefined

/** Two bytes for the ideographs in use, four for the rest of the Basic Multilingual Plane (81308130 to 8431A439). */
function turnedAround(): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  const add = (bytes: readonly number[]) => {
    const decoded = decoder.decode(Uint8Array.from(bytes))
    const point = decoded.codePointAt(0) as number
    if ([...decoded].length === 1 && point !== 0xfffd && !found.has(point)) found.set(point, bytes)
  }
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add([lead, trail])
  for (let linear = 0; linear < 39_420; linear++) add(fourBytes(linear))
  return found
}

/** Planes above the first follow one another from 90308130. */
const beyond = (point: number): number[] => fourBytes(189_000 + point - 0x10000)

const fourBytes = (linear: number): number[] => [
  0x81 + Math.floor(linear / 12_600),
  0x30 + (Math.floor(linear / 1260) % 10),
  0x81 + (Math.floor(linear / 10) % 126),
  0x30 + (linear % 10),
]
