import { z } from 'zod'

/** The longest that any county may set, days. */
const longest = 180

/** Settings of links to a record. */
export const linkSettings = z
  .object({
    /** How many days a link is valid when the issuer says nothing else. */
    days: z.int().min(1).max(longest).default(30),
    /** The most an issuer may choose, days. */
    mostDays: z.int().min(1).max(longest).default(longest),
    /** How many minutes an opened link stays open before it has to be opened again. */
    visitMinutes: z.int().min(5).max(240).default(30),
    /** Openings from one address in a minute; residents of a village may share one. */
    opensPerMinute: z.int().min(5).max(600).default(30),
    /** Reads (pictures, mostly) from one address in a minute. */
    readsPerMinute: z.int().min(60).max(20_000).default(3000),
  })
  .prefault({})

export type LinkSettings = z.output<typeof linkSettings>

/** Wrong codes after which a link locks for good. */
export const wrongCodesAllowed = 5
