import { defineLifecycle, defineResource, field, type Row, z } from '@ygt/core'

export const imageWindow = z.object({ center: z.number(), width: z.number().min(1) })

/** A picture is marked for the report until somebody takes the mark away; a published report goes on showing what it showed. */
export const keyImageLifecycle = defineLifecycle('imaging.keyImage', {
  states: ['marked', 'unmarked'],
  initial: 'marked',
  final: ['unmarked'],
  commands: {
    unmark: {
      from: 'marked',
      to: 'unmarked',
      permission: 'imaging:measurement:write',
      set: ({ now }) => ({ unmarkedAt: now }),
    },
  },
})

/**
 * A key image (关键图像) of a report: a frame with its window; what was measured on it is drawn on it. A record of our own and no key object
 * selection (PS3.3 A.35.4): that names images, but neither window nor report, and cannot be taken back.
 */
export const keyImage = defineResource('imaging.keyImage', {
  fields: {
    study: field.reference({ to: 'imaging.study' }),
    request: field.reference({ to: 'orders.request' }),
    patient: field.patient({ optional: true }),
    seriesInstanceUid: field.identifier({ max: 64 }),
    sopInstanceUid: field.identifier({ max: 64 }),
    frame: field.integer(),
    shown: field.json(imageWindow, { optional: true }),
    authorName: field.text({ max: 100 }),
    unmarkedAt: field.instant({ optional: true }),
  },
  lifecycle: keyImageLifecycle,
  access: { read: 'imaging:study:read', create: 'imaging:measurement:write' },
  indexes: [['request', 'createdAt'], ['study']],
  surfaces: [],
})

export type KeyImage = Row<typeof keyImage>

/** As many as fit on one page of paper. */
export const mostKeyImages = 6
