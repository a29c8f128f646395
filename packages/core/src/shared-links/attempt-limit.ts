const windowMs = 60_000
/** More addresses than this are not remembered at once; a flood from many addresses is for the proxy in front. */
const most = 50_000

/** How often an address may try within a minute. Counts are kept in memory, for each node by itself. */
export class AttemptLimit {
  readonly #counts = new Map<string, { from: number; count: number }>()
  readonly #allowed: number

  constructor(allowed: number) {
    this.#allowed = allowed
  }

  /** Counts an attempt at `now` (epoch milliseconds): 0 when it may go on, or the seconds to wait. */
  take(address: string, now: number): number {
    const known = this.#counts.get(address)
    if (!known || now - known.from >= windowMs) {
      if (this.#counts.size >= most) this.#counts.clear()
      this.#counts.set(address, { from: now, count: 1 })
      return 0
    }
    known.count += 1
    return known.count <= this.#allowed ? 0 : Math.ceil((known.from + windowMs - now) / 1000)
  }
}
