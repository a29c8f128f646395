import { z } from 'zod'
import { defineLifecycle } from '../lifecycle/define-lifecycle.ts'
import { defineResource, type Row } from '../resource/define-resource.ts'
import { field } from '../resource/fields/index.ts'

/** A shift stands until it is taken off the roster, with the reason: who was to be on duty stays known. */
export const shiftLifecycle = defineLifecycle('core.shift', {
  states: ['planned', 'cancelled'],
  initial: 'planned',
  final: ['cancelled'],
  commands: {
    cancel: {
      from: 'planned',
      to: 'cancelled',
      permission: 'core:roster:manage',
      input: z.object({ reason: z.string().trim().min(2).max(200) }),
      set: ({ input }) => ({ note: input.reason }),
    },
  },
})

/**
 * A shift on a roster (排班): who has which duty when. Duties are declared by the functions that need them, for example
 * `imaging.reading`; who is on duty now is what allocation and escalation ask the directory for.
 */
export const shift = defineResource('core.shift', {
  fields: {
    practitioner: field.practitioner(),
    department: field.reference({ to: 'core.department', optional: true }),
    duty: field.identifier({ max: 80 }),
    startsAt: field.instant(),
    endsAt: field.instant(),
    /** Asked only when nobody else can be reached (听班). */
    onCall: field.boolean(),
    note: field.text({ max: 200, optional: true }),
  },
  lifecycle: shiftLifecycle,
  access: { read: 'core:organization:read', create: 'core:roster:manage', update: 'core:roster:manage' },
  indexes: [
    ['duty', 'endsAt'],
    ['organization', 'endsAt'],
    ['practitioner', 'endsAt'],
  ],
  surfaces: [],
})

export type Shift = Row<typeof shift>
