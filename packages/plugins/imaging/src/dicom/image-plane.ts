import type { DataSet } from './data-set.ts'
import { firstNumber, itemsOf, numberValues } from './element-values.ts'
import { pixelSpacingOf } from './study-attributes.ts'

type Vector = readonly [number, number, number]

/** Where the pixels of a frame lie (PS3.3 C.7.6.2.1.1), and how many there are. */
export type ImagePlane = {
  origin: Vector
  /** Direction in which the column index grows, and in which the row index grows. */
  row: Vector
  column: Vector
  /** Between rows and between columns, millimetres; 1 where the device wrote none. */
  spacing: { row: number; column: number }
  rows: number
  columns: number
  frames: number
}

/** The plane of a frame, from 1; an image without a place in the patient lies at the origin, its rows along x and its columns along y. */
export function imagePlaneOf(dataSet: DataSet, frame: number): ImagePlane {
  const groups = [itemsOf(dataSet, '52009230')[frame - 1], itemsOf(dataSet, '52009229')[0]]
  const within = (sequence: string, tag: string): number[] =>
    groups.map((group) => numbersIn(group && itemsOf(group, sequence)[0], tag)).find((values) => values.length > 0) ??
    numberValues(dataSet, tag)
  const [x, y, z] = within('00209113', '00200032')
  const orientation = within('00209116', '00200037')
  const known = orientation.length === 6 && z !== undefined && orientation.every(Number.isFinite)
  const spacing = pixelSpacingOf(dataSet)
  const size = spacing && spacing.source !== 'ultrasound-region' ? spacing : { row: 1, column: 1 }
  return {
    origin: known ? [x ?? 0, y ?? 0, z] : [0, 0, 0],
    row: known ? vectorAt(orientation, 0) : [1, 0, 0],
    column: known ? vectorAt(orientation, 3) : [0, 1, 0],
    spacing: { row: size.row, column: size.column },
    rows: firstNumber(dataSet, '00280010') ?? 0,
    columns: firstNumber(dataSet, '00280011') ?? 0,
    frames: firstNumber(dataSet, '00280008') ?? 1,
  }
}

/** Column and row of a place; 0.5 is the middle of the first pixel, as in the SCOORD of structured reports (PS3.3 C.18.6.1.1). */
export function toPixel({ origin, row, column, spacing }: ImagePlane, place: Vector): [column: number, row: number] {
  const from: Vector = [place[0] - origin[0], place[1] - origin[1], place[2] - origin[2]]
  return [dot(from, row) / spacing.column + 0.5, dot(from, column) / spacing.row + 0.5]
}

export function isOnImage({ rows, columns }: ImagePlane, [column, row]: readonly [number, number]): boolean {
  return column >= 0 && row >= 0 && column <= columns && row <= rows
}

const numbersIn = (dataSet: DataSet | undefined, tag: string): number[] => (dataSet ? numberValues(dataSet, tag) : [])
const vectorAt = (values: readonly number[], at: number): Vector => [
  values[at] ?? 0,
  values[at + 1] ?? 0,
  values[at + 2] ?? 0,
]
const dot = ([a, b, c]: Vector, [x, y, z]: Vector): number => a * x + b * y + c * z
