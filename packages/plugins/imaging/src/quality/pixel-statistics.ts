import { firstNumber, firstText } from '../dicom/element-values.ts'
import { extractFrame } from '../dicom/frames.ts'
import type { DicomInstance } from '../dicom/part10.ts'
import { pixelLayoutOf } from '../dicom/pixel-layout.ts'
import { globalNoise } from './global-noise.ts'

/** Of one grey frame. Shares are of all pixels; values are in the output of the rescale (HU for CT). */
export interface PixelStatistics {
  /** At the smallest and the largest value that can be stored. */
  readonly lowest: number
  readonly highest: number
  readonly p1: number
  readonly p99: number
  /** (p99 − p1) ÷ what could be stored. */
  readonly spread: number
  /** Rows and columns at the edges that hold one value only, as a share of the area. */
  readonly blank: number
  /** Share of the pixels inside each window of the header. */
  readonly inWindow: (centre: number, width: number) => number
  /** Global noise level, HU; of CT only. */
  readonly noise: number | null
}

/** Larger frames are not examined: a job has bounds. */
const mostPixels = 6000 * 6000

/**
 * Statistics of the first frame, or `null` where it is not examined: colour, compressed, or too large. Stored values are signed or
 * unsigned with `BitsStored` bits (PS3.5 section 8.1.1).
 */
export function pixelStatistics(instance: DicomInstance): PixelStatistics | null {
  const { dataSet } = instance
  const layout = pixelLayoutOf(dataSet)
  if (!layout || layout.samplesPerPixel !== 1 || ![8, 16].includes(layout.bitsAllocated)) return null
  const { rows, columns } = layout
  if (rows * columns > mostPixels) return null
  const frame = extractFrame(instance, 1)
  if (!frame.ok || frame.encapsulated) return null
  const bits = firstNumber(dataSet, '00280101') ?? layout.bitsAllocated
  const signed = firstNumber(dataSet, '00280103') === 1
  const values = storedValues(frame.bytes, { count: rows * columns, wide: layout.bitsAllocated === 16, bits, signed })
  if (values.length < rows * columns) return null
  const slope = firstNumber(dataSet, '00281053') ?? 1
  const intercept = firstNumber(dataSet, '00281052') ?? 0
  const floor = signed ? -(2 ** (bits - 1)) : 0
  const ceiling = floor + 2 ** bits - 1
  const counts = new Uint32Array(2 ** bits)
  for (const value of values) counts[value - floor] = (counts[value - floor] ?? 0) + 1
  const at = (share: number) => quantile(counts, share * values.length) + floor
  const [low, high] = [at(0.01), at(0.99)]
  return {
    lowest: (counts[0] ?? 0) / values.length,
    highest: (counts[counts.length - 1] ?? 0) / values.length,
    p1: low * slope + intercept,
    p99: high * slope + intercept,
    spread: (high - low) / (ceiling - floor),
    blank: blankEdges(values, rows, columns),
    inWindow: (centre, width) => within(counts, { floor, slope, intercept, total: values.length }, centre, width),
    noise: firstText(dataSet, '00080060') === 'CT' ? globalNoise(values, { rows, columns, slope, intercept }) : null,
  }
}

interface Storage {
  readonly count: number
  readonly wide: boolean
  readonly bits: number
  readonly signed: boolean
}

function storedValues(bytes: Buffer, { count, wide, bits, signed }: Storage): Int32Array {
  const length = Math.min(count, Math.floor(bytes.length / (wide ? 2 : 1)))
  const values = new Int32Array(length)
  const mask = 2 ** bits - 1
  const sign = 2 ** (bits - 1)
  for (let n = 0; n < length; n++) {
    const raw = (wide ? bytes.readUInt16LE(n * 2) : (bytes[n] ?? 0)) & mask
    values[n] = signed && raw >= sign ? raw - 2 ** bits : raw
  }
  return values
}

function quantile(counts: Uint32Array, rank: number): number {
  let passed = 0
  for (let n = 0; n < counts.length; n++) {
    passed += counts[n] ?? 0
    if (passed >= rank && passed > 0) return n
  }
  return counts.length - 1
}

interface Scale {
  readonly floor: number
  readonly slope: number
  readonly intercept: number
  readonly total: number
}

/** PS3.3 C.11.2.1.2: from centre − 0.5 − (width − 1) ÷ 2 to centre − 0.5 + (width − 1) ÷ 2. */
function within(counts: Uint32Array, { floor, slope, intercept, total }: Scale, centre: number, width: number): number {
  const [from, to] = [centre - 0.5 - (width - 1) / 2, centre - 0.5 + (width - 1) / 2]
  let found = 0
  for (let n = 0; n < counts.length; n++) {
    const value = (n + floor) * slope + intercept
    if (value > from && value <= to) found += counts[n] ?? 0
  }
  return found / total
}

function blankEdges(values: Int32Array, rows: number, columns: number): number {
  const uniform = (start: number, step: number, count: number): boolean => {
    const first = values[start]
    for (let n = 1; n < count; n++) if (values[start + n * step] !== first) return false
    return true
  }
  const row = (n: number) => uniform(n * columns, 1, columns)
  const column = (n: number) => uniform(n, columns, rows)
  const run = (of: (n: number) => boolean, count: number, from: (n: number) => number) => {
    let n = 0
    while (n < count && of(from(n))) n++
    return n
  }
  const above = run(row, rows, (n) => n)
  if (above === rows) return 1
  const below = run(row, rows, (n) => rows - 1 - n)
  const left = run(column, columns, (n) => n)
  const right = run(column, columns, (n) => columns - 1 - n)
  return 1 - ((rows - above - below) * (columns - left - right)) / (rows * columns)
}
