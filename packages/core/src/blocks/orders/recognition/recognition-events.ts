import { z } from 'zod'
import { defineEvent } from '../../../events/define-event.ts'

/** A doctor relied on a result that was there instead of asking for the same again (互认). */
export const ResultRecognised = defineEvent(
  'orders.result-recognised',
  z.object({
    recognition: z.string(),
    category: z.string(),
    patient: z.string(),
    report: z.string(),
    /** Institution that recognised it. */
    organization: z.string(),
  }),
)
