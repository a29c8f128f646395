import { useSyncExternalStore } from 'react'

/** What a PIN opened, and for whom: kept in the memory of this window only, never written anywhere. */
export interface SigningSession {
  readonly practitioner: string
  readonly session: string
  readonly expiresAt: string
}

let open: SigningSession | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** A session that ends while its signature is under way helps nobody; it is given up this much earlier, in milliseconds. */
const margin = 15_000

export function keepSession(next: SigningSession | undefined): void {
  clearTimeout(timer)
  const left = next ? Date.parse(next.expiresAt) - Date.now() - margin : 0
  open = left > 0 ? next : undefined
  if (open) timer = setTimeout(() => keepSession(undefined), left)
  for (const tell of listeners) tell()
}

/** The open session of this person; somebody else at the same window has none. */
export function useSigningSession(practitioner: string | null): SigningSession | undefined {
  const kept = useSyncExternalStore(subscribe, () => open)
  return kept?.practitioner === practitioner ? kept : undefined
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
