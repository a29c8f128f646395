import { defineEndpoint, file, LinkNotOpen, LinkVisitOver, NotFound, z } from '@ygt/core'
import { CannotRender } from './imaging-problems.ts'

const linked = { link: 'orders.request' }
const uid = z.string().regex(/^[0-9.]{1,64}$/)

export const sharedImages = z.object({
  studies: z.array(
    z.object({
      id: z.string(),
      studyDate: z.string().nullable(),
      description: z.string().nullable(),
      series: z.array(
        z.object({
          uid: z.string(),
          modality: z.string().nullable(),
          number: z.int().nullable(),
          description: z.string().nullable(),
          bodyPart: z.string().nullable(),
          thumbnailUrl: z.string(),
          instances: z.array(
            z.object({ uid: z.string(), number: z.int().nullable(), frames: z.int(), size: z.int(), url: z.string() }),
          ),
        }),
      ),
    }),
  ),
})

/** 云胶片: the images of the one request that a link opens, while its report stands. The record comes with the pass, never in the address. */
export const shareApi = {
  sharedImages: defineEndpoint('GET /shared/images', {
    access: linked,
    output: sharedImages,
    problems: [LinkNotOpen, LinkVisitOver, NotFound],
  }),
  sharedThumbnail: defineEndpoint('GET /shared/series/:series/thumbnail', {
    access: linked,
    input: z.object({ series: uid }),
    output: file('image/png'),
    problems: [LinkNotOpen, LinkVisitOver, NotFound, CannotRender],
  }),
  sharedInstance: defineEndpoint('GET /shared/instances/:instance', {
    access: linked,
    input: z.object({ instance: uid }),
    output: file('application/dicom'),
    problems: [LinkNotOpen, LinkVisitOver, NotFound],
  }),
}
