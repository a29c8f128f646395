import { z } from 'zod'
import { defineEvent } from '../../events/define-event.ts'

const about = z.object({
  value: z.string(),
  category: z.string(),
  request: z.string(),
  patient: z.string(),
  code: z.string(),
  /** Institution that asked. */
  placer: z.string(),
  /** Institution that found it. */
  performer: z.string(),
})

/** A critical value was detected (危急值); it is told at once, or after it was rechecked. */
export const CriticalValueRaised = defineEvent('critical-values.raised', about)
/** It went a step further in the closed loop. */
export const CriticalValueMoved = defineEvent('critical-values.moved', about.extend({ state: z.string() }))
/** A clock ran out: whoever stands on the rung is told. */
export const CriticalValueEscalated = defineEvent(
  'critical-values.escalated',
  about.extend({ state: z.string(), rung: z.int() }),
)
