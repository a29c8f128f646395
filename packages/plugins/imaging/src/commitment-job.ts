import { defineJob, z } from '@ygt/core'

const reference = z.object({ sopClassUid: z.string().max(64), sopInstanceUid: z.string().max(64) })
export const commitment = z.object({
  device: z.string(),
  transactionUid: z.string().max(64),
  references: z.array(reference).max(20_000),
})
/** What a device asks storage commitment for. */
export type Commitment = z.output<typeof commitment>

/** Tells a device which of its images are kept for good; tried again for as long as it cannot be reached. */
export const ReportCommitment = defineJob('imaging.report-commitment', {
  payload: commitment,
  attempts: 20,
  outside: true,
})
