import { z } from 'zod'
import { defineEndpoint } from '../endpoint/define-endpoint.ts'
import { Forbidden, NotFound } from '../problem/core-problems.ts'
import { LeaveKind, leaveLifecycle } from './leave.ts'
import { shiftLifecycle } from './roster.ts'
import { LeaveOverlaps, NotYours, OwnRequest, ShiftClash, SwapImpossible, UnknownDuty } from './roster-problems.ts'
import { shiftSwapLifecycle } from './shift-swap.ts'

const read = { permission: 'core:organization:read' } as const
const ask = { permission: 'core:roster:request' } as const
const manage = { permission: 'core:roster:manage' } as const
const id = z.object({ id: z.string().max(64) })
const instant = z.iso.datetime({ offset: true })
const window = { from: instant, to: instant }
const place = { organization: z.string().max(64), duty: z.string().max(80).optional() }

export const shiftCard = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(shiftLifecycle.states),
  organization: z.string(),
  practitioner: z.string(),
  duty: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  onCall: z.boolean(),
  note: z.string().nullable(),
})
export const leaveCard = z.object({
  id: z.string(),
  state: z.enum(leaveLifecycle.states),
  commands: z.array(z.string()),
  organization: z.string(),
  practitioner: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  /** Shown to the person and to those who keep the roster. */
  kind: z.enum(LeaveKind.values).nullable(),
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
})
export const swapCard = z.object({
  id: z.string(),
  state: z.enum(shiftSwapLifecycle.states),
  commands: z.array(z.string()),
  organization: z.string(),
  giver: z.string(),
  taker: z.string(),
  given: shiftCard,
  taken: shiftCard.nullable(),
  reason: z.string(),
})
const newShift = z.object({
  practitioner: z.string().min(1).max(64),
  startsAt: instant,
  endsAt: instant,
  onCall: z.boolean().default(false),
  note: z.string().trim().max(200).nullish(),
})

/** Rosters over HTTP: plan, ask for leave, swap, see who is on duty and when nobody is. */
export const rosterApi = {
  duties: defineEndpoint('GET /duties', { access: read, output: z.object({ items: z.array(z.string()) }) }),
  roster: defineEndpoint('GET /roster', {
    access: read,
    input: z.object({ ...place, ...window }),
    output: z.object({
      shifts: z.array(shiftCard),
      leaves: z.array(leaveCard),
      /** When nobody has the duty on site; only where one duty is asked for. */
      gaps: z.array(z.object({ startsAt: z.string(), endsAt: z.string() })),
      mayManage: z.boolean(),
    }),
  }),
  onDuty: defineEndpoint('GET /roster/on-duty', {
    access: read,
    input: z.object({ organization: z.string().max(64), duty: z.string().max(80), at: instant.optional() }),
    output: z.object({
      items: z.array(z.object({ practitioner: z.string(), onCall: z.boolean(), until: z.string() })),
    }),
  }),
  planShifts: defineEndpoint('POST /roster/shifts', {
    access: manage,
    input: z.object({
      organization: z.string().max(64),
      duty: z.string().max(80),
      shifts: z.array(newShift).min(1).max(200),
    }),
    output: z.object({ items: z.array(shiftCard) }),
    problems: [Forbidden, ShiftClash, UnknownDuty],
  }),
  copyShifts: defineEndpoint('POST /roster/copy', {
    access: manage,
    input: z.object({ ...place, ...window, days: z.int().min(1).max(366) }),
    output: z.object({
      copied: z.int(),
      skipped: z.array(z.object({ practitioner: z.string(), startsAt: z.string(), zh: z.string(), en: z.string() })),
    }),
    problems: [Forbidden],
  }),
  cancelShift: defineEndpoint('POST /roster/shifts/:id/cancel', {
    access: manage,
    input: id.extend({ reason: z.string().trim().min(2).max(200) }),
    output: shiftCard,
    problems: [NotFound],
  }),
  askLeave: defineEndpoint('POST /roster/leaves', {
    access: ask,
    input: z
      .object({
        kind: z.enum(LeaveKind.values),
        startsAt: instant,
        endsAt: instant,
        note: z.string().trim().max(300).nullish(),
      })
      .refine((l) => Date.parse(l.endsAt) > Date.parse(l.startsAt), { path: ['endsAt'] }),
    output: leaveCard,
    problems: [LeaveOverlaps],
  }),
  decideLeave: defineEndpoint('POST /roster/leaves/:id/:decision', {
    access: ask,
    input: id.extend({ decision: z.enum(['approve', 'decline', 'withdraw']) }),
    output: leaveCard.extend({ uncovered: z.array(shiftCard) }),
    problems: [NotFound, NotYours, OwnRequest],
  }),
  swaps: defineEndpoint('GET /roster/swaps', {
    access: read,
    input: z.object({ organization: z.string().max(64), mine: z.boolean().optional() }),
    output: z.object({ items: z.array(swapCard) }),
  }),
  askSwap: defineEndpoint('POST /roster/swaps', {
    access: ask,
    input: z.object({
      given: z.string().max(64),
      taker: z.string().max(64),
      taken: z.string().max(64).nullish(),
      reason: z.string().trim().min(2).max(300),
    }),
    output: swapCard,
    problems: [NotFound, SwapImpossible],
  }),
  decideSwap: defineEndpoint('POST /roster/swaps/:id/:decision', {
    access: ask,
    input: id.extend({ decision: z.enum(['accept', 'turnDown', 'approve', 'decline', 'withdraw']) }),
    output: swapCard,
    problems: [NotFound, NotYours, OwnRequest, SwapImpossible],
  }),
}
