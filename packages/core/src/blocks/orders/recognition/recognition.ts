import { z } from 'zod'
import { defineResource, type Row } from '../../../resource/define-resource.ts'
import { field } from '../../../resource/fields/index.ts'
import { patientSnapshot } from '../request.ts'
import { RecognitionOutcome, RepeatReason } from './recognition-codes.ts'

/**
 * What a doctor decided about a recognisable result when they were about to ask for the same: recognised it, or had it done again.
 * `organization` is where the doctor works. It is filed with the visit and not changed.
 */
export const recognition = defineResource('orders.recognition', {
  fields: {
    category: field.identifier({ max: 40 }),
    ...patientSnapshot,
    outcome: field.code(RecognitionOutcome),
    /** What was about to be asked for. */
    code: field.identifier({ max: 64 }),
    display: field.text({ max: 200 }),
    /** What the category divides itself by, such as the modality. */
    kind: field.identifier({ max: 60, optional: true }),
    parts: field.json(z.array(z.string())),
    /** The result: its report, of which request, made for and read by which institutions, when. */
    report: field.reference({ to: 'orders.report' }),
    source: field.reference({ to: 'orders.request' }),
    sourceNumber: field.identifier({ max: 16 }),
    sourceDisplay: field.text({ max: 200 }),
    sourceOrganization: field.organization(),
    sourcePerformer: field.organization(),
    examinedAt: field.instant(),
    mark: field.text({ max: 20 }),
    catalogue: field.text({ max: 40 }),
    /** The request that was placed all the same. */
    request: field.reference({ to: 'orders.request', optional: true }),
    reason: field.code(RepeatReason, { optional: true }),
    /** What the resident was told of why it is done again. */
    explanation: field.text({ max: 500, optional: true }),
    /** Number of the visit that it is filed with. */
    visit: field.identifier({ max: 64, optional: true }),
    /** What was not spent, in fen. */
    saved: field.money({ optional: true }),
    practitioner: field.practitioner(),
    practitionerName: field.text({ max: 100 }),
    decidedAt: field.instant(),
    day: field.identifier({ max: 10 }),
    week: field.identifier({ max: 10 }),
    /** What became of the result afterwards. */
    since: field.oneOf(['amended', 'retracted'], { optional: true }),
  },
  access: { read: 'orders:request:read', create: 'orders:request:create' },
  partition: 'category',
  indexes: [
    ['category', 'day'],
    ['organization', 'category', 'day'],
    ['category', 'createdAt', 'id'],
    ['patient', 'createdAt'],
    ['report'],
  ],
  surfaces: [],
})

export type RecognitionRow = Row<typeof recognition>

/** Who was shown a result of another institution beside a request form, and until when they may open it. */
export const sharedLook = defineResource('orders.shared-look', {
  fields: {
    category: field.identifier({ max: 40 }),
    patient: field.patient(),
    report: field.reference({ to: 'orders.report' }),
    request: field.reference({ to: 'orders.request' }),
    practitioner: field.practitioner(),
    until: field.instant(),
  },
  access: { read: 'orders:request:create' },
  partition: 'category',
  unique: [['request', 'practitioner']],
  surfaces: [],
  history: false,
})
