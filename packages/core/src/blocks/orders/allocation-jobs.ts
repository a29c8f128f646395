import { z } from 'zod'
import { defineJob } from '../../jobs/define-job.ts'

/** Every five minutes: what waits in a list and found nobody on duty before is allocated to those who are now. */
export const AllocateWaiting = defineJob('orders.allocate-waiting', { payload: z.object({}), schedule: '*/5 * * * *' })

/** The time for which a task was kept for its reader is over. */
export const ReturnAllocation = defineJob('orders.return-allocation', {
  payload: z.object({ task: z.string(), assignedAt: z.string() }),
})
