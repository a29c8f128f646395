import type { z } from 'zod'

/** A fact in the past tense, `<plugin>.<thing>.<past>`; delivered at least once, in order per aggregate. */
export interface EventType<P = any> {
  readonly name: string
  readonly payload: z.ZodType
  readonly '~'?: P
}

/** Declares an event. The payload is what subscribers of other plugins may rely on: keep it small and stable. */
export function defineEvent<P extends z.ZodType>(name: `${string}.${string}`, payload: P): EventType<z.output<P>> {
  return { name, payload }
}

/** What a subscriber is told beside the payload. */
export interface EventFacts {
  /** Position in the county's log of events; grows without gaps in commit order. */
  readonly sequence: number
  readonly at: string
  /** Id of the record that the event is about; events of one aggregate arrive in order. */
  readonly aggregate: string
  /** Account that caused it, or `system`. */
  readonly actor: string
  readonly organization: string | null
}
