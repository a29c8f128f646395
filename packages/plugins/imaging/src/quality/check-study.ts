import type { ImageFacts } from './image-facts.ts'
import { type Finding, imageRules } from './image-rules.ts'
import type { QualityThresholds } from './quality-thresholds.ts'
import { sliceSpacing } from './slice-spacing.ts'

/** A finding and the images that it is on: the first of them, and how many of the series. */
export interface StudyFinding extends Finding {
  readonly series: string
  readonly instance: string
  readonly images: number
}

/** All that the rules say of the images of a study. What is the same on many images of a series is said once. */
export function checkStudy(images: readonly ImageFacts[], limits: QualityThresholds): StudyFinding[] {
  const series = Map.groupBy(images, ({ seriesInstanceUid }) => seriesInstanceUid)
  return [...series].flatMap(([uid, members]) => [...ofImages(uid, members, limits), ...ofSlices(uid, members, limits)])
}

function ofImages(series: string, images: readonly ImageFacts[], limits: QualityThresholds): StudyFinding[] {
  const all = images.flatMap((image) =>
    imageRules.flatMap((rule) => {
      const finding = rule(image, limits)
      return finding ? [{ ...finding, series, instance: image.sopInstanceUid, images: 1 }] : []
    }),
  )
  const alike = Map.groupBy(all, ({ rule, severity }) => `${severity} ${rule}`)
  return [...alike.values()].flatMap((same) => same.slice(0, 1).map((first) => ({ ...first, images: same.length })))
}

function ofSlices(series: string, images: readonly ImageFacts[], limits: QualityThresholds): StudyFinding[] {
  const slices = images.filter(({ modality, imageType }) => modality === 'CT' && !imageType.includes('LOCALIZER'))
  const spacing = sliceSpacing(
    slices.map(({ sopInstanceUid, position, orientation }) => ({ uid: sopInstanceUid, position, orientation })),
    limits.sliceTolerance,
  )
  if (!spacing) return []
  const { gaps, duplicates, usual } = spacing
  const [gap] = gaps
  const [duplicate] = duplicates
  return [
    ...(gap
      ? [
          {
            ...{ rule: 'slice-gap', severity: 'error' as const, series, instance: gap.uid, images: gaps.length },
            words: { distance: Number(gap.distance.toFixed(2)), usual: Number(usual.toFixed(2)) },
          },
        ]
      : []),
    ...(duplicate
      ? [
          {
            ...{ rule: 'slice-duplicate', severity: 'warning' as const, series, instance: duplicate },
            ...{ images: duplicates.length, words: { count: duplicates.length } },
          },
        ]
      : []),
  ]
}
