import { z } from 'zod'
import { sexes } from '../patient-index/contract.ts'
import { Laterality, OrderSetting, RequestPriority } from './order-codes.ts'
import { confirmation, reportLifecycle } from './report.ts'
import { requestLifecycle } from './request.ts'
import { taskLifecycle } from './task.ts'
import { structuredContent } from './template-field.ts'

const priority = z.enum(RequestPriority.values)
const snapshot = {
  patient: z.string(),
  patientName: z.string(),
  patientSex: z.enum(sexes),
  patientBirthDate: z.string(),
}
const detail = z.record(z.string(), z.unknown()).nullable()

export const requestView = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(requestLifecycle.states),
  commands: z.array(z.string()),
  organization: z.string(),
  createdAt: z.string(),
  category: z.string(),
  ...snapshot,
  accessionNumber: z.string(),
  code: z.string(),
  display: z.string(),
  bodySite: z.string().nullable(),
  laterality: z.enum(Laterality.values).nullable(),
  priority,
  setting: z.enum(OrderSetting.values),
  purpose: z.string(),
  clinicalNotes: z.string().nullable(),
  diagnosis: z.string().nullable(),
  requester: z.string(),
  requesterName: z.string(),
  performer: z.string(),
  detail,
  statusReason: z.string().nullable(),
  task: z.string().nullable(),
  taskState: z.enum(taskLifecycle.states).nullable(),
  report: z.string().nullable(),
})

export const taskView = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(taskLifecycle.states),
  commands: z.array(z.string()),
  organization: z.string(),
  createdAt: z.string(),
  category: z.string(),
  request: z.string(),
  ...snapshot,
  accessionNumber: z.string(),
  display: z.string(),
  priority,
  placer: z.string(),
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  readyAt: z.string().nullable(),
  claimedAt: z.string().nullable(),
  dueAt: z.string(),
  assignee: z.string().nullable(),
  assigneeName: z.string().nullable(),
  assignReason: z.string().nullable(),
  heldUntil: z.string().nullable(),
  points: z.int(),
  skills: z.array(z.string()),
  statusReason: z.string().nullable(),
  detail,
})

export const reportView = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(reportLifecycle.states),
  commands: z.array(z.string()),
  organization: z.string(),
  createdAt: z.string(),
  category: z.string(),
  request: z.string(),
  task: z.string(),
  ...snapshot,
  accessionNumber: z.string(),
  display: z.string(),
  performer: z.string(),
  revision: z.int(),
  content: z.record(z.string(), z.string()),
  structured: structuredContent.nullable(),
  confirmations: z.array(confirmation).nullable(),
  positive: z.boolean().nullable(),
  author: z.string(),
  authorName: z.string(),
  signedAt: z.string().nullable(),
  reviewer: z.string().nullable(),
  reviewerName: z.string().nullable(),
  publishedAt: z.string().nullable(),
  amendmentReason: z.string().nullable(),
  statusReason: z.string().nullable(),
  verificationCode: z.string().nullable(),
  supersededBy: z.string().nullable(),
})

/** What stands in the way of signing: errors are corrected; a warning may be confirmed by its key, with a reason. */
export const reportFinding = z.object({
  key: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  pointer: z.string(),
  zh: z.string(),
  en: z.string(),
})
