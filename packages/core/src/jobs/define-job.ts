import type { z } from 'zod'

/** Work that runs later or by the clock, survives a restart and runs once in a county, however many nodes. */
export interface Job<P = any> {
  readonly id: string
  readonly payload: z.ZodType
  /** Cron expression in Asia/Shanghai; absent for jobs that are only scheduled from code. */
  readonly schedule: string | undefined
  readonly attempts: number
  /**
   * It talks to others over the network: it runs outside a transaction and beside the queue, within ten minutes, and may run
   * again when the node dies before it is taken off. What it writes is written in units of work of its own.
   */
  readonly outside: boolean
  readonly '~'?: P
}

/** Declares a job. The id is `<plugin>.<verb-thing>`; scheduled jobs get an empty payload. */
export function defineJob<P extends z.ZodType>(
  id: `${string}.${string}`,
  job: { readonly payload: P; readonly schedule?: string; readonly attempts?: number; readonly outside?: boolean },
): Job<z.output<P>> {
  return {
    id,
    payload: job.payload,
    schedule: job.schedule,
    attempts: job.attempts ?? 8,
    outside: job.outside ?? false,
  }
}
