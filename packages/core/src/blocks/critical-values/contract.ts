import { z } from 'zod'
import { defineContract, operation } from '../../contract/define-contract.ts'
import { CriticalValueEscalated, CriticalValueMoved, CriticalValueRaised } from './value-events.ts'
import { valueLifecycle } from './value-lifecycle.ts'
import { AlreadyRaised, UnknownFinding, UnknownRequest } from './value-problems.ts'

/** What is raised: a finding of the category's catalogue, or a measured number that names itself. */
export const criticalValueDraft = z.object({
  request: z.string().min(1).max(64),
  report: z.string().max(64).nullish(),
  code: z.string().trim().min(1).max(64),
  /** Words for a code that is in no catalogue, for example the name of a laboratory item. */
  display: z.string().trim().max(200).nullish(),
  /** The number as it was reported, and its unit in UCUM. */
  quantity: z.string().trim().max(40).nullish(),
  unit: z.string().trim().max(40).nullish(),
  detail: z.string().trim().max(1000).nullish(),
  /** False while it has to be rechecked first; whoever reads images confirms by raising. */
  confirmed: z.boolean().default(true),
})

/** A critical value as other functions see it. */
export const criticalValueCard = z.object({
  id: z.string(),
  category: z.string(),
  state: z.enum(valueLifecycle.states),
  request: z.string(),
  report: z.string().nullable(),
  patient: z.string(),
  organization: z.string(),
  performer: z.string(),
  code: z.string(),
  display: z.string(),
  displayEn: z.string().nullable(),
  quantity: z.string().nullable(),
  unit: z.string().nullable(),
  detail: z.string().nullable(),
  raisedAt: z.string(),
  raisedByName: z.string(),
  dueAt: z.string().nullable(),
  notifiedAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
})

export type CriticalValueCard = z.output<typeof criticalValueCard>

/** A finding that a text names, which nobody has raised or dismissed yet. */
export const namedFinding = z.object({
  code: z.string(),
  display: z.string(),
  displayEn: z.string(),
  term: z.string(),
  clause: z.string(),
})

/** Critical values (危急值) of every kind of examination: raised once, told at once, followed until the loop is closed. */
export const CriticalValues = defineContract('critical-values', {
  version: 1,
  operations: {
    /** Raises one for an order that the caller may read; refuses a second one of the same code while the first stands. */
    raise: operation(criticalValueDraft, criticalValueCard, [UnknownRequest, UnknownFinding, AlreadyRaised]),
    get: operation(z.object({ value: z.string() }), criticalValueCard.nullable()),
    ofRequest: operation(z.object({ request: z.string() }), z.array(criticalValueCard)),
    /** Critical findings that a report names: to be raised or dismissed before it is signed. */
    unanswered: operation(
      z.object({ category: z.string(), request: z.string(), text: z.string() }),
      z.array(namedFinding),
    ),
  },
  events: [CriticalValueRaised, CriticalValueMoved, CriticalValueEscalated],
})
