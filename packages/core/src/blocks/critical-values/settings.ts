import { z } from 'zod'
import { Rung } from './value-codes.ts'

const duration = z.string().regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/)

/** How long each step may take; what a hospital's rule usually says, from memory: check it against the county's. */
const clocks = {
  notifyWithin: duration.default('PT10M'),
  acknowledgeWithin: duration.default('PT10M'),
  actWithin: duration.default('PT30M'),
  noteWithin: duration.default('PT6H'),
}

/** Settings of the block. Durations are ISO 8601. A value keeps those that held when it was raised. */
export const criticalValuesSettings = z
  .object({
    ...clocks,
    /** Other durations for a category, for example `{ pathology: { actWithin: PT2H } }`. */
    categories: z
      .record(z.string(), z.object(Object.fromEntries(Object.keys(clocks).map((name) => [name, duration.optional()]))))
      .default({}),
    /** Who is told, the first at once and each next one when a clock has run out; those on duty are told at once as well. */
    ladder: z.array(z.enum(Rung.values)).min(1).default(['requester', 'duty', 'lead', 'oversight']),
    /** Duty on the roster of the institution that asked, whose holders receive critical values. */
    duty: z.string().max(80).default('critical-values.receive'),
  })
  .prefault({})

export type CriticalValuesSettings = z.output<typeof criticalValuesSettings>

/** The clocks of a category. */
export function clocksOf(settings: CriticalValuesSettings, category: string) {
  const own = settings.categories[category] as Partial<Record<keyof typeof clocks, string>> | undefined
  const of = (name: keyof typeof clocks) => own?.[name] ?? settings[name]
  return {
    notifyWithin: of('notifyWithin'),
    acknowledgeWithin: of('acknowledgeWithin'),
    actWithin: of('actWithin'),
    noteWithin: of('noteWithin'),
  }
}
