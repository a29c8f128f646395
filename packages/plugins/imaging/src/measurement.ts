import { defineLifecycle, defineResource, field, type Row, z } from '@ygt/core'

export const measurementKinds = ['length', 'angle', 'cobb', 'rectangle', 'ellipse', 'probe', 'arrow'] as const

const number = z.number().refine(Number.isFinite)
/** Millimetres in the patient; where the image has no place there, pixels times their spacing from its upper left corner. */
const point = z.tuple([number, number, number])
/** A value with its UCUM unit. */
const quantity = z.object({ value: number, unit: z.string().min(1).max(16) })
export const measuredValues = z.partialRecord(
  z.enum(['length', 'angle', 'area', 'mean', 'stdDev', 'min', 'max', 'value']),
  quantity,
)

/** What somebody measured on one picture, as the viewer sends it. */
export const measurementDraft = z
  .object({
    /** A UUID that the viewer gave: the same measurement is kept once. */
    id: z.uuid(),
    kind: z.enum(measurementKinds),
    series: z.string().regex(/^[0-9.]{1,64}$/),
    instance: z.string().regex(/^[0-9.]{1,64}$/),
    /** From 1. */
    frame: z.int().min(1).max(100_000),
    points: z.array(point).min(1).max(64),
    values: measuredValues,
    text: z.string().trim().min(1).max(64).optional(),
  })
  .refine(({ kind, text }) => kind !== 'arrow' || text !== undefined, { path: ['text'] })
  .refine(({ kind, values }) => kind === 'arrow' || Object.keys(values).length > 0, { path: ['values'] })

export type MeasurementDraft = z.output<typeof measurementDraft>

/** A kept measurement does not change: one that is wrong is removed with a reason, and another is drawn. */
export const measurementLifecycle = defineLifecycle('imaging.measurement', {
  states: ['kept', 'removed'],
  initial: 'kept',
  final: ['removed'],
  commands: {
    remove: {
      from: 'kept',
      to: 'removed',
      permission: 'imaging:measurement:write',
      input: z.object({ reason: z.string().trim().min(4).max(500), by: z.string(), at: z.string() }),
      set: ({ input }) => ({ reason: input.reason, removedByName: input.by, removedAt: input.at }),
    },
  },
})

/** A measurement or annotation on an image (影像分析); `organization` is the one of the images. */
export const measurement = defineResource('imaging.measurement', {
  fields: {
    study: field.reference({ to: 'imaging.study' }),
    patient: field.patient({ optional: true }),
    tracking: field.identifier({ max: 64 }),
    seriesInstanceUid: field.identifier({ max: 64 }),
    sopInstanceUid: field.identifier({ max: 64 }),
    frame: field.integer(),
    kind: field.oneOf(measurementKinds),
    points: field.json(z.array(point)),
    measured: field.json(measuredValues),
    text: field.text({ max: 64, optional: true }),
    author: field.practitioner(),
    authorName: field.text({ max: 100 }),
    /** The structured report in the study that holds it. */
    report: field.identifier({ max: 64 }),
    reason: field.text({ max: 500, optional: true }),
    removedByName: field.text({ max: 100, optional: true }),
    removedAt: field.instant({ optional: true }),
  },
  lifecycle: measurementLifecycle,
  access: { read: 'imaging:study:read', create: 'imaging:measurement:write' },
  unique: [['study', 'tracking']],
  indexes: [['study', 'createdAt']],
  surfaces: [],
})

export type KeptMeasurement = Row<typeof measurement>
