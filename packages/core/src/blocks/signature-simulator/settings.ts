import { z } from 'zod'

/** Settings of the simulator. */
export const simulatorSettings = z
  .object({
    /** It is no certificate authority: where `NODE_ENV` is `production` it refuses, unless the county says that it knows. */
    inProduction: z.boolean().default(false),
    /** Wrong PINs in a row until a certificate is locked. */
    attempts: z.int().min(1).max(20).default(5),
    /** For how many days a certificate is issued. */
    validFor: z.int().min(1).max(3650).default(365),
  })
  .prefault({})

export type SimulatorSettings = z.output<typeof simulatorSettings>
