import { z } from 'zod'
import { defineEndpoint, file } from '../../endpoint/define-endpoint.ts'
import { NotFound, VersionConflict } from '../../problem/core-problems.ts'
import {
  NoSignatureService,
  SignatureGone,
  SignatureInvalid,
  SignatureRequired,
  SignedOtherwise,
  verifiedSignature,
} from '../signatures/contract.ts'
import { orderDraft } from './contract.ts'
import { AwaitingConsensus, BlindReading } from './double-reading-problems.ts'
import { RequestPriority } from './order-codes.ts'
import {
  AlreadyAmending,
  AlreadyStarted,
  FirstReport,
  IncompleteReport,
  NotPublished,
  NotTheAuthor,
  NotTheOwner,
  OwnReport,
  ReviewerLevel,
  Superseded,
  UnconfirmedWarnings,
  UnknownCategory,
  UnknownPatient,
  UnknownTemplate,
} from './order-problems.ts'
import { reportFinding, reportView, requestView, taskView } from './order-view-shapes.ts'
import { RecognisableResultExists } from './recognition/recognition-problems.ts'
import { reportLifecycle } from './report.ts'
import { requestLifecycle } from './request.ts'
import { signingPurposes } from './seal-report.ts'
import { taskLifecycle } from './task.ts'
import { structuredContent } from './template-field.ts'

const id = z.object({ id: z.string().max(64) })
const withReason = id.extend({ reason: z.string().trim().min(4).max(500) })
/** Made over this version with `signatures@1`; the county may require it. */
const signature = z.string().max(64).optional()
const sealing = [SignatureRequired, SignatureGone, SignedOtherwise, SignatureInvalid, NoSignatureService] as const
const paging = { cursor: z.string().max(500).optional(), limit: z.int().min(1).max(100).optional() }
const page = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() })
const several = <const V extends string>(values: readonly V[]) =>
  z.union([z.enum(values), z.array(z.enum(values))]).optional()

/** Requests, tasks, reports over HTTP, the same for every category; a permission may be held for one category only. */
export const ordersApi = {
  placeRequest: defineEndpoint('POST /requests', {
    access: { permission: 'orders:request:create' },
    input: orderDraft,
    output: requestView,
    problems: [UnknownPatient, UnknownCategory, RecognisableResultExists],
  }),
  listRequests: defineEndpoint('GET /requests', {
    access: { permission: 'orders:request:read' },
    input: z.object({
      category: z.string().optional(),
      patient: z.string().optional(),
      state: several(requestLifecycle.states),
      search: z.string().max(64).optional(),
      ...paging,
    }),
    output: page(requestView),
  }),
  getRequest: defineEndpoint('GET /requests/:id', {
    access: { permission: 'orders:request:read' },
    input: id,
    output: requestView,
    problems: [NotFound],
  }),
  revokeRequest: defineEndpoint('POST /requests/:id/revoke', {
    access: { permission: 'orders:request:create' },
    input: withReason,
    output: requestView,
    problems: [NotFound, AlreadyStarted],
  }),
  requestReports: defineEndpoint('GET /requests/:id/reports', {
    access: { permission: 'orders:report:read' },
    input: id,
    output: z.object({ items: z.array(reportView) }),
    problems: [NotFound],
  }),

  listTasks: defineEndpoint('GET /tasks', {
    access: { permission: 'orders:task:read' },
    input: z.object({
      category: z.string().optional(),
      state: several(taskLifecycle.states),
      mine: z.boolean().optional(),
      forMe: z.boolean().optional(),
      placer: z.string().optional(),
      priority: several(RequestPriority.values),
      search: z.string().max(64).optional(),
      ...paging,
    }),
    output: page(taskView).extend({ total: z.int() }),
  }),
  getTask: defineEndpoint('GET /tasks/:id', {
    access: { permission: 'orders:task:read' },
    input: id,
    output: taskView,
    problems: [NotFound],
  }),
  claimTask: defineEndpoint('POST /tasks/:id/claim', {
    access: { permission: 'orders:task:claim' },
    input: id,
    output: taskView,
    problems: [NotFound],
  }),
  handBackTask: defineEndpoint('POST /tasks/:id/hand-back', {
    access: { permission: 'orders:task:claim' },
    input: id,
    output: taskView,
    problems: [NotFound, NotTheOwner],
  }),
  releaseTask: defineEndpoint('POST /tasks/:id/release', {
    access: { permission: 'orders:task:manage' },
    input: withReason,
    output: taskView,
    problems: [NotFound],
  }),
  rejectTask: defineEndpoint('POST /tasks/:id/reject', {
    access: { permission: 'orders:task:claim' },
    input: withReason,
    output: taskView,
    problems: [NotFound, NotTheOwner],
  }),
  openReport: defineEndpoint('POST /tasks/:id/report', {
    access: { permission: 'orders:report:write' },
    input: id,
    output: reportView,
    problems: [NotFound, NotTheOwner, BlindReading],
  }),

  searchReports: defineEndpoint('GET /reports', {
    access: { permission: 'orders:report:read' },
    input: z.object({
      category: z.string().optional(),
      patient: z.string().optional(),
      state: several(reportLifecycle.states),
      placer: z.string().optional(),
      positive: z.boolean().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      search: z.string().max(64).optional(),
      current: z.boolean().optional(),
      ...paging,
    }),
    output: page(reportView),
  }),
  getReport: defineEndpoint('GET /reports/:id', {
    access: { permission: 'orders:report:read' },
    input: id,
    output: reportView,
    problems: [NotFound, BlindReading],
  }),
  saveDraft: defineEndpoint('PUT /reports/:id/draft', {
    access: { permission: 'orders:report:write' },
    input: id.extend({
      content: z.record(z.string().max(60), z.string().max(20_000)),
      positive: z.boolean().nullish(),
      structured: structuredContent.nullish(),
    }),
    output: reportView,
    problems: [NotFound, NotTheAuthor, VersionConflict, UnknownTemplate],
  }),
  /** What stands in the way of signing, as the draft is saved now. */
  checkReport: defineEndpoint('GET /reports/:id/findings', {
    access: { permission: 'orders:report:write' },
    input: id,
    output: z.object({ items: z.array(reportFinding) }),
    problems: [NotFound],
  }),
  signReport: defineEndpoint('POST /reports/:id/sign', {
    access: { permission: 'orders:report:write' },
    input: id.extend({
      /** Warnings that the author says are right, by their key. */
      confirmed: z
        .array(z.object({ key: z.string().max(400), reason: z.string().trim().min(4).max(500) }))
        .max(100)
        .optional(),
      signature,
    }),
    output: reportView,
    problems: [NotFound, NotTheAuthor, IncompleteReport, UnconfirmedWarnings, ...sealing],
  }),
  /** Keeps the hash of what the caller is about to sign; the service signs it, and the command takes it. */
  prepareSignature: defineEndpoint('POST /reports/:id/signature', {
    access: { permission: 'orders:report:read' },
    input: id.extend({ purpose: z.enum(signingPurposes), reason: z.string().trim().max(500).optional() }),
    output: z.object({ signature: z.string(), digest: z.string(), expiresAt: z.string() }),
    problems: [NotFound, BlindReading, NoSignatureService],
  }),
  /** Who signed this version, and whether each signature holds for the text as it stands now. */
  reportSignatures: defineEndpoint('GET /reports/:id/signatures', {
    access: { permission: 'orders:report:read' },
    input: id,
    output: z.object({ required: z.boolean(), items: z.array(verifiedSignature) }),
    problems: [NotFound, BlindReading],
  }),
  recallReport: defineEndpoint('POST /reports/:id/recall', {
    access: { permission: 'orders:report:write' },
    input: id,
    output: reportView,
    problems: [NotFound, NotTheAuthor],
  }),
  sendBackReport: defineEndpoint('POST /reports/:id/send-back', {
    access: { permission: 'orders:report:publish' },
    input: withReason,
    output: reportView,
    problems: [NotFound, OwnReport, BlindReading],
  }),
  publishReport: defineEndpoint('POST /reports/:id/publish', {
    access: { permission: 'orders:report:publish' },
    input: id.extend({ signature }),
    output: reportView,
    problems: [NotFound, OwnReport, ReviewerLevel, BlindReading, AwaitingConsensus, ...sealing],
  }),
  amendReport: defineEndpoint('POST /reports/:id/amend', {
    access: { permission: 'orders:report:write' },
    input: withReason,
    output: reportView,
    problems: [NotFound, NotPublished, AlreadyAmending, BlindReading],
  }),
  discardReport: defineEndpoint('POST /reports/:id/discard', {
    access: { permission: 'orders:report:write' },
    input: id,
    output: reportView,
    problems: [NotFound, NotTheAuthor, FirstReport],
  }),
  retractReport: defineEndpoint('POST /reports/:id/retract', {
    access: { permission: 'orders:report:retract' },
    input: withReason.extend({ signature }),
    output: reportView,
    problems: [NotFound, Superseded, BlindReading, ...sealing],
  }),
  acknowledgeReport: defineEndpoint('POST /reports/:id/acknowledge', {
    access: { permission: 'orders:report:read' },
    input: id,
    output: z.object({ acknowledged: z.boolean() }),
    problems: [NotFound],
  }),
  printReport: defineEndpoint('GET /reports/:id/pdf', {
    access: { permission: 'orders:report:read' },
    input: id,
    output: file('application/pdf'),
    problems: [NotFound, NotPublished, BlindReading],
  }),
  /** Several published reports as one file, in this order; each is audited. */
  printReports: defineEndpoint('GET /reports.pdf', {
    access: { permission: 'orders:report:read' },
    input: z.object({ id: z.array(z.string().max(64)).min(1).max(50) }),
    output: file('application/pdf'),
    problems: [NotFound, NotPublished, BlindReading],
  }),
  verifyReport: defineEndpoint('GET /verify/:code', {
    access: { public: 'whoever holds a printed report may check that it is genuine and current' },
    input: z.object({ code: z.string().max(30) }),
    output: z.object({
      genuine: z.boolean(),
      current: z.boolean(),
      institution: z.string().nullable(),
      display: z.string().nullable(),
      publishedAt: z.string().nullable(),
      patient: z.string().nullable(),
      /** Electronic signatures: `none`, all of them hold, or one does not. */
      signatures: z.enum(['none', 'valid', 'invalid']),
    }),
  }),
}
