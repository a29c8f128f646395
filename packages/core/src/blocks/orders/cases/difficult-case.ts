import { z } from 'zod'
import { defineJob } from '../../../jobs/define-job.ts'
import { defineResource, type Row } from '../../../resource/define-resource.ts'
import { field } from '../../../resource/fields/index.ts'
import { RequestPriority } from '../order-codes.ts'
import { patientSnapshot } from '../request.ts'
import { CaseDelivery, CaseDestination, CaseReason, ConsentForm } from './case-codes.ts'
import { caseLifecycle } from './case-lifecycle.ts'

/** How the resident agreed that data leave the county. */
export const consent = z.object({
  form: z.enum(ConsentForm.values),
  /** Who agreed: the resident, or their guardian. */
  by: z.string().trim().min(2).max(100),
  at: z.iso.datetime({ offset: true }),
  /** Who recorded it. */
  recordedBy: z.string().max(100),
})

/** A difficult case that was sent up (疑难病例); `organization` is the institution whose reader sent it. */
export const difficultCase = defineResource('orders.case', {
  fields: {
    category: field.identifier({ max: 40 }),
    request: field.reference({ to: 'orders.request' }),
    task: field.reference({ to: 'orders.task' }),
    ...patientSnapshot,
    accessionNumber: field.identifier({ max: 16 }),
    display: field.text({ max: 200 }),
    priority: field.code(RequestPriority),
    placer: field.organization(),
    /** Number of the case: what a hospital outside the county knows it by. */
    number: field.identifier({ max: 20 }),
    destination: field.code(CaseDestination),
    /** The centre that was asked; nobody of the county where it went outside. */
    receiver: field.organization({ optional: true }),
    receiverName: field.text({ max: 100 }),
    sender: field.practitioner(),
    senderName: field.text({ max: 100 }),
    reason: field.code(CaseReason),
    question: field.multiline({ max: 2000 }),
    /** The sender's report as far as it was written, by section. */
    impression: field.json(z.record(z.string(), z.string().max(20_000))),
    acceptWithin: field.text({ max: 20 }),
    answerWithin: field.text({ max: 20 }),
    rung: field.integer({ min: 0, max: 9 }),
    dueAt: field.instant({ optional: true }),
    expert: field.practitioner({ optional: true }),
    expertName: field.text({ max: 100, optional: true }),
    acceptedAt: field.instant({ optional: true }),
    answeredAt: field.instant({ optional: true }),
    opinion: field.multiline({ max: 10_000, optional: true }),
    statusReason: field.text({ max: 2000, optional: true }),
    closedAt: field.instant({ optional: true }),
    consent: field.json(consent, { optional: true }),
    delivery: field.code(CaseDelivery, { optional: true }),
    /** Until when one node delivers it. */
    deliveringUntil: field.instant({ optional: true }),
    /** Why the last turn did not get through. */
    deliveryError: field.json(z.object({ zh: z.string(), en: z.string() }), { optional: true }),
    /** Which answer was taken, so that it is taken once. */
    answerKey: field.identifier({ max: 100, optional: true }),
    /** The request while an expert is asked or the answer was not made use of: one case at a time. */
    liveKey: field.identifier({ max: 64, optional: true }),
  },
  lifecycle: caseLifecycle,
  access: { read: 'orders:case:read', create: 'orders:case:send' },
  partition: 'category',
  unique: [['liveKey'], ['number']],
  indexes: [
    ['category', 'createdAt', 'id'],
    ['organization', 'createdAt', 'id'],
    ['delivery', 'state'],
    ['request'],
    ['sender', 'createdAt'],
  ],
  surfaces: [],
})

export type DifficultCase = Row<typeof difficultCase>

/** What went to a hospital outside the county and what came back, as it was; nothing of it is changed. */
export const caseMessage = defineResource('orders.case-message', {
  fields: {
    ofCase: field.reference({ to: 'orders.case' }),
    category: field.identifier({ max: 40 }),
    patient: field.patient(),
    direction: field.oneOf(['out', 'in']),
    kind: field.oneOf(['content', 'image', 'recall', 'answer', 'refusal']),
    at: field.instant(),
    /** The resource that was sent or received; of an image its identifier, size and hash. */
    body: field.json(z.record(z.string(), z.unknown())),
    outcome: field.text({ max: 1000, optional: true }),
    /** What the other side found wrong, place by place. */
    issues: field.json(z.array(z.object({ pointer: z.string(), zh: z.string(), en: z.string() })), { optional: true }),
    /** Says what it is once: an image of a case, an answer. */
    key: field.identifier({ max: 200 }),
  },
  access: { read: 'orders:case:read' },
  partition: 'category',
  unique: [['key']],
  indexes: [['ofCase', 'at', 'id']],
  surfaces: [],
  history: false,
})

/** Brings what waits to the hospital outside the county; tried again every minute while it is down. */
export const DeliverCases = defineJob('orders.deliver-cases', {
  payload: z.object({}),
  schedule: '* * * * *',
  outside: true,
})
/** Asks the hospital outside the county for answers. */
export const FetchAnswers = defineJob('orders.fetch-answers', {
  payload: z.object({}),
  schedule: '* * * * *',
  outside: true,
})
/** The hospital outside the county did not answer in time. */
export const ExpireCase = defineJob('orders.expire-case', { payload: z.object({ case: z.string() }) })
