import { attributeByTag } from './attribute-dictionary.ts'
import type { DataSet } from './data-set.ts'
import { integersOrFloats, itemsOf, numberValues, textValues } from './element-values.ts'
import { extractFrame, type FrameFailure } from './frames.ts'
import { withRgbMarker } from './jpeg-color.ts'
import { paletteOf } from './palette.ts'
import type { DicomInstance } from './part10.ts'
import { pixelLayoutOf } from './pixel-layout.ts'
import { EXPLICIT_VR_LITTLE_ENDIAN } from './transfer-syntaxes.ts'
import { representationOf } from './value-representations.ts'

/** One frame and what is needed to draw it, by keyword, as dcmjs-imaging takes it ("naturalized"). Plain data: it can be posted to a worker. */
export type ImageElements = { ok: true; transferSyntaxUid: string; elements: Record<string, unknown> }

export type ImageElementsFailure = FrameFailure | { ok: false; reason: 'image-too-large' | 'unsupported-pixels' }

/** Largest picture that is decoded for a preview, pixels. */
const MAX_PIXELS = 100_000_000

/**
 * Gathers the Image Pixel, Modality LUT and VOI LUT attributes of one frame (from the functional groups of enhanced images too),
 * with segmented palettes expanded and spacings of zero left out.
 */
export function imageElements(instance: DicomInstance, frame: number): ImageElements | ImageElementsFailure {
  const { dataSet, transferSyntaxUid } = instance
  const layout = pixelLayoutOf(dataSet)
  if (layout && layout.rows * layout.columns * layout.samplesPerPixel > MAX_PIXELS)
    return { ok: false, reason: 'image-too-large' }
  // The renderer takes colour samples for bytes.
  if (layout && layout.samplesPerPixel > 1 && layout.bitsAllocated !== 8)
    return { ok: false, reason: 'unsupported-pixels' }
  const pixels = extractFrame(instance, frame)
  if (!pixels.ok) return pixels
  const elements: Record<string, unknown> = {}
  for (const source of [dataSet, ...functionalGroups(dataSet, frame)])
    for (const tag of IMAGE_TAGS) {
      const value = naturalValue(source, tag)
      if (value !== undefined) elements[attributeByTag(tag)?.keyword ?? tag] = value
    }
  Object.assign(elements, palette(dataSet), { NumberOfFrames: 1 })
  const floats = dataSet.elements.has('7FE00008')
  const isRgbJpeg = pixels.mediaType === 'image/jpeg' && layout?.photometricInterpretation === 'RGB'
  const bytes = isRgbJpeg ? withRgbMarker(pixels.bytes) : pixels.bytes
  elements[floats ? 'FloatPixelData' : 'PixelData'] = [arrayBufferOf(bytes)]
  return { ok: true, transferSyntaxUid: pixels.encapsulated ? transferSyntaxUid : EXPLICIT_VR_LITTLE_ENDIAN, elements }
}

/** What decides how pixels become a picture (PS3.3 C.7.6.3, C.11.1, C.11.2). */
const IMAGE_TAGS = [
  '00280002',
  '00280004',
  '00280006',
  '00280010',
  '00280011',
  '00280030',
  '00280034',
  '00280100',
  '00280101',
  '00280102',
  '00280103',
  '00280106',
  '00280107',
  '00280120',
  '00281050',
  '00281051',
  '00281052',
  '00281053',
  '00281056',
]

/** The macros of an enhanced image that matter here: pixel measures, value transformation, frame VOI LUT. */
const FRAME_MACROS = ['00289110', '00289145', '00289132']

function functionalGroups(dataSet: DataSet, frame: number): DataSet[] {
  const groups = [itemsOf(dataSet, '52009229')[0], itemsOf(dataSet, '52009230')[frame - 1]]
  return groups.flatMap((group) => (group ? FRAME_MACROS.flatMap((macro) => itemsOf(group, macro).slice(0, 1)) : []))
}

function naturalValue(dataSet: DataSet, tag: string): unknown {
  const element = dataSet.elements.get(tag)
  if (!element || element.length === 0) return undefined
  const kind = representationOf(element.vr)?.kind
  const values =
    kind === 'number'
      ? integersOrFloats(dataSet, element).map(Number)
      : kind === 'number-text'
        ? numberValues(dataSet, tag)
        : textValues(dataSet, tag)
  if (tag === SPACING && !values.every((value) => typeof value === 'number' && value > 0)) return undefined
  return values.length === 1 ? values[0] : values
}

const SPACING = '00280030'

function palette(dataSet: DataSet): Record<string, unknown> {
  const entries = paletteOf(dataSet).flatMap(({ color, descriptor, table }) => [
    [`${color}PaletteColorLookupTableDescriptor`, descriptor],
    [`${color}PaletteColorLookupTableData`, [arrayBufferOf(table)]],
  ])
  return Object.fromEntries(entries)
}

/** A copy of its own, aligned, that can be handed over. */
const arrayBufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
