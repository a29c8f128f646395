import { z } from 'zod'
import { defineEndpoint } from '../../../endpoint/define-endpoint.ts'
import { NotFound } from '../../../problem/core-problems.ts'
import { UnknownPatient } from '../order-problems.ts'
import { RecognitionOutcome, RepeatReason } from './recognition-codes.ts'
import { wantedExamination } from './recognition-contract.ts'
import { NotRecognisable, ResidentOutOfReach } from './recognition-problems.ts'

const text = z.string().nullable()
const wanted = wantedExamination.extend({
  category: z.string().min(1).max(40),
  patient: z.string().min(1).max(64),
})

/** A result that may be recognised, as it stands beside a request form. Prices are in fen. */
export const recognisableResult = z.object({
  report: z.string(),
  request: z.string(),
  patient: z.string(),
  accessionNumber: z.string(),
  display: z.string(),
  bodySite: text,
  /** Institution that asked for it. */
  placer: z.string(),
  placerName: z.string(),
  performerName: z.string(),
  examinedAt: z.string(),
  publishedAt: text,
  expiresAt: z.string(),
  mark: z.string(),
  grade: text,
  price: z.int().nullable(),
})

/** A decision about a recognisable result. */
export const recognitionView = z.object({
  id: z.string(),
  organization: z.string(),
  category: z.string(),
  patient: z.string(),
  patientName: z.string(),
  outcome: z.enum(RecognitionOutcome.values),
  code: z.string(),
  display: z.string(),
  report: z.string(),
  source: z.string(),
  sourceNumber: z.string(),
  sourceDisplay: z.string(),
  sourceOrganization: z.string(),
  sourcePerformer: z.string(),
  examinedAt: z.string(),
  mark: z.string(),
  catalogue: z.string(),
  request: text,
  reason: z.enum(RepeatReason.values).nullable(),
  explanation: text,
  visit: text,
  saved: z.int().nullable(),
  practitioner: z.string(),
  practitionerName: z.string(),
  decidedAt: z.string(),
  since: z.enum(['amended', 'retracted']).nullable(),
})

/** Recognition of results (结果互认) at the moment of asking. */
export const recognitionApi = {
  /** Results that serve as well, of any institution; whoever is shown them may open them for a while. */
  findRecognisable: defineEndpoint('POST /recognition/look', {
    access: { permission: 'orders:request:create' },
    input: wanted,
    output: z.object({ mode: z.enum(['refuse', 'remind', 'off']), results: z.array(recognisableResult) }),
    problems: [NotFound, UnknownPatient, ResidentOutOfReach],
  }),
  /** Report of a result that was shown to the caller. */
  openRecognisable: defineEndpoint('GET /recognition/results/:report', {
    access: { permission: 'orders:request:create' },
    input: z.object({ report: z.string().max(64) }),
    output: z.object({
      report: z.string(),
      request: z.string(),
      patient: z.string(),
      patientName: z.string(),
      accessionNumber: z.string(),
      display: z.string(),
      placer: z.string(),
      sections: z.array(z.object({ label: z.string(), text: z.string() })),
      authorName: z.string(),
      reviewerName: text,
      publishedAt: text,
      page: z.string(),
    }),
    problems: [NotFound],
  }),
  recogniseResult: defineEndpoint('POST /recognitions', {
    access: { permission: 'orders:request:create' },
    input: wanted.extend({
      display: z.string().trim().min(1).max(200),
      report: z.string().max(64),
      visit: z.string().trim().max(64).nullish(),
    }),
    output: recognitionView,
    problems: [NotFound, UnknownPatient, ResidentOutOfReach, NotRecognisable],
  }),
  /** What was decided, the newest first, within the caller's reach. */
  listRecognitions: defineEndpoint('GET /recognitions', {
    access: { permission: 'orders:request:read' },
    input: z.object({
      category: z.string().max(40).optional(),
      patient: z.string().max(64).optional(),
      outcome: z.enum(RecognitionOutcome.values).optional(),
      cursor: z.string().max(500).optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    output: z.object({ items: z.array(recognitionView), next: z.string().nullable() }),
  }),
  getRecognition: defineEndpoint('GET /recognitions/:id', {
    access: { permission: 'orders:request:read' },
    input: z.object({ id: z.string().max(64) }),
    output: recognitionView,
    problems: [NotFound],
  }),
}
