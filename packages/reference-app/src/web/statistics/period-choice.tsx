import { DayInput, useT } from '@ygt/core/web'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import type { Period, presets } from './statistics-address.ts'

export interface PeriodChoiceProps {
  readonly period: Period
  readonly known: ReturnType<typeof presets>
  readonly change: (period: Period) => void
}

/** From which day to which: one of those asked for most, or typed. */
export function PeriodChoice({ period, known, change }: PeriodChoiceProps): ReactElement {
  const t = useT()
  const chosen = Object.entries(known).find(([, one]) => one.from === period.from && one.to === period.to)?.[0]
  return (
    <span className="statistics-period">
      <Select
        aria-label={t('statistics.period')}
        value={chosen ?? 'other'}
        options={[...Object.keys(known), ...(chosen ? [] : ['other'])].map((value) => ({
          value,
          label: t(`statistics.period.${value}`),
        }))}
        onChange={(value) => value !== 'other' && change(known[value as keyof typeof known])}
      />
      <DayInput
        label={t('statistics.from')}
        value={period.from}
        onChange={(from) => from && change({ ...period, from })}
      />
      <span>–</span>
      <DayInput label={t('statistics.to')} value={period.to} onChange={(to) => to && change({ ...period, to })} />
    </span>
  )
}
