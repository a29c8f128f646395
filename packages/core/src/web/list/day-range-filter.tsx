import type { ReactElement } from 'react'
import { DayInput } from '../day-input.tsx'
import { useT } from '../labels.tsx'

interface Bound {
  readonly value: string
  readonly change: (day: string) => void
}

/** A filter by days, both included. */
export function DayRangeFilter({ from, to }: { readonly from: Bound; readonly to: Bound }): ReactElement {
  const t = useT()
  return (
    <>
      <DayInput
        value={from.value}
        label={t('web.filter.from')}
        placeholder={t('web.filter.from')}
        onChange={from.change}
      />
      <span>–</span>
      <DayInput value={to.value} label={t('web.filter.to')} placeholder={t('web.filter.to')} onChange={to.change} />
    </>
  )
}

/** A day of the county's calendar in Asia/Shanghai, as moments; what is empty bounds nothing. */
export function momentsOf(from: string, to: string): { readonly from?: string; readonly to?: string } {
  return {
    ...(from && { from: new Date(`${from}T00:00:00+08:00`).toISOString() }),
    ...(to && { to: new Date(`${to}T23:59:59.999+08:00`).toISOString() }),
  }
}
