import { defineLifecycle, type Facts } from '../lifecycle/define-lifecycle.ts'
import { defineResource, type Row } from '../resource/define-resource.ts'
import { field } from '../resource/fields/index.ts'
import { NotYours, OwnRequest } from './roster-problems.ts'

interface Swapped {
  readonly giver: string
  readonly taker: string
}

const asker = ({ doc, actor }: Facts<Swapped, any>) => (doc.giver === actor.practitioner ? undefined : NotYours)
const colleague = ({ doc, actor }: Facts<Swapped, any>) => (doc.taker === actor.practitioner ? undefined : NotYours)
const neither = ({ doc, actor }: Facts<Swapped, any>) =>
  doc.giver === actor.practitioner || doc.taker === actor.practitioner ? OwnRequest : undefined
const decided = ({ actor, now }: Facts) => ({ decidedBy: actor.practitioner, decidedAt: now })

/** Proposed to a colleague, accepted by them, approved by somebody who keeps the roster; only then the shifts change hands. */
export const shiftSwapLifecycle = defineLifecycle('core.shiftSwap', {
  states: ['proposed', 'accepted', 'approved', 'declined', 'withdrawn'],
  initial: 'proposed',
  final: ['approved', 'declined', 'withdrawn'],
  commands: {
    accept: { from: 'proposed', to: 'accepted', permission: 'core:roster:request', guard: colleague },
    turnDown: { from: 'proposed', to: 'declined', permission: 'core:roster:request', guard: colleague },
    approve: { from: 'accepted', to: 'approved', permission: 'core:roster:manage', guard: neither, set: decided },
    decline: { from: 'accepted', to: 'declined', permission: 'core:roster:manage', guard: neither, set: decided },
    withdraw: { from: ['proposed', 'accepted'], to: 'withdrawn', permission: 'core:roster:request', guard: asker },
  },
})

/** One shift given to a colleague (换班), for one of theirs where there is a return. */
export const shiftSwap = defineResource('core.shiftSwap', {
  fields: {
    giver: field.practitioner(),
    taker: field.practitioner(),
    given: field.reference({ to: 'core.shift' }),
    taken: field.reference({ to: 'core.shift', optional: true }),
    reason: field.text({ max: 300 }),
    decidedBy: field.practitioner({ optional: true }),
    decidedAt: field.instant({ optional: true }),
  },
  lifecycle: shiftSwapLifecycle,
  access: { read: 'core:organization:read', create: 'core:roster:request' },
  indexes: [
    ['organization', 'state', 'createdAt'],
    ['given', 'state'],
  ],
  surfaces: [],
})

export type ShiftSwap = Row<typeof shiftSwap>
