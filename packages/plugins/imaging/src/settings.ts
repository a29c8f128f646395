import { z } from '@ygt/core'
import { criticalFinding } from '@ygt/core/blocks/orders'
import { criticalFindings } from './critical-findings.ts'
import { hangingProtocol } from './hanging-protocol.ts'

const duration = z.string().regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/)

/** What a county may set for its imaging centre. */
export const ImagingSettings = z
  .object({
    /** Institution that reads when a request names none: the centre of the lead hospital. */
    centre: z.string().min(1).default('county-hospital'),
    /** Until when a report is due after the request, by priority. */
    targets: z
      .object({ routine: duration, urgent: duration, stat: duration })
      .default({ routine: 'P1D', urgent: 'PT2H', stat: 'PT30M' }),
    /** How much work reading is, by modality, compared with an X-ray: what allocation spreads evenly. */
    workload: z.record(z.string(), z.int().min(1).max(100)).default({ DR: 1, MG: 2, US: 2, CT: 3, MR: 4, XA: 5 }),
    /** Findings that are told at once (危急值), with the words that name them in reports. */
    criticalFindings: z.array(criticalFinding).default([...criticalFindings]),
    /** How studies are hung here (挂片协议); these come before the usual ones. */
    hangingProtocols: z.array(hangingProtocol).default([]),
  })
  .prefault({})
