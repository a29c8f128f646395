import { defineEndpoint, NotFound, z } from '@ygt/core'
import { MeasurementElsewhere, TooManyKeyImages, UnmatchedStudy } from './annotation-problems.ts'
import { imageWindow } from './key-image.ts'

const id = z.object({ id: z.string().max(64) })
const uid = z.string().regex(/^[0-9.]{1,64}$/)

/** A figure of a report: a picture and the lines that are drawn on it, in shares of its width and height. */
const mark = z.object({
  points: z.array(z.tuple([z.number(), z.number()])),
  closed: z.boolean(),
  text: z.string(),
})

export const keyImageView = z.object({
  id: z.string(),
  instance: z.string(),
  frame: z.int(),
  window: imageWindow.nullable(),
  authorName: z.string(),
  url: z.string(),
  marks: z.array(mark),
})

/** Pictures that a report shows. */
export const keyImageApi = {
  keyImages: defineEndpoint('GET /requests/:id/key-images', {
    access: { permission: 'imaging:study:read' },
    /** `at`: as it was then, for a report that was published then. */
    input: id.extend({ at: z.string().max(40).optional() }),
    output: z.object({ items: z.array(keyImageView) }),
    problems: [NotFound],
  }),
  markKeyImage: defineEndpoint('POST /studies/:id/key-images', {
    access: { permission: 'imaging:measurement:write' },
    input: id.extend({ series: uid, instance: uid, frame: z.int().min(1), window: imageWindow.nullable() }),
    output: z.object({ id: z.string() }),
    problems: [NotFound, MeasurementElsewhere, TooManyKeyImages, UnmatchedStudy],
  }),
  unmarkKeyImage: defineEndpoint('POST /key-images/:id/unmark', {
    access: { permission: 'imaging:measurement:write' },
    input: id,
    output: z.object({ id: z.string() }),
    problems: [NotFound],
  }),
}
