import { defineJob, defineResource, field, type Row, z } from '@ygt/core'

/** Largest single file, in bytes: one is read into memory as a whole. */
export const largestInstance = 2 ** 30

/** One file of an upload: what is announced and which pieces have come. Offsets in bytes. */
export const uploadFile = z.object({
  name: z.string().max(300),
  size: z.int().min(1),
  received: z.int().min(0),
  chunks: z.array(z.object({ offset: z.int(), length: z.int(), blob: z.string() })),
})

/** A study on its way from a browser: it can be interrupted and goes on where it stopped; whole study or nothing. */
export const upload = defineResource('imaging.upload', {
  fields: {
    request: field.reference({ to: 'orders.request', optional: true }),
    files: field.json(z.array(uploadFile)),
    bytes: field.integer(),
    received: field.integer(),
    expiresAt: field.instant(),
    completedAt: field.instant({ optional: true }),
  },
  access: { read: 'imaging:study:upload', create: 'imaging:study:upload', update: 'imaging:study:upload' },
  indexes: [['expiresAt']],
  surfaces: [],
  history: false,
})

export type Upload = Row<typeof upload>

/** Pieces of uploads that nobody finished go after a day. */
export const SweepUploads = defineJob('imaging.sweep-uploads', { payload: z.object({}), schedule: '40 * * * *' })
