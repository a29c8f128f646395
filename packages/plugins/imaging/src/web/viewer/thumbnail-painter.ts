/** The parts of a loaded picture that a thumbnail is painted from. */
export type PaintablePicture = {
  width: number
  height: number
  color: boolean
  invert: boolean
  numberOfComponents: number
  slope: number
  intercept: number
  /** Whether the loader has applied slope and intercept already. */
  preScale?: { scaled?: boolean }
  minPixelValue: number
  maxPixelValue: number
  windowCenter: number | number[]
  windowWidth: number | number[]
  getPixelData(): ArrayLike<number>
}

/** RGBA of the picture fitted into `width` × `height`, black around it; one sample for each pixel, in the window of the file. */
export function paintThumbnail(
  picture: PaintablePicture,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4)
  const scale = Math.max(picture.width / width, picture.height / height)
  const [left, top] = [(width - picture.width / scale) / 2, (height - picture.height / scale) / 2]
  const shadeOf = picture.color ? undefined : shades(picture)
  const pixels = picture.getPixelData()
  const components = picture.color ? picture.numberOfComponents : 1
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.floor((x - left) * scale), Math.floor((y - top) * scale)]
      const at = (y * width + x) * 4
      rgba[at + 3] = 255
      if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) continue
      const source = (row * picture.width + column) * components
      for (let channel = 0; channel < 3; channel++) {
        const value = pixels[source + (picture.color ? channel : 0)] ?? 0
        rgba[at + channel] = shadeOf ? shadeOf(value) : value
      }
    }
  return rgba
}

/** A stored value on the scale of windows: Hounsfield units for CT. */
export const rescaled = (
  { preScale, slope, intercept }: Pick<PaintablePicture, 'preScale' | 'slope' | 'intercept'>,
  stored: number,
): number => (preScale?.scaled ? stored : stored * slope + intercept)

/** From a stored value to a shade of grey (PS3.3 C.11.2.1.2, linear). */
function shades(picture: PaintablePicture): (stored: number) => number {
  const { minPixelValue, maxPixelValue, invert } = picture
  const valueOf = (stored: number): number => rescaled(picture, stored)
  const [low, high] = [valueOf(minPixelValue), valueOf(maxPixelValue)]
  const width = first(picture.windowWidth) ?? high - low
  const center = first(picture.windowCenter) ?? (low + high) / 2
  return (stored) => {
    const shade = ((valueOf(stored) - center) / Math.max(1, width) + 0.5) * 255
    return invert ? 255 - shade : shade
  }
}

function first(value: number | number[]): number | undefined {
  const number = Array.isArray(value) ? value[0] : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
