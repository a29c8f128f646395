import { Link, ResidentLine, type ResidentRow, StatusTag, useT } from '@ygt/core/web'
import { Checkbox } from 'antd'
import type { ReactElement } from 'react'

export type Duplicate = ResidentRow & { readonly rule: string; readonly level: 'certain' | 'likely' | 'possible' }

interface LikelyDuplicatesProps {
  readonly duplicates: readonly Duplicate[]
  readonly confirmed: readonly string[]
  readonly confirm: (ids: readonly string[]) => void
}

const tones = { certain: 'critical', likely: 'warning', possible: 'neutral' } as const

/** Residents who may be the same person: each is looked at, and told apart by whoever has the person before them. */
export function LikelyDuplicates({ duplicates, confirmed, confirm }: LikelyDuplicatesProps): ReactElement {
  const t = useT()
  return (
    <ul className="shell-duplicates">
      {duplicates.map((one) => (
        <li key={one.id}>
          <StatusTag tone={tones[one.level]}>{t(`patient-index.level.${one.level}`)}</StatusTag>
          <Link to={`/patients/${one.id}`} target="_blank">
            <ResidentLine resident={one} />
          </Link>
          <span className="ygt-muted">{t(`patient-index.duplicate.${one.rule}`)}</span>
          <Checkbox
            checked={confirmed.includes(one.id)}
            onChange={({ target }) =>
              confirm(target.checked ? [...confirmed, one.id] : confirmed.filter((id) => id !== one.id))
            }
          >
            {t('shell.registration.different')}
          </Checkbox>
        </li>
      ))}
    </ul>
  )
}
