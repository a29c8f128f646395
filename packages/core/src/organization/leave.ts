import { defineLifecycle, type Facts } from '../lifecycle/define-lifecycle.ts'
import { defineResource, type Row } from '../resource/define-resource.ts'
import { defineCodes, field } from '../resource/fields/index.ts'
import { NotYours, OwnRequest } from './roster-problems.ts'

/** Kinds of leave (请假类别), as the rules on leave of public institutions name them. */
export const LeaveKind = defineCodes({
  system: 'urn:ygt:leave-kind',
  labels: 'core.leave.kind',
  values: ['annual', 'sick', 'personal', 'maternity', 'study', 'compensatory', 'other'],
})

interface Asked {
  readonly practitioner: string
}

const own = ({ doc, actor }: Facts<Asked, any>) => (doc.practitioner === actor.practitioner ? undefined : NotYours)
const notOwn = ({ doc, actor }: Facts<Asked, any>) => (doc.practitioner === actor.practitioner ? OwnRequest : undefined)
const decided = ({ actor, now }: Facts) => ({ decidedBy: actor.practitioner, decidedAt: now })

/** Asked for by the person, decided by somebody else who keeps the roster. */
export const leaveLifecycle = defineLifecycle('core.leave', {
  states: ['requested', 'approved', 'declined', 'withdrawn'],
  initial: 'requested',
  final: ['declined', 'withdrawn'],
  commands: {
    approve: { from: 'requested', to: 'approved', permission: 'core:roster:manage', guard: notOwn, set: decided },
    decline: { from: 'requested', to: 'declined', permission: 'core:roster:manage', guard: notOwn, set: decided },
    withdraw: { from: ['requested', 'approved'], to: 'withdrawn', permission: 'core:roster:request', guard: own },
  },
})

/** Leave of a practitioner (请假); while it is approved its holder is not on duty, whatever the roster says. */
export const leave = defineResource('core.leave', {
  fields: {
    practitioner: field.practitioner(),
    kind: field.code(LeaveKind),
    startsAt: field.instant(),
    endsAt: field.instant(),
    note: field.text({ max: 300, optional: true }),
    decidedBy: field.practitioner({ optional: true }),
    decidedAt: field.instant({ optional: true }),
  },
  lifecycle: leaveLifecycle,
  access: { read: 'core:organization:read', create: 'core:roster:request' },
  indexes: [
    ['practitioner', 'endsAt'],
    ['organization', 'endsAt'],
  ],
  surfaces: [],
})

export type Leave = Row<typeof leave>
