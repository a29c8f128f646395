import { countyTime } from '@ygt/core/web'

/** What the address of the page keeps: period, dimensions, what it was narrowed to, the figure in the chart, the list that is open. */
export const statisticsAddress = {
  category: '',
  theme: '',
  from: '',
  to: '',
  by: '',
  then: '',
  where: '',
  chart: '',
  open: '',
  of: '',
  keys: '',
}

export type Address = { readonly [K in keyof typeof statisticsAddress]: string }

export interface Period {
  readonly from: string
  readonly to: string
}

const dayOf = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

/** Periods that are asked for most, in the county's calendar. */
export function presets(now: string): Readonly<Record<'month' | 'last-month' | 'quarter' | 'year' | 'twelve', Period>> {
  const [year = 0, month = 0] = countyTime(now).split('-').map(Number)
  const at = month - 1
  const until = dayOf(year, at + 1, 0)
  return {
    month: { from: dayOf(year, at, 1), to: until },
    'last-month': { from: dayOf(year, at - 1, 1), to: dayOf(year, at, 0) },
    quarter: { from: dayOf(year, at - (at % 3), 1), to: until },
    year: { from: dayOf(year, 0, 1), to: until },
    twelve: { from: dayOf(year, at - 11, 1), to: until },
  }
}

/** `organization:qinghe-centre,month:2026-11` */
export const narrowedTo = (where: string): string[] => where.split(',').filter((one) => one !== '')

/** What the server is asked for. */
export function queryOf({ by, then, where }: Address, { from, to }: Period, category: string) {
  const dimensions = [by, then].filter((one) => one !== '' && one !== '-')
  const narrowed = narrowedTo(where)
  return {
    category,
    from,
    to,
    ...(dimensions.length > 0 && { by: dimensions }),
    ...(narrowed.length > 0 && { where: narrowed }),
  }
}

/** Address of what is shown as a file. */
export function fileAddress(query: ReturnType<typeof queryOf>, theme: string, format: 'csv' | 'xlsx'): string {
  const { by = [], where = [], ...rest } = query
  const words = new URLSearchParams({ ...rest, theme })
  for (const one of by) words.append('by', one)
  for (const one of where) words.append('where', one)
  return `/api/statistics/figures.${format}?${words}`
}
