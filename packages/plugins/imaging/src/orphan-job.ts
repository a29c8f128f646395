import { defineJob, z } from '@ygt/core'

/** Removes bytes that nothing refers to: of refused uploads and conflicts, and what a crash left half written. */
export const SweepOrphans = defineJob('imaging.sweep-orphans', {
  payload: z.object({}),
  schedule: '20 2 * * *',
  outside: true,
})
