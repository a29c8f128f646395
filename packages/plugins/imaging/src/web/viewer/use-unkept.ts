import { useEffect, useState } from 'react'
import type { Measurement } from './measurement.ts'

type Unkept = {
  /** Made here and not kept by the server yet. */
  unkept: readonly Measurement[]
  saving: boolean
  measured(measurement: Measurement): void
  gone(id: string): void
  /** Says whether all are kept now. */
  keep(): Promise<boolean>
}

/** Measurements between being made and being kept. Who leaves the page with some of them is asked first. */
export function useUnkept(onKeep: ((measurements: readonly Measurement[]) => Promise<boolean>) | undefined): Unkept {
  const [unkept, setUnkept] = useState<readonly Measurement[]>([])
  const [saving, setSaving] = useState(false)
  const pending = onKeep !== undefined && unkept.length > 0
  useEffect(() => {
    if (!pending) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    globalThis.addEventListener('beforeunload', ask)
    return () => globalThis.removeEventListener('beforeunload', ask)
  }, [pending])
  const without = (ids: ReadonlySet<string>) => (list: readonly Measurement[]) => list.filter(({ id }) => !ids.has(id))
  return {
    unkept,
    saving,
    measured: (one) => setUnkept((list) => [...list.filter(({ id }) => id !== one.id), one]),
    gone: (id) => setUnkept(without(new Set([id]))),
    async keep() {
      if (!onKeep || unkept.length === 0) return true
      setSaving(true)
      const kept = await onKeep(unkept)
      setSaving(false)
      if (kept) setUnkept(without(new Set(unkept.map(({ id }) => id))))
      return kept
    },
  }
}
