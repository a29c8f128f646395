import { useCallback, useState } from 'react'

export interface Draft<T> {
  readonly value: T
  change(value: T): void
  /** Forgets it, after it has been sent. */
  clear(): void
  /** It was found when the page opened: somebody began before. */
  readonly restored: boolean
}

/** Keeps what is being typed on this machine, under a name, through crashes and reloads. Another name wants another `key`. */
export function useDraft<T>(name: string, fresh: T): Draft<T> {
  const place = `ygt.draft.${name}`
  const [first] = useState(fresh)
  const [{ value, restored }, setState] = useState(() => read(place, first))
  const change = useCallback(
    (next: T) => {
      setState((before) => ({ ...before, value: next }))
      try {
        localStorage.setItem(place, JSON.stringify(next))
      } catch {
        // a full or forbidden storage must not stop anybody from typing
      }
    },
    [place],
  )
  const clear = useCallback(() => {
    try {
      localStorage.removeItem(place)
    } catch {
      // nothing was kept
    }
    setState({ value: first, restored: false })
  }, [place, first])
  return { value, change, clear, restored }
}

function read<T>(place: string, fresh: T): { readonly value: T; readonly restored: boolean } {
  try {
    const kept = localStorage.getItem(place)
    return kept === null ? { value: fresh, restored: false } : { value: JSON.parse(kept) as T, restored: true }
  } catch {
    return { value: fresh, restored: false }
  }
}
