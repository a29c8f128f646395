import type { Unit } from './unit-of-work.ts'

/**
 * The next number of a series, counted from 1: document numbers, accession numbers. Concurrent takers get different
 * numbers; a number whose transaction is undone is given again only if nobody has taken a later one.
 */
export async function nextNumber({ transaction }: Unit, series: string): Promise<number> {
  const [row] = await transaction.query(
    'insert into core_series (name, value) values (?, 1) on conflict (name) do update set value = core_series.value + 1 returning value',
    [series],
  )
  return Number(row?.value)
}
