import { defineEndpoint, NotFound, z } from '@ygt/core'
import { agreements, GradeReason, ImageGrade, severities } from './quality-codes.ts'
import {
  AlreadyRejectedImages,
  NotInSample,
  OwnGrading,
  ReadAlready,
  ReasonNotForModality,
  ReasonRequired,
} from './quality-problems.ts'

const read = { permission: 'imaging:quality:read' }
const id = z.object({ id: z.string().max(64) })
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const grade = z.enum(ImageGrade.values)

export const qualityView = z.object({
  study: z.string(),
  organization: z.string(),
  request: z.string().nullable(),
  patientName: z.string().nullable(),
  accessionNumber: z.string().nullable(),
  description: z.string().nullable(),
  modality: z.string(),
  station: z.string().nullable(),
  day: z.string(),
  checkedAt: z.string().nullable(),
  thresholds: z.string().nullable(),
  headers: z.int(),
  pixels: z.int(),
  errors: z.int(),
  warnings: z.int(),
  grade: grade.nullable(),
  reason: z.enum(GradeReason.values).nullable(),
  sampleGrade: grade.nullable(),
  agreement: z.enum(agreements).nullable(),
  sampledFor: z.string().nullable(),
  rejectedAt: z.string().nullable(),
  retakenBy: z.string().nullable(),
  retakeOf: z.string().nullable(),
})

export const qualityDetail = qualityView.extend({
  /** Reasons that may be given for its modalities. */
  reasons: z.array(z.enum(GradeReason.values)),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(severities),
      seriesUid: z.string(),
      instanceUid: z.string(),
      images: z.int(),
      words: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  gradings: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['reading', 'sample']),
      grade,
      reasons: z.array(z.enum(GradeReason.values)),
      note: z.string().nullable(),
      agreement: z.enum(agreements).nullable(),
      graderName: z.string(),
      gradedAt: z.string(),
    }),
  ),
})

const page = z.object({ items: z.array(qualityView), next: z.string().nullable() })

/** Image quality control (影像质控) over HTTP. */
export const qualityApi = {
  listQuality: defineEndpoint('GET /quality', {
    access: read,
    input: z.object({
      /** `found`: with errors or warnings; `ungraded`, `rejected` and not taken again yet, `sampled` and not graded again yet. */
      which: z.enum(['all', 'found', 'ungraded', 'rejected', 'sampled']).default('all'),
      organization: z.string().max(64).optional(),
      month: month.optional(),
      request: z.string().max(64).optional(),
      cursor: z.string().max(300).optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    output: page,
  }),
  getQuality: defineEndpoint('GET /quality/:id', {
    access: read,
    input: id,
    output: qualityDetail,
    problems: [NotFound],
  }),
  gradeStudy: defineEndpoint('POST /quality/:id/gradings', {
    access: { permission: 'imaging:quality:grade' },
    input: id.extend({
      grade,
      reasons: z.array(z.enum(GradeReason.values)).max(GradeReason.values.length).default([]),
      note: z.string().trim().max(500).nullish(),
      agreement: z.enum(agreements).nullish(),
    }),
    output: qualityDetail,
    problems: [NotFound, ReasonRequired, ReasonNotForModality, AlreadyRejectedImages, ReadAlready],
  }),
  /** Draws some of each institution's studies of a month; the same seed draws the same. */
  drawSample: defineEndpoint('POST /quality/samples', {
    access: { permission: 'imaging:quality:lead' },
    input: z.object({ month, seed: z.string().trim().min(1).max(60), each: z.int().min(1).max(100) }),
    output: z.object({ items: z.array(qualityView) }),
  }),
  gradeAgain: defineEndpoint('POST /quality/:id/sample-gradings', {
    access: { permission: 'imaging:quality:lead' },
    input: id.extend({
      grade,
      reasons: z.array(z.enum(GradeReason.values)).max(GradeReason.values.length).default([]),
      note: z.string().trim().max(500).nullish(),
      agreement: z.enum(agreements).nullish(),
    }),
    output: qualityDetail,
    problems: [NotFound, ReasonRequired, ReasonNotForModality, NotInSample, OwnGrading],
  }),
}
