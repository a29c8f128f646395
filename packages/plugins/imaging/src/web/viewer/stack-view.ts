import { metaData, type Types } from '@cornerstonejs/core'
import type { Measurement } from './measurement.ts'
import { type EdgeMarkers, markersOfDirections, markersOfProjection } from './orientation-markers.ts'
import { type ImagePlane, isMeasurable, type UltrasoundRegion } from './spacing-guard.ts'
import { fileWindows, type ImageWindow, windowOf } from './window-presets.ts'

/** What is to be read beside the picture that is shown. */
export type StackView = {
  index: number
  count: number
  window?: ImageWindow
  zoomPercent: number
  /** Other than the file's own photometric interpretation asks for. */
  inverted: boolean
  /** Colour pictures have no window. */
  color: boolean
  /** Lengths are millimetres. */
  measurable: boolean
  fileWindows: ImageWindow[]
  /** What the file asks for, or a usual rate. */
  framesPerSecond: number
  markers?: EdgeMarkers
  results: MeasuredAt[]
}

/** A measurement and where on the screen its result is written, CSS pixels from the upper left corner. */
export type MeasuredAt = { measurement: Measurement; x: number; y: number }

/** Reads the viewport; undefined while nothing is shown. */
export function readStack(
  viewport: Types.IStackViewport,
  measurementsOn: (imageId: string) => Measurement[],
): StackView | undefined {
  const image = viewport.getCornerstoneImage() as LoadedImage | undefined
  if (!image) return undefined
  const { voiRange, invert = false } = viewport.getProperties()
  const plane = metaData.get('imagePlaneModule', image.imageId) as ImagePlane | undefined
  const markers = markersAt(viewport, image, plane)
  return {
    index: viewport.getCurrentImageIdIndex(),
    count: viewport.getImageIds().length,
    ...(voiRange && !image.color && { window: windowOf(voiRange) }),
    zoomPercent: Math.round(viewport.getZoom() * 100),
    inverted: invert !== (image.invert ?? false),
    color: image.color,
    measurable: isMeasurable(plane, regionsOf(image.imageId)),
    fileWindows: fileWindows(image.windowCenter, image.windowWidth),
    framesPerSecond: frameRate(image.data),
    ...(markers && { markers }),
    results: measurementsOn(image.imageId).map((measurement) => ({ measurement, ...placeOf(viewport, measurement) })),
  }
}

const regionsOf = (imageId: string): UltrasoundRegion[] =>
  (metaData.get('calibrationModule', imageId) as { sequenceOfUltrasoundRegions?: UltrasoundRegion[] } | undefined)
    ?.sequenceOfUltrasoundRegions ?? []

/** The loader leaves the parsed header on the picture. */
type LoadedImage = Types.IImage & { data?: Header }
type Header = { string(tag: string): string | undefined }

const DEFAULT_FRAMES_PER_SECOND = 12

/** Recommended Display Frame Rate, Cine Rate, or from Frame Time in milliseconds (PS3.3 C.7.6.5). */
function frameRate(header: Header | undefined): number {
  const number = (tag: string): number => Number.parseFloat(header?.string(tag) ?? '')
  const candidates = [number('x00082144'), number('x00180040'), 1000 / number('x00181063')]
  const rate = candidates.find((candidate) => Number.isFinite(candidate) && candidate > 0)
  return Math.min(60, Math.max(1, Math.round(rate ?? DEFAULT_FRAMES_PER_SECOND)))
}

function markersAt(
  viewport: Types.IStackViewport,
  image: LoadedImage,
  plane: ImagePlane | undefined,
): EdgeMarkers | undefined {
  const { clientWidth: width, clientHeight: height } = viewport.element
  const center = viewport.canvasToWorld([width / 2, height / 2])
  const direction = (x: number, y: number) => {
    const point = viewport.canvasToWorld([width / 2 + x, height / 2 + y])
    return [point[0] - center[0], point[1] - center[1], point[2] - center[2]] as const
  }
  const right = direction(50, 0)
  const down = direction(0, 50)
  if (plane?.imageOrientationPatient) return markersOfDirections(right, down)
  const projection = image.data?.string('x00200020')?.split('\\')
  return projection && markersOfProjection(projection, right, down)
}

/** Beside the rightmost point of the measurement. */
function placeOf(viewport: Types.IStackViewport, { points }: Measurement): { x: number; y: number } {
  const places = points.map(([x, y, z]) => viewport.worldToCanvas([x, y, z]))
  const [x = 0, y = 0] = places.toSorted((a, b) => b[0] - a[0])[0] ?? []
  const { clientWidth, clientHeight } = viewport.element
  return { x: Math.round(Math.min(x + 10, clientWidth - 130)), y: Math.round(Math.min(y, clientHeight - 110)) }
}
