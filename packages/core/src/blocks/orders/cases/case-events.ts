import { z } from 'zod'
import { defineEvent } from '../../../events/define-event.ts'

const about = z.object({
  case: z.string(),
  category: z.string(),
  request: z.string(),
  patient: z.string(),
  destination: z.string(),
  state: z.string(),
})

/** A difficult case entered a state: sent, accepted, answered, declined, taken over, recalled, expired, closed. */
export const CaseMoved = defineEvent('orders.case-moved', about)
/** A clock ran out: the next who can help is told. */
export const CaseEscalated = defineEvent('orders.case-escalated', about.extend({ rung: z.int() }))
