import type { DataSet } from './data-set.ts'
import { firstNumber, firstText } from './element-values.ts'

/** How the samples of an image lie in native pixel data (PS3.3 C.7.6.3, PS3.5 section 8). */
export type PixelLayout = {
  rows: number
  columns: number
  samplesPerPixel: number
  bitsAllocated: number
  numberOfFrames: number
  photometricInterpretation: string
  /** Bits of one native frame; frames of one-bit images need not start at a byte. */
  frameBits: number
  /** Bytes of all native frames, without the padding to even length. */
  totalBytes: number
}

/** The layout, or undefined when the data set describes no image. */
export function pixelLayoutOf(dataSet: DataSet): PixelLayout | undefined {
  const rows = firstNumber(dataSet, '00280010')
  const columns = firstNumber(dataSet, '00280011')
  const bitsAllocated = firstNumber(dataSet, '00280100')
  if (!rows || !columns || !bitsAllocated || bitsAllocated > 64) return undefined
  const samplesPerPixel = firstNumber(dataSet, '00280002') ?? 1
  const numberOfFrames = Math.max(1, Math.trunc(firstNumber(dataSet, '00280008') ?? 1))
  const photometricInterpretation = firstText(dataSet, '00280004') ?? 'MONOCHROME2'
  // Two pixels share their chrominance samples (PS3.3 C.7.6.3.1.2).
  const stored =
    photometricInterpretation === 'YBR_FULL_422' || photometricInterpretation === 'YBR_PARTIAL_422'
      ? 2
      : samplesPerPixel
  const frameBits = rows * columns * stored * bitsAllocated
  const totalBytes = Math.ceil((frameBits * numberOfFrames) / 8)
  return {
    rows,
    columns,
    samplesPerPixel,
    bitsAllocated,
    numberOfFrames,
    photometricInterpretation,
    frameBits,
    totalBytes,
  }
}
