/** What Cornerstone asks of the plane that an image lies in; the rest of it passes through. */
export type ImagePlane = {
  rowPixelSpacing?: number | null
  columnPixelSpacing?: number | null
  usingDefaultValues?: boolean
  [key: string]: unknown
}

/**
 * The plane with a spacing that can be drawn. Devices write `0\0` where they do not know it, and Cornerstone then shows a black picture
 * without an error: such an image is drawn with square pixels of size 1 and marked as having none, so that nothing is measured in millimetres.
 */
export function guardPlane<T extends ImagePlane>(plane: T): T {
  if (isSize(plane.rowPixelSpacing) && isSize(plane.columnPixelSpacing)) return plane
  return { ...plane, rowPixelSpacing: 1, columnPixelSpacing: 1, pixelSpacing: [1, 1], usingDefaultValues: true }
}

/** A region of an ultrasound image with a scale of its own (PS3.3 C.8.5.5); unit 3 is the centimetre. */
export type UltrasoundRegion = { physicalUnitsXDirection?: number; physicalUnitsYDirection?: number }

/** Whether lengths on the image can be told: its pixels have a size, or there is an ultrasound region in centimetres (outside of it they are pixels). */
export function isMeasurable(plane: ImagePlane | undefined, regions: readonly UltrasoundRegion[] = []): boolean {
  if (regions.some((region) => region.physicalUnitsXDirection === 3 && region.physicalUnitsYDirection === 3))
    return true
  if (plane === undefined || plane.usingDefaultValues === true) return false
  return isSize(plane.rowPixelSpacing) && isSize(plane.columnPixelSpacing)
}

const isSize = (value: number | null | undefined): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value > 0
