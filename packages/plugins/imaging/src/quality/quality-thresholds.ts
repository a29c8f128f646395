import { z } from '@ygt/core'

/**
 * Limits of the image checks. Those of the deviation index are the action levels of AAPM report 116 (2009). The others are starting
 * values of ours without a source: look at a month of your own images, set them, and give the set a new version, which is kept with
 * each finding.
 */
export const qualityThresholds = z
  .object({
    version: z.string().min(1).max(40).default('1'),
    /** Deviation index, absolute: worth a look, and to be repeated where the image shows it. */
    deviationWarning: z.number().positive().default(1),
    deviationError: z.number().positive().default(3),
    /** Share of pixels at an end of the stored range, above which a radiograph is clipped; at the upper end for CT. */
    clippedRadiograph: z.number().min(0).max(1).default(0.25),
    clippedCt: z.number().min(0).max(1).default(0.02),
    /** Global noise level of CT, HU. */
    noise: z.number().positive().default(30),
    /** Part of the usual distance by which slices may be further apart. */
    sliceTolerance: z.number().positive().default(0.2),
    /** Share of the pixels that a window of the header has to show. */
    inWindow: z.number().min(0).max(1).default(0.05),
    /** Share of the stored range that an image has to use so that it is not empty. */
    spread: z.number().min(0).max(1).default(0.01),
    /** Share of the area that may be blank edges. */
    blankEdges: z.number().min(0).max(1).default(0.4),
    /** Seconds without a new image after which a study is checked. */
    afterSeconds: z.int().min(0).max(3600).default(20),
    /** Images of a study that are looked at, and of a series whose pixels are. */
    mostImages: z.int().min(1).max(5000).default(800),
    pixelsOfSeries: z.int().min(1).max(50).default(3),
  })
  .prefault({})

export type QualityThresholds = z.output<typeof qualityThresholds>
