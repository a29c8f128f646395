import { z } from 'zod'
import { defineLifecycle, emit, type Facts } from '../../lifecycle/define-lifecycle.ts'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { ReportChanged } from './order-events.ts'
import { FirstReport, NotTheAuthor, OwnReport, Superseded } from './order-problems.ts'
import { patientSnapshot, reason } from './request.ts'
import { structuredContent } from './template-field.ts'

interface Written {
  readonly author: string
  readonly revision: number
  readonly supersededBy: string | null
}

const byAuthor = ({ doc, actor }: Facts<Written, any>) => (doc.author === actor.practitioner ? undefined : NotTheAuthor)
const amendmentByAuthor = (facts: Facts<Written, any>) => (facts.doc.revision === 1 ? FirstReport : byAuthor(facts))
const byAnother = ({ doc, actor }: Facts<Written, any>) => (doc.author === actor.practitioner ? OwnReport : undefined)
const current = ({ doc }: Facts<Written, any>) => (doc.supersededBy === null ? undefined : Superseded)
const changed = emit(ReportChanged, ({ doc }) => ({ report: doc.id, state: doc.state }))
const named = z.object({ name: z.string() })

/** A warning that the author confirmed: its key, as it read, and why it is right. */
export const confirmation = z.object({
  key: z.string().max(400),
  zh: z.string(),
  en: z.string(),
  reason: z.string().trim().min(4).max(500),
})

/**
 * One version of a report (FHIR R4 DiagnosticReport.status). A published version never changes: an amendment is a new
 * record with the next revision, and the old one points to it.
 */
export const reportLifecycle = defineLifecycle('orders.report', {
  states: ['registered', 'preliminary', 'final', 'amended', 'cancelled', 'entered-in-error'],
  initial: 'registered',
  final: ['cancelled', 'entered-in-error'],
  commands: {
    sign: {
      from: 'registered',
      to: 'preliminary',
      permission: 'orders:report:write',
      emits: changed,
      guard: byAuthor,
      input: z.object({ confirmations: z.array(confirmation) }),
      set: ({ input, now }) => ({ signedAt: now, statusReason: null, confirmations: input.confirmations }),
    },
    /** The author takes the signature back before anybody has reviewed. */
    recall: {
      from: 'preliminary',
      to: 'registered',
      permission: 'orders:report:write',
      emits: changed,
      guard: byAuthor,
      set: () => ({ signedAt: null }),
    },
    /** 退回修改 */
    sendBack: {
      from: 'preliminary',
      to: 'registered',
      permission: 'orders:report:publish',
      emits: changed,
      input: reason,
      guard: byAnother,
      set: ({ input }) => ({ signedAt: null, statusReason: input.reason }),
    },
    publish: {
      from: 'preliminary',
      to: 'final',
      permission: 'orders:report:publish',
      emits: changed,
      input: named,
      guard: byAnother,
      set: ({ actor, input, now }) => ({ reviewer: actor.practitioner, reviewerName: input.name, publishedAt: now }),
    },
    publishAmendment: {
      from: 'preliminary',
      to: 'amended',
      permission: 'orders:report:publish',
      emits: changed,
      input: named,
      guard: byAnother,
      set: ({ actor, input, now }) => ({ reviewer: actor.practitioner, reviewerName: input.name, publishedAt: now }),
    },
    /** Gives up an amendment; the published version stays as it is. */
    discard: {
      from: ['registered', 'preliminary'],
      to: 'cancelled',
      permission: 'orders:report:write',
      emits: changed,
      guard: amendmentByAuthor,
    },
    retract: {
      from: ['final', 'amended'],
      to: 'entered-in-error',
      permission: 'orders:report:retract',
      emits: changed,
      guard: current,
      input: reason,
      set: ({ input }) => ({ statusReason: input.reason }),
    },
  },
})

/** A version of a report; `organization` is the institution that asked, which the result belongs to. */
export const report = defineResource('orders.report', {
  fields: {
    category: field.identifier({ max: 40 }),
    request: field.reference({ to: 'orders.request' }),
    task: field.reference({ to: 'orders.task' }),
    ...patientSnapshot,
    accessionNumber: field.identifier({ max: 16 }),
    display: field.text({ max: 200 }),
    performer: field.organization(),
    /** 1 for the first report, 2 for its first amendment. */
    revision: field.integer({ min: 1, max: 999 }),
    /** Sections by key, as the category declares them. */
    content: field.json(z.record(z.string(), z.string().max(20_000))),
    /** What was filled into a structured template; the text is what counts. */
    structured: field.json(structuredContent, { optional: true }),
    /** The template of `structured`, to count by. */
    template: field.reference({ to: 'orders.template', optional: true }),
    /** Warnings that its author confirmed when signing, and why. */
    confirmations: field.json(z.array(confirmation), { optional: true }),
    /** Did it find what it looked for (阳性)? */
    positive: field.boolean({ optional: true }),
    author: field.practitioner(),
    authorName: field.text({ max: 100 }),
    signedAt: field.instant({ optional: true }),
    reviewer: field.practitioner({ optional: true }),
    reviewerName: field.text({ max: 100, optional: true }),
    publishedAt: field.instant({ optional: true }),
    /** Why it was amended. */
    amendmentReason: field.text({ max: 500, optional: true }),
    statusReason: field.text({ max: 500, optional: true }),
    /** Printed on the paper; whoever holds it can check that it is genuine and current. */
    verificationCode: field.identifier({ max: 20, optional: true }),
    supersededBy: field.reference({ to: 'orders.report', optional: true }),
  },
  lifecycle: reportLifecycle,
  access: { read: 'orders:report:read' },
  partition: 'category',
  unique: [['request', 'revision'], ['verificationCode']],
  indexes: [
    ['category', 'createdAt', 'id'],
    ['organization', 'createdAt', 'id'],
    ['patient', 'publishedAt'],
    ['patientName'],
    // what the same author had open lately
    ['author', 'createdAt'],
    ['template', 'publishedAt'],
    ['category', 'state', 'createdAt', 'id'],
  ],
  surfaces: [],
})

export type OrderReport = Row<typeof report>

/** States in which a version may be read by those who asked for it. */
export const publishedStates = ['final', 'amended'] as const

/** What the institution that asked gets to see: what was published, and what was retracted after that. */
export const readableStates = [...publishedStates, 'entered-in-error'] as const
