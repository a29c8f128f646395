import { countyTime } from '@ygt/core/web'

/** This month and those before it in the county's calendar, the newest first: `2026-11`. */
export function lastMonths(count: number): string[] {
  const [year = 0, month = 0] = countyTime(new Date().toISOString()).split('-').map(Number)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  )
}
