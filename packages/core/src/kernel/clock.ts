/** Time of the county; injected everywhere, so that tests move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on by milliseconds. */
  advance(milliseconds: number): void
  set(to: Date | string): void
}

export function manualClock(start: string): ManualClock {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    advance: (milliseconds) => {
      at += milliseconds
    },
    set: (to) => {
      at = new Date(to).getTime()
    },
  }
}
