/** A body that exists only as numbers: ellipses in a transverse plane, in millimetres from the centre of the table. */

/** CT numbers of the tissues, in Hounsfield units (usual textbook values). */
export const PHANTOM_HU = {
  air: -1000,
  lung: -850,
  fat: -100,
  muscle: 45,
  heart: 40,
  spine: 350,
  nodule: 30,
  table: -600,
} as const

/** The nodule: its centre in millimetres (x to the left, y to the back, z to the head of the patient) and radius. */
export const PHANTOM_NODULE = { x: -75, y: -10, z: 0, radius: 9 } as const

/** Stored value = HU + 1024 (Rescale Intercept −1024, slope 1). */
export const CT_INTERCEPT = -1024

export type Raster = { rows: number; columns: number /** Size of one pixel, millimetres. */; spacing: number }

/** One slice of the CT phantom as 16-bit little endian stored values; `z` in millimetres, noise from `random`. */
export function ctSlice({ rows, columns, spacing }: Raster, z: number, random: () => number): Buffer {
  const bytes = Buffer.alloc(rows * columns * 2)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = (column - (columns - 1) / 2) * spacing
      const y = (row - (rows - 1) / 2) * spacing
      const hu = hounsfieldAt(x, y, z)
      const noise = hu > -990 ? (random() + random() + random() - 1.5) * 16 : 0
      bytes.writeUInt16LE(Math.max(0, Math.round(hu + noise - CT_INTERCEPT)), (row * columns + column) * 2)
    }
  }
  return bytes
}

/** A frontal chest radiograph of the same body, 12-bit little endian stored values, dense is bright. */
export function chestRadiograph({ rows, columns, spacing }: Raster, random: () => number): Buffer {
  const bytes = Buffer.alloc(rows * columns * 2)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = (column - (columns - 1) / 2) * spacing
      const z = ((rows - 1) / 2 - row) * spacing
      const signal = (4095 * attenuationAt(x, z)) / 34 + (random() - 0.5) * 40
      bytes.writeUInt16LE(Math.min(4095, Math.max(0, Math.round(signal))), (row * columns + column) * 2)
    }
  }
  return bytes
}

/** A generator of numbers in [0, 1) that a seed determines (mulberry32). */
export function seededRandom(seed: string): () => number {
  let state = 0x9e3779b9
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x85ebca6b)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Ellipse = { x: number; y: number; a: number; b: number }

const inside = ({ x: cx, y: cy, a, b }: Ellipse, x: number, y: number): boolean =>
  ((x - cx) / a) ** 2 + ((y - cy) / b) ** 2 <= 1

/** Lungs taper towards apex and base. */
const lungScale = (z: number): number => Math.sqrt(Math.max(0, 1 - ((z + 10) / 150) ** 2))

function hounsfieldAt(x: number, y: number, z: number): number {
  if (y > 122 && y < 130 && Math.abs(x) < 190) return PHANTOM_HU.table
  if (!inside({ x: 0, y: 0, a: 170, b: 115 }, x, y)) return PHANTOM_HU.air
  if (!inside({ x: 0, y: 0, a: 158, b: 104 }, x, y)) return PHANTOM_HU.fat
  const { x: nx, y: ny, z: nz, radius } = PHANTOM_NODULE
  if ((x - nx) ** 2 + (y - ny) ** 2 + (z - nz) ** 2 <= radius ** 2) return PHANTOM_HU.nodule
  if (inside({ x: 0, y: 62, a: 22, b: 24 }, x, y)) return PHANTOM_HU.spine
  if (inside({ x: 0, y: 0, a: 150, b: 96 }, x, y) && ribAt(x, y, z)) return PHANTOM_HU.spine
  const scale = lungScale(z)
  if (inside({ x: 25, y: -30, a: 46 * scale, b: 38 * scale }, x, y)) return PHANTOM_HU.heart
  const lungs: Ellipse[] = [-75, 78].map((cx) => ({ x: cx, y: -2, a: 54 * scale, b: 78 * scale }))
  return lungs.some((lung) => scale > 0 && inside(lung, x, y)) ? PHANTOM_HU.lung : PHANTOM_HU.muscle
}

/** Ribs run in the wall, sloping forward and down. */
function ribAt(x: number, y: number, z: number): boolean {
  if (inside({ x: 0, y: 0, a: 141, b: 88 }, x, y)) return false
  const phase = (z + y * 0.35 + 1000) % 28
  return phase < 9 && Math.abs(x) > 25
}

/** Water-equivalent path in centimetres through the body along the beam (y), by steps of 4 mm; bone counts twice at this energy. */
function attenuationAt(x: number, z: number): number {
  let path = 0
  for (let y = -116; y <= 116; y += 4) {
    const hu = hounsfieldAt(x, y, z)
    path += ((hu + 1000) / 1000) * (hu > 200 ? 2 : 1) * 0.4
  }
  return path
}
