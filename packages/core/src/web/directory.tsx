import { type ReactElement, useMemo } from 'react'
import { coreClient } from './clients.ts'
import { useLabels } from './labels.tsx'
import { useAnswer } from './queries.ts'

/** Names of institutions and practitioners, fetched once and kept. */
export function useDirectory() {
  const { language } = useLabels()
  const { data } = useAnswer(['core', 'directory'], () => coreClient.directory({}))
  return useMemo(() => {
    const named = <T extends { readonly id: string; readonly name: string; readonly nameEn: string | null }>(
      list: readonly T[] = [],
    ) => new Map(list.map((one) => [one.id, { ...one, shown: (language === 'en' && one.nameEn) || one.name }]))
    return { organizations: named(data?.organizations), practitioners: named(data?.practitioners) }
  }, [data, language])
}

export function OrganizationName({ id }: { readonly id: string | null | undefined }): ReactElement {
  const { organizations } = useDirectory()
  return <>{id ? (organizations.get(id)?.shown ?? id) : '—'}</>
}

export function PractitionerName({
  id,
  fallback,
}: {
  readonly id: string | null | undefined
  readonly fallback?: string | null
}): ReactElement {
  const { practitioners } = useDirectory()
  return <>{id ? (practitioners.get(id)?.shown ?? fallback ?? id) : '—'}</>
}
