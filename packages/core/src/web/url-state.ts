import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'

/** Filters, sorting, the open record: kept in the address, so that a link opens the same view. */
export function useUrlState<const S extends Readonly<Record<string, string>>>(
  fallback: S,
): readonly [
  { readonly [K in keyof S]: string },
  (change: Partial<{ readonly [K in keyof S]: string | undefined }>) => void,
] {
  const [parameters, setParameters] = useSearchParams()
  const [first] = useState(fallback)
  const state = useMemo(
    () =>
      Object.fromEntries(Object.entries(first).map(([name, value]) => [name, parameters.get(name) ?? value])) as {
        [K in keyof S]: string
      },
    [first, parameters],
  )
  const change = useCallback(
    (values: Partial<Record<keyof S, string | undefined>>) => {
      setParameters(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries(values)) {
            if (value === undefined || value === '' || value === first[name]) after.delete(name)
            else after.set(name, String(value))
          }
          return after
        },
        { replace: true },
      )
    },
    [setParameters, first],
  )
  return [state, change]
}
