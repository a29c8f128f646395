import { attributeByKeyword } from '../dicom/attribute-dictionary.ts'
import { firstNumber, firstText, itemsOf, numberValues, textValues } from '../dicom/element-values.ts'
import type { DicomInstance } from '../dicom/part10.ts'
import type { PixelStatistics } from './pixel-statistics.ts'

/** What rules know of one image: header, and statistics of its pixels where those were examined. */
export interface ImageFacts {
  readonly sopInstanceUid: string
  readonly seriesInstanceUid: string
  readonly sopClassUid: string
  readonly modality: string
  readonly instanceNumber: number | null
  /** `ORIGINAL`, `PRIMARY`, `LOCALIZER` … */
  readonly imageType: readonly string[]
  /** Upper case, as in the header. */
  readonly bodyPart: string
  readonly laterality: string
  /** Keywords that are present with a value. */
  has(keyword: string): boolean
  readonly exposureIndex: number | null
  readonly targetExposureIndex: number | null
  /** Position and orientation in the patient, millimetres and direction cosines; empty where absent. */
  readonly position: readonly number[]
  readonly orientation: readonly number[]
  /** Centre and width, as many as there are. */
  readonly windows: readonly (readonly [centre: number, width: number])[]
  readonly pixels: PixelStatistics | null
}

/** Reads the facts of an instance; `pixels` come from `pixelStatistics`, or not at all. */
export function factsOf(instance: DicomInstance, pixels: PixelStatistics | null): ImageFacts {
  const { dataSet, identity } = instance
  const text = (keyword: string) => firstText(dataSet, tagOf(keyword)) ?? ''
  const number = (keyword: string) => firstNumber(dataSet, tagOf(keyword)) ?? null
  const widths = numberValues(dataSet, tagOf('WindowWidth'))
  return {
    ...identity,
    modality: text('Modality'),
    instanceNumber: number('InstanceNumber'),
    imageType: textValues(dataSet, tagOf('ImageType')),
    bodyPart: text('BodyPartExamined').toUpperCase(),
    laterality: text('ImageLaterality') || text('Laterality') || lateralityOfFrame(instance),
    has: (keyword) => (dataSet.elements.get(tagOf(keyword))?.length ?? 0) !== 0,
    exposureIndex: number('ExposureIndex'),
    targetExposureIndex: number('TargetExposureIndex'),
    position: numberValues(dataSet, tagOf('ImagePositionPatient')),
    orientation: numberValues(dataSet, tagOf('ImageOrientationPatient')),
    windows: numberValues(dataSet, tagOf('WindowCenter')).map((centre, n) => [centre, widths[n] ?? 0] as const),
    pixels,
  }
}

/** Frame Laterality of multi-frame images (PS3.3 C.7.6.16.2.8). */
function lateralityOfFrame({ dataSet }: DicomInstance): string {
  const shared = itemsOf(dataSet, '52009229')[0]
  const anatomy = shared && itemsOf(shared, '00209071')[0]
  return (anatomy && firstText(anatomy, '00209072')) ?? ''
}

function tagOf(keyword: string): string {
  const found = attributeByKeyword(keyword)
  if (!found) throw new Error(`${keyword} is not in the data dictionary`)
  return found.tag
}
