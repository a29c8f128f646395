import { z } from 'zod'
import { defineLifecycle } from '../../lifecycle/define-lifecycle.ts'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { Laterality, OrderSetting, RequestPriority } from './order-codes.ts'

export const reason = z.object({ reason: z.string().trim().min(4).max(500) })

/** The placer's view of an order (FHIR R4 ServiceRequest.status). */
export const requestLifecycle = defineLifecycle('orders.request', {
  states: ['active', 'on-hold', 'completed', 'revoked', 'entered-in-error'],
  initial: 'active',
  final: ['completed', 'revoked', 'entered-in-error'],
  commands: {
    hold: {
      from: 'active',
      to: 'on-hold',
      permission: 'orders:request:create',
      input: reason,
      set: ({ input }) => ({ statusReason: input.reason }),
    },
    resume: { from: 'on-hold', to: 'active', permission: 'orders:request:create', set: () => ({ statusReason: null }) },
    revoke: {
      from: ['active', 'on-hold'],
      to: 'revoked',
      permission: 'orders:request:create',
      input: reason,
      set: ({ input }) => ({ statusReason: input.reason }),
    },
    complete: { from: 'active', to: 'completed', permission: 'system', set: ({ now }) => ({ completedAt: now }) },
    markInError: { from: 'completed', to: 'entered-in-error', permission: 'system' },
  },
})

/** The resident as they were when it was asked for, so that lists and printed reports do not change behind a doctor's back. */
export const patientSnapshot = {
  patient: field.patient(),
  patientName: field.text({ max: 100 }),
  patientSex: field.text({ max: 10 }),
  patientBirthDate: field.date(),
}

/** An order for an examination (检查申请); `organization` is the institution that asks. */
export const request = defineResource('orders.request', {
  fields: {
    category: field.identifier({ max: 40 }),
    ...patientSnapshot,
    accessionNumber: field.identifier({ max: 16 }),
    code: field.identifier({ max: 64 }),
    display: field.text({ max: 200 }),
    bodySite: field.text({ max: 100, optional: true }),
    laterality: field.code(Laterality, { optional: true }),
    priority: field.code(RequestPriority),
    setting: field.code(OrderSetting),
    /** What the examination is to answer (检查目的). */
    purpose: field.multiline({ max: 1000 }),
    /** History and findings (病史及体征). */
    clinicalNotes: field.multiline({ max: 4000, optional: true }),
    diagnosis: field.text({ max: 500, optional: true }),
    requester: field.practitioner(),
    requesterName: field.text({ max: 100 }),
    performer: field.organization(),
    /** What only the category knows, for example modality and contrast. */
    detail: field.json(z.record(z.string(), z.unknown()), { optional: true }),
    statusReason: field.text({ max: 500, optional: true }),
    completedAt: field.instant({ optional: true }),
  },
  lifecycle: requestLifecycle,
  access: { read: 'orders:request:read', create: 'orders:request:create' },
  partition: 'category',
  unique: [['accessionNumber']],
  indexes: [
    ['category', 'createdAt', 'id'],
    ['organization', 'createdAt', 'id'],
    ['patient', 'createdAt'],
    ['patientName'],
  ],
  surfaces: [],
})

export type OrderRequest = Row<typeof request>
