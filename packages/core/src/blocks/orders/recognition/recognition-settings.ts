import { z } from 'zod'
import { OrderSetting } from '../order-codes.ts'
import { recognisableItem } from './recognition-contract.ts'

/** What a county sets for the recognition of results (结果互认). */
export const recognitionSettings = z
  .object({
    /**
     * What happens to a request for which there is a recognisable result and no reason to repeat it: refused, placed and counted
     * (`remind`), or not looked at.
     */
    mode: z.enum(['refuse', 'remind', 'off']).default('refuse'),
    /** Where patients are that it is asked for; check-ups of many people are not held up. */
    settings: z.array(z.enum(OrderSetting.values)).default(['outpatient', 'inpatient', 'emergency']),
    /** Catalogues by category, each from a day on; the newest that has begun counts. */
    catalogues: z
      .record(
        z.string(),
        z.array(z.object({ version: z.string().max(40), from: z.iso.date(), items: z.array(recognisableItem) })),
      )
      .default({}),
    /** For how long whoever was shown a result of another institution may open it. */
    lookFor: z
      .string()
      .regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/)
      .default('PT12H'),
  })
  .prefault({})
