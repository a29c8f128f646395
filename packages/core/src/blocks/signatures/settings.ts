import { z } from 'zod'

const duration = z.string().regex(/^P(T?\d+[DHMS])+$/)

/** Settings of the block. Durations are ISO 8601. */
export const signaturesSettings = z
  .object({
    /**
     * What has to be signed electronically: kinds of records, `orders.report`, or of one category, `orders.report@imaging`. Nothing
     * by default: without a contract with a certificate service nobody could sign. Whoever has a certificate may sign everywhere.
     */
    required: z.array(z.string().max(100)).default([]),
    /** How long a PIN opens a signing session; shorter asks more often. */
    sessionFor: duration.default('PT30M'),
    /** How long what was prepared waits to be signed and submitted. */
    prepareFor: duration.default('PT15M'),
  })
  .prefault({})

export type SignaturesSettings = z.output<typeof signaturesSettings>

export function isRequired({ required }: SignaturesSettings, kind: string, qualifier?: string | null): boolean {
  return required.includes(kind) || (!!qualifier && required.includes(`${kind}@${qualifier}`))
}
