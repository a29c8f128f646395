import { z } from 'zod'
import { defineLifecycle, emit, type Facts } from '../../lifecycle/define-lifecycle.ts'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { CaseOpen } from './cases/case-problems.ts'
import { RequestPriority } from './order-codes.ts'
import { TaskChanged } from './order-events.ts'
import { AllocatedToAnother, AwaitingReview, NotTheOwner } from './order-problems.ts'
import { patientSnapshot, reason } from './request.ts'

interface Owned {
  readonly owner: string | null
  readonly submittedAt: string | null
}

interface Referred extends Owned {
  readonly referred: boolean
}

interface Kept {
  readonly assignee: string | null
  readonly heldUntil: string | null
}

const mine = ({ doc, actor }: Facts<Owned, any>) => (doc.owner === actor.practitioner ? undefined : NotTheOwner)
const nobodyElses = (facts: Facts<Owned, any>) => (facts.doc.owner === null ? undefined : mine(facts))
const changed = emit(TaskChanged, ({ doc }) => ({ task: doc.id, state: doc.state }))
const unassigned = { assignee: null, assigneeName: null, assignedAt: null, assignReason: null, heldUntil: null }
/** Given back, it is for everybody: the rule would choose the same reader again. */
const released = { owner: null, ownerName: null, claimedAt: null, ...unassigned, pooled: true }

/** Allocated to somebody else, and kept for them yet. */
const notKeptForAnother = ({ doc, actor, now }: Facts<Owned & Kept, any>) =>
  doc.assignee !== null && doc.assignee !== actor.practitioner && doc.heldUntil !== null && doc.heldUntil > now
    ? AllocatedToAnother
    : undefined

/** The filler's view of an order (FHIR R4 Task.status). */
export const taskLifecycle = defineLifecycle('orders.task', {
  states: ['requested', 'ready', 'in-progress', 'completed', 'rejected', 'cancelled'],
  initial: 'requested',
  final: ['completed', 'rejected', 'cancelled'],
  commands: {
    makeReady: {
      from: 'requested',
      to: 'ready',
      permission: 'system',
      emits: changed,
      set: ({ now }) => ({ readyAt: now }),
    },
    /** What had made it ready was another order's. */
    makeWaiting: {
      from: 'ready',
      to: 'requested',
      permission: 'system',
      emits: changed,
      input: reason,
      set: ({ input }) => ({ readyAt: null, statusReason: input.reason }),
    },
    /** 退回重做: what had made it ready cannot be used, and is to come again. */
    askAgain: {
      from: ['ready', 'in-progress'],
      to: 'requested',
      permission: 'system',
      guard: ({ doc }: Facts<Owned, any>) => (doc.submittedAt === null ? undefined : AwaitingReview),
      emits: changed,
      input: reason,
      set: ({ input }) => ({ ...released, pooled: false, readyAt: null, statusReason: input.reason }),
    },
    /** 领取: from now on it is read by one person. */
    claim: {
      from: 'ready',
      to: 'in-progress',
      permission: 'orders:task:claim',
      emits: changed,
      guard: notKeptForAnother,
      input: z.object({ name: z.string() }),
      set: ({ actor, input, now }) => ({ owner: actor.practitioner, ownerName: input.name, claimedAt: now }),
    },
    /** 分配: the rule chose a reader who is on duty. */
    allocate: {
      from: 'ready',
      to: 'ready',
      permission: 'system',
      emits: changed,
      input: z.object({ assignee: z.string(), name: z.string(), heldUntil: z.string() }),
      set: ({ input, now }) => ({
        assignee: input.assignee,
        assigneeName: input.name,
        assignedAt: now,
        assignReason: null,
        heldUntil: input.heldUntil,
      }),
    },
    /** 指派: somebody in charge gives it to a reader, whatever the rule would do, and says why. */
    assign: {
      from: ['ready', 'in-progress'],
      to: 'ready',
      permission: 'orders:task:manage',
      emits: changed,
      guard: ({ doc }: Facts<Owned, any>) => (doc.submittedAt === null ? undefined : AwaitingReview),
      input: z.object({ assignee: z.string(), name: z.string(), heldUntil: z.string(), reason: z.string() }),
      set: ({ input, now }) => ({
        ...released,
        assignee: input.assignee,
        assigneeName: input.name,
        assignedAt: now,
        assignReason: input.reason,
        heldUntil: input.heldUntil,
      }),
    },
    /** Its reader did not take it in time: from now on anybody may. */
    giveUp: {
      from: 'ready',
      to: 'ready',
      permission: 'system',
      emits: changed,
      set: () => ({ ...unassigned, pooled: true }),
    },
    /** 退回 to the list. */
    handBack: {
      from: 'in-progress',
      to: 'ready',
      permission: 'orders:task:claim',
      emits: changed,
      guard: mine,
      set: () => released,
    },
    /** 改派: somebody in charge takes it away from its owner. */
    release: {
      from: 'in-progress',
      to: 'ready',
      permission: 'orders:task:manage',
      emits: changed,
      input: reason,
      set: ({ input }) => ({ ...released, statusReason: input.reason }),
    },
    /** 接管: an expert writes the report of a difficult case in place of its reader. */
    takeOver: {
      from: ['ready', 'in-progress'],
      to: 'in-progress',
      permission: 'system',
      guard: ({ doc }: Facts<Owned, any>) => (doc.submittedAt === null ? undefined : AwaitingReview),
      emits: changed,
      input: z.object({ owner: z.string(), name: z.string() }),
      set: ({ input, now }) => ({
        ...unassigned,
        owner: input.owner,
        ownerName: input.name,
        claimedAt: now,
        referred: false,
      }),
    },
    /** Nobody went on with it in time; a report that waits for its review, or for an expert, is not given away. */
    expire: {
      from: 'in-progress',
      to: 'ready',
      permission: 'system',
      guard: ({ doc }: Facts<Referred, any>) => {
        if (doc.referred) return CaseOpen
        return doc.submittedAt === null ? undefined : AwaitingReview
      },
      emits: changed,
      set: () => released,
    },
    /** 退单: it cannot be done as it was asked for; once claimed, its owner says so. */
    reject: {
      from: ['requested', 'ready', 'in-progress'],
      to: 'rejected',
      permission: 'orders:task:claim',
      emits: changed,
      guard: nobodyElses,
      input: reason,
      set: ({ input }) => ({ statusReason: input.reason }),
    },
    cancel: { from: ['requested', 'ready'], to: 'cancelled', permission: 'system', emits: changed },
    complete: {
      from: ['in-progress', 'ready'],
      to: 'completed',
      permission: 'system',
      emits: changed,
      set: ({ now }) => ({ completedAt: now }),
    },
  },
  deadlines: { 'in-progress': { within: 'setting:claimFor', then: 'expire' } },
})

/** A piece of work for the institution that performs; `organization` is that institution. */
export const task = defineResource('orders.task', {
  fields: {
    category: field.identifier({ max: 40 }),
    request: field.reference({ to: 'orders.request' }),
    ...patientSnapshot,
    accessionNumber: field.identifier({ max: 16 }),
    display: field.text({ max: 200 }),
    priority: field.code(RequestPriority),
    /** 0 stat, 1 urgent, 2 routine. */
    rank: field.integer({ min: 0, max: 9 }),
    placer: field.organization(),
    owner: field.practitioner({ optional: true }),
    ownerName: field.text({ max: 100, optional: true }),
    readyAt: field.instant({ optional: true }),
    claimedAt: field.instant({ optional: true }),
    /** When its report was signed; empty again when the report is taken or sent back. */
    submittedAt: field.instant({ optional: true }),
    completedAt: field.instant({ optional: true }),
    /** When the report is due. */
    dueAt: field.instant(),
    /** Who it was allocated to (分配), since when, until when it is kept for them, and why if a person did it. */
    assignee: field.practitioner({ optional: true }),
    assigneeName: field.text({ max: 100, optional: true }),
    assignedAt: field.instant({ optional: true }),
    assignReason: field.text({ max: 500, optional: true }),
    heldUntil: field.instant({ optional: true }),
    /** Was allocated in vain and is now for everybody. */
    pooled: field.boolean(),
    /** An expert is asked (疑难病例上送): it stays with its reader. */
    referred: field.boolean(),
    /** What its reader has to be able to read, and how much work it is: the plugin's assessment of the order. */
    skills: field.json(z.array(z.string())),
    points: field.integer({ min: 1, max: 100 }),
    statusReason: field.text({ max: 500, optional: true }),
    detail: field.json(z.record(z.string(), z.unknown()), { optional: true }),
  },
  lifecycle: taskLifecycle,
  access: { read: 'orders:task:read' },
  partition: 'category',
  indexes: [
    // the order of work lists: pressing first, then what is due first
    ['category', 'state', 'rank', 'dueAt', 'id'],
    ['placer', 'category', 'state', 'rank', 'dueAt', 'id'],
    ['organization', 'state', 'rank', 'dueAt', 'id'],
    ['owner', 'state'],
    ['assignee', 'state'],
    ['patientName'],
  ],
  surfaces: [],
})

export type OrderTask = Row<typeof task>
