import type { DataSet } from './data-set.ts'
import { littleEndianBytes } from './dicom-json.ts'
import { numberValues } from './element-values.ts'
import { expandSegmentedPalette } from './segmented-palette.ts'

/** The tags of one colour: descriptor, plain table, segmented table (PS3.3 C.7.6.3.1.5, C.7.9.2). */
const COLORS = [
  { color: 'Red', descriptor: '00281101', plain: '00281201', segmented: '00281221' },
  { color: 'Green', descriptor: '00281102', plain: '00281202', segmented: '00281222' },
  { color: 'Blue', descriptor: '00281103', plain: '00281203', segmented: '00281223' },
] as const

export type PaletteColor = { color: 'Red' | 'Green' | 'Blue'; descriptor: number[]; table: Buffer }

/** The palette, one entry a colour, tables in little endian, segmented ones expanded; empty when there is none. */
export function paletteOf(dataSet: DataSet): PaletteColor[] {
  return COLORS.flatMap(({ color, descriptor, plain, segmented }) => {
    const element = dataSet.elements.get(plain)
    const table = element ? littleEndianBytes(dataSet, element) : expandedTable(dataSet, segmented)
    if (!table) return []
    // The number of entries is unsigned whatever the VR says.
    const described = numberValues(dataSet, descriptor).map((value, index) => (index === 0 ? value & 0xffff : value))
    return [{ color, descriptor: described, table }]
  })
}

/** What has to replace segmented tables so that readers without them can show the image: plain tables in, segmented ones out. */
export function expandedPalette(dataSet: DataSet): (readonly [tag: string, value: Buffer | undefined])[] | undefined {
  const replaced = COLORS.flatMap(({ plain, segmented }) => {
    const table = dataSet.elements.has(plain) ? undefined : expandedTable(dataSet, segmented)
    return table ? [[plain, table] as const, [segmented, undefined] as const] : []
  })
  return replaced.length > 0 ? replaced : undefined
}

function expandedTable(dataSet: DataSet, tag: string): Buffer | undefined {
  const element = dataSet.elements.get(tag)
  if (!element) return undefined
  const bytes = littleEndianBytes(dataSet, element)
  const words = Uint16Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => bytes.readUInt16LE(index * 2))
  const expanded = expandSegmentedPalette(words)
  if (!expanded) return undefined
  const table = Buffer.alloc(expanded.length * 2)
  for (const [index, value] of expanded.entries()) table.writeUInt16LE(value, index * 2)
  return table
}
