import { z } from 'zod'
import { defineEndpoint } from '../../../endpoint/define-endpoint.ts'
import { NotFound } from '../../../problem/core-problems.ts'
import { sexes } from '../../patient-index/contract.ts'
import { RequestPriority } from '../order-codes.ts'
import { NotTheOwner } from '../order-problems.ts'
import { CaseDelivery, CaseDestination, CaseReason, ConsentForm } from './case-codes.ts'
import { caseLifecycle } from './case-lifecycle.ts'
import {
  CaseOfAnother,
  CaseOpen,
  ConsentMissing,
  NoGateway,
  NoHigherCentre,
  NotTheSender,
  OutsideCase,
  OwnCase,
} from './case-problems.ts'
import { consent } from './difficult-case.ts'

const id = z.object({ id: z.string().max(64) })
const text = z.string().nullable()
const withReason = id.extend({ reason: z.string().trim().min(4).max(500) })
const several = <const V extends string>(values: readonly V[]) =>
  z.union([z.enum(values), z.array(z.enum(values))]).optional()

export const caseDraft = z.object({
  task: z.string().max(64),
  reason: z.enum(CaseReason.values),
  /** What the expert is to answer. */
  question: z.string().trim().min(4).max(2000),
})

/** The same, to a hospital outside the county: not without consent. */
export const referralDraft = caseDraft.extend({
  consent: z
    .object({
      form: z.enum(ConsentForm.values),
      by: z.string().trim().min(2).max(100),
      at: z.iso.datetime({ offset: true }),
    })
    .nullish(),
})

/** What a case would carry outside the county. */
export const referralPreview = z.object({
  receiver: z.string(),
  /** FHIR R4 transaction, as it would be sent; the number of the case is still open. */
  bundle: z.looseObject({ entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }) })) }),
  images: z.int(),
  /** Labels, `{count}` in them. */
  notes: z.array(z.object({ label: z.string(), warning: z.boolean(), count: z.int().optional() })),
})

/** A case as lists show it. */
export const caseView = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(caseLifecycle.states),
  commands: z.array(z.string()),
  organization: z.string(),
  createdAt: z.string(),
  category: z.string(),
  request: z.string(),
  task: z.string(),
  patient: z.string(),
  patientName: z.string(),
  patientSex: z.enum(sexes),
  patientBirthDate: z.string(),
  accessionNumber: z.string(),
  display: z.string(),
  priority: z.enum(RequestPriority.values),
  placer: z.string(),
  number: z.string(),
  destination: z.enum(CaseDestination.values),
  receiver: text,
  receiverName: z.string(),
  sender: z.string(),
  senderName: z.string(),
  reason: z.enum(CaseReason.values),
  question: z.string(),
  dueAt: text,
  expert: text,
  expertName: text,
  acceptedAt: text,
  answeredAt: text,
  opinion: text,
  statusReason: text,
  delivery: z.enum(CaseDelivery.values).nullable(),
  deliveryError: z.object({ zh: z.string(), en: z.string() }).nullable(),
})

const message = z.object({
  id: z.string(),
  at: z.string(),
  direction: z.enum(['out', 'in']),
  kind: z.enum(['content', 'image', 'recall', 'answer', 'refusal']),
  body: z.record(z.string(), z.unknown()),
  outcome: text,
  issues: z.array(z.object({ pointer: z.string(), zh: z.string(), en: z.string() })),
})

/** A case with what the expert judges by: the request, the first impression, and where the images are. */
export const caseDetail = caseView.extend({
  consent: consent.nullable(),
  bodySite: text,
  laterality: text,
  purpose: z.string(),
  clinicalNotes: text,
  diagnosis: text,
  requesterName: z.string(),
  impression: z.array(z.object({ label: z.string(), text: z.string() })),
  requestPage: z.string(),
  readPage: z.string(),
  messages: z.array(message),
})

const answering = [NotFound, OwnCase, CaseOfAnother, OutsideCase] as const

/** Difficult cases (疑难病例上送): a reader asks an expert, in the lead hospital or outside the county. */
export const caseApi = {
  sendCase: defineEndpoint('POST /cases', {
    access: { permission: 'orders:case:send' },
    input: caseDraft,
    output: caseDetail,
    problems: [NotFound, NotTheOwner, CaseOpen, NoHigherCentre],
  }),
  /** To a hospital outside the county (上级医院), with the consent of the resident. */
  referCase: defineEndpoint('POST /cases/outside', {
    access: { permission: 'orders:case:refer' },
    input: referralDraft,
    output: caseDetail,
    problems: [NotFound, NotTheOwner, CaseOpen, ConsentMissing, NoGateway],
  }),
  /** What would be sent, before it is. */
  previewReferral: defineEndpoint('POST /cases/outside/preview', {
    access: { permission: 'orders:case:refer' },
    input: caseDraft.extend({ question: z.string().max(2000) }),
    output: referralPreview,
    problems: [NotFound, NotTheOwner, NoGateway],
  }),
  listCases: defineEndpoint('GET /cases', {
    access: { permission: 'orders:case:read' },
    input: z.object({
      category: z.string().max(40).optional(),
      state: several(caseLifecycle.states),
      request: z.string().max(64).optional(),
      destination: z.enum(CaseDestination.values).optional(),
      /** Sent by the caller. */
      mine: z.boolean().optional(),
      cursor: z.string().max(500).optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    output: z.object({ items: z.array(caseView), next: z.string().nullable() }),
  }),
  getCase: defineEndpoint('GET /cases/:id', {
    access: { permission: 'orders:case:read' },
    input: id,
    output: caseDetail,
    problems: [NotFound],
  }),
  acceptCase: defineEndpoint('POST /cases/:id/accept', {
    access: { permission: 'orders:case:answer' },
    input: id,
    output: caseDetail,
    problems: answering,
  }),
  answerCase: defineEndpoint('POST /cases/:id/answer', {
    access: { permission: 'orders:case:answer' },
    input: id.extend({ opinion: z.string().trim().min(2).max(10_000) }),
    output: caseDetail,
    problems: answering,
  }),
  declineCase: defineEndpoint('POST /cases/:id/decline', {
    access: { permission: 'orders:case:answer' },
    input: withReason,
    output: caseDetail,
    problems: answering,
  }),
  /** The expert writes the report in place of whoever sent the case up. */
  takeOverCase: defineEndpoint('POST /cases/:id/take-over', {
    access: { permission: 'orders:case:answer' },
    input: id,
    output: caseDetail,
    problems: answering,
  }),
  recallCase: defineEndpoint('POST /cases/:id/recall', {
    access: { permission: 'orders:case:send' },
    input: withReason,
    output: caseDetail,
    problems: [NotFound, NotTheSender],
  }),
  closeCase: defineEndpoint('POST /cases/:id/close', {
    access: { permission: 'orders:case:send' },
    input: id,
    output: caseDetail,
    problems: [NotFound, NotTheSender],
  }),
  /** Whom a case may be sent to: the centre of the lead hospital, and the hospital outside the county where one is connected. */
  caseDestinations: defineEndpoint('GET /case-destinations/:category', {
    access: { permission: 'orders:case:send' },
    input: z.object({ category: z.string().max(40) }),
    output: z.object({ county: text, outside: text }),
  }),
}
