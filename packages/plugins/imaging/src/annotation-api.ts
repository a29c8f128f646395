import { defineEndpoint, NotFound, z } from '@ygt/core'
import { MeasurementElsewhere, MeasurementKnown, MeasurementOutside, MeasurementWrong } from './annotation-problems.ts'
import { measuredValues, measurementDraft, measurementKinds, measurementLifecycle } from './measurement.ts'

const id = z.object({ id: z.string().max(64) })

export const measurementView = z.object({
  id: z.string(),
  state: z.enum(measurementLifecycle.states),
  commands: z.array(z.string()),
  tracking: z.string(),
  series: z.string(),
  instance: z.string(),
  frame: z.int(),
  kind: z.enum(measurementKinds),
  points: z.array(z.tuple([z.number(), z.number(), z.number()])),
  values: measuredValues,
  text: z.string().nullable(),
  authorName: z.string(),
  createdAt: z.string(),
  report: z.string(),
  reason: z.string().nullable(),
  removedByName: z.string().nullable(),
  removedAt: z.string().nullable(),
})

/** Measurements on images, kept with the study. */
export const annotationApi = {
  measurements: defineEndpoint('GET /studies/:id/measurements', {
    access: { permission: 'imaging:study:read' },
    input: id,
    output: z.object({ items: z.array(measurementView), mayWrite: z.boolean() }),
    problems: [NotFound],
  }),
  keepMeasurements: defineEndpoint('POST /studies/:id/measurements', {
    access: { permission: 'imaging:measurement:write' },
    transaction: false,
    input: id.extend({ items: z.array(measurementDraft).min(1).max(100) }),
    output: z.object({ report: z.string(), items: z.array(measurementView) }),
    problems: [NotFound, MeasurementElsewhere, MeasurementKnown, MeasurementOutside, MeasurementWrong],
  }),
  removeMeasurement: defineEndpoint('POST /measurements/:id/remove', {
    access: { permission: 'imaging:measurement:write' },
    input: id.extend({ reason: z.string().trim().min(4).max(500) }),
    output: measurementView,
    problems: [NotFound],
  }),
}
