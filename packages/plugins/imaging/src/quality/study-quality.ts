import { defineJob, defineResource, field, type Row, z } from '@ygt/core'
import { agreements, GradeReason, ImageGrade, severities } from './quality-codes.ts'

/**
 * What is known of the quality of a study, one row each: what the checks found, how it was graded, and whether it was rejected and
 * taken again. `organization` is where the images come from; figures are counted over it.
 */
export const studyQuality = defineResource('imaging.studyQuality', {
  fields: {
    study: field.reference({ to: 'imaging.study' }),
    request: field.reference({ to: 'orders.request', optional: true }),
    patient: field.patient({ optional: true }),
    patientName: field.text({ max: 1024, optional: true }),
    accessionNumber: field.text({ max: 1024, optional: true }),
    description: field.text({ max: 1024, optional: true }),
    modality: field.text({ max: 100 }),
    /** Device as it calls itself (Station Name). */
    station: field.text({ max: 1024, optional: true }),
    /** When the images arrived, in the county's calendar. */
    day: field.identifier({ max: 10 }),
    week: field.identifier({ max: 10 }),
    checkedAt: field.instant({ optional: true }),
    thresholds: field.identifier({ max: 40, optional: true }),
    /** Images of which header and pixels were looked at. */
    headers: field.integer(),
    pixels: field.integer(),
    errors: field.integer(),
    warnings: field.integer(),
    grade: field.code(ImageGrade, { optional: true }),
    /** The first reason that was given; all of them are with the grading. */
    reason: field.code(GradeReason, { optional: true }),
    gradedAt: field.instant({ optional: true }),
    sampleGrade: field.code(ImageGrade, { optional: true }),
    agreement: field.oneOf(agreements, { optional: true }),
    /** The month for which it was drawn for re-grading, and the seed. */
    sampledFor: field.identifier({ max: 7, optional: true }),
    sampleSeed: field.text({ max: 60, optional: true }),
    rejectedAt: field.instant({ optional: true }),
    /** The study that was taken instead, and the rejected one that this study replaces. */
    retakenBy: field.reference({ to: 'imaging.study', optional: true }),
    retakeOf: field.reference({ to: 'imaging.study', optional: true }),
  },
  access: { read: 'imaging:quality:read', update: 'imaging:quality:grade' },
  unique: [['study']],
  indexes: [['day', 'id'], ['organization', 'day'], ['request'], ['sampledFor', 'organization']],
  surfaces: [],
})

export type StudyQuality = Row<typeof studyQuality>

/** What a check found on a study; written by the job only. */
export const qualityFinding = defineResource('imaging.qualityFinding', {
  fields: {
    study: field.reference({ to: 'imaging.study' }),
    rule: field.identifier({ max: 40 }),
    severity: field.oneOf(severities),
    seriesUid: field.identifier({ max: 64 }),
    instanceUid: field.identifier({ max: 64 }),
    images: field.integer(),
    words: field.json(z.record(z.string(), z.union([z.string(), z.number()]))),
    thresholds: field.identifier({ max: 40 }),
  },
  access: { read: 'imaging:quality:read' },
  indexes: [['study']],
  surfaces: [],
  history: false,
})

/** A grading that somebody gave; none is changed, the newest of its kind counts. */
export const grading = defineResource('imaging.grading', {
  fields: {
    study: field.reference({ to: 'imaging.study' }),
    kind: field.oneOf(['reading', 'sample']),
    grade: field.code(ImageGrade),
    reasons: field.json(z.array(z.enum(GradeReason.values))),
    note: field.text({ max: 500, optional: true }),
    agreement: field.oneOf(agreements, { optional: true }),
    grader: field.practitioner(),
    graderName: field.text({ max: 100 }),
    gradedAt: field.instant(),
  },
  access: { read: 'imaging:quality:read', create: 'imaging:quality:grade' },
  indexes: [['study', 'gradedAt']],
  surfaces: [],
})

/** Looks at the images of a study when no more have arrived for a while: reads files, so it runs outside a transaction. */
export const CheckStudy = defineJob('imaging.check-study', { payload: z.object({ study: z.string() }), outside: true })
