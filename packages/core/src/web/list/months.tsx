import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { countyTime } from '../../printing/county-time.ts'

/** This month and those before it in the county's calendar, the newest first: `2026-11`. */
export function lastMonths(count: number, now = new Date()): string[] {
  const [year = 0, month = 0] = countyTime(now.toISOString()).split('-').map(Number)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  )
}

/** A filter by one of the last twelve months. */
export function MonthFilter({
  value,
  change,
  label,
}: {
  readonly value: string
  readonly change: (month: string) => void
  readonly label: string
}): ReactElement {
  const [months] = useState(() => lastMonths(12))
  return (
    <Select
      allowClear
      style={{ width: 130 }}
      aria-label={label}
      placeholder={label}
      value={value === '' ? null : value}
      options={months.map((month) => ({ value: month, label: month }))}
      onChange={(month) => change(month ?? '')}
    />
  )
}
