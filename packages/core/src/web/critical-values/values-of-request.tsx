import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { DeadlineClock } from '../county-time.tsx'
import { useT } from '../labels.tsx'
import { useLiveRefresh } from '../live.tsx'
import { useAnswer } from '../queries.ts'
import { useSession } from '../session.tsx'
import { CriticalFindingWords, CriticalValueState } from './value-words.tsx'
import { criticalValueKeys, criticalValuesClient } from './values-client.ts'

/** The critical values of a request: what, how far, until when; nothing where there are none. */
export function CriticalValuesOfRequest({ request }: { readonly request: string }): ReactElement | null {
  const t = useT()
  const { may } = useSession()
  const key = criticalValueKeys.ofRequest(request)
  const { data } = useAnswer(key, () => criticalValuesClient.listValues({ request, limit: 20 }), {
    enabled: may('critical-values:value:read'),
  })
  useLiveRefresh('work', key)
  if (!data || data.items.length === 0) return null
  return (
    <ul className="critical-of-request" aria-label={t('critical-values.title')}>
      {data.items.map((value) => (
        <li key={value.id}>
          <CriticalFindingWords value={value} />
          <CriticalValueState state={value.state} />
          <DeadlineClock at={value.dueAt} within={5} />
          <Link to={`/critical-values/${value.id}`}>{t('critical-values.panel.open')}</Link>
        </li>
      ))}
      <style href="critical-of-request" precedence="default">
        {`.critical-of-request { list-style: none; padding: 8px 12px; border: 1px solid var(--ygt-critical); border-radius: 4px; display: grid; gap: 6px; } .critical-of-request li { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }`}
      </style>
    </ul>
  )
}
