import type { RecordedCall } from './recorded-calls.ts'

/** What became of calls to one endpoint by one role. */
export interface CoveredCall {
  /** `POST /api/orders/requests/:id/revoke` */
  readonly route: string
  /** `null`: nobody was signed in. */
  readonly role: string | null
  /** `ok`, or the code of the problem. */
  readonly outcome: string
  readonly count: number
}

export interface Coverage {
  readonly calls: readonly CoveredCall[]
  /** Endpoints of the plugins that no scenario called. */
  readonly untouched: readonly string[]
}

/** Endpoint × role × outcome, from what was called. */
export function coverageOf(calls: readonly RecordedCall[], routes: readonly string[]): Coverage {
  const counts = new Map<string, CoveredCall>()
  for (const { route, role, code } of calls) {
    const outcome = code ?? 'ok'
    const key = JSON.stringify([route, role, outcome])
    counts.set(key, { route, role, outcome, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const called = new Set(calls.map(({ route }) => route))
  const sorted = [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, covered]) => covered)
  return { calls: sorted, untouched: routes.filter((route) => !called.has(route)) }
}
