import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { CallChannel, CallOutcome, Rung } from './value-codes.ts'

/** An attempt to tell somebody: who called whom and what came of it. Written once; nothing changes or removes one. */
export const call = defineResource('critical-values.call', {
  fields: {
    value: field.reference({ to: 'critical-values.value' }),
    category: field.identifier({ max: 40 }),
    calledAt: field.instant(),
    /** Empty when the system sent it. */
    caller: field.practitioner({ optional: true }),
    callerName: field.text({ max: 100, optional: true }),
    recipient: field.practitioner({ optional: true }),
    recipientName: field.text({ max: 100, optional: true }),
    channel: field.code(CallChannel),
    outcome: field.code(CallOutcome),
    rung: field.code(Rung, { optional: true }),
    /** What was told, as it stood then. */
    told: field.text({ max: 400 }),
    readBack: field.text({ max: 500, optional: true }),
    remark: field.text({ max: 500, optional: true }),
  },
  access: { read: 'critical-values:value:read' },
  partition: 'category',
  indexes: [['value', 'calledAt', 'id']],
  surfaces: [],
})

export type CriticalCall = Row<typeof call>

/** A finding that a report names and its author did not raise, and why. */
export const dismissal = defineResource('critical-values.dismissal', {
  fields: {
    request: field.identifier(),
    category: field.identifier({ max: 40 }),
    code: field.identifier({ max: 64 }),
    reason: field.text({ max: 500 }),
    decidedBy: field.practitioner({ optional: true }),
    decidedByName: field.text({ max: 100 }),
  },
  access: { read: 'critical-values:value:read', create: 'critical-values:value:raise' },
  partition: 'category',
  indexes: [['request', 'code']],
  surfaces: [],
})
