import { type Sql, sql } from '../../persistence/sql.ts'
import type { Context } from '../../plugin/context.ts'
import type { Figure } from './contract.ts'
import type { IndicatorSource, SourceIndicator } from './indicator-source.ts'
import { nearestRank, type Occurrence } from './percentile.ts'
import { columnOf, conditionsOf, type Narrowed, onlyOf, partOf, wholeOf } from './source-conditions.ts'

export interface Counting extends Narrowed {
  readonly by: readonly string[]
}

type Row = Readonly<Record<string, string | number>>

/**
 * Figures of one source, counted in the database: one pass for all that is counted or divided, and one for each column that
 * percentiles are taken of.
 */
export async function countFigures(
  ctx: Context,
  source: IndicatorSource,
  { by, indicators, ...narrowed }: Counting & { readonly indicators: readonly SourceIndicator[] },
): Promise<Figure[]> {
  const keys = by.map((id) => columnOf(source, id))
  const named = keys.map((key, n) => sql`${key} as ${sql.column(`k${n}`)}`)
  const groups = keys.map((_, n) => sql.column(`k${n}`)).map((name) => sql`${name}`)
  const from = sql`from ${source.resource} s where ${conditionsOf(source, narrowed)} ${onlyOf(ctx, source)}`
  const parts = { named, groups, from }
  const counted = indicators.filter(({ value }) => value === undefined)
  const ordered = indicators.filter(({ value }) => value !== undefined)
  return [...(await counts(ctx, counted, parts)), ...(await percentiles(ctx, ordered, parts))]
}

interface Parts {
  readonly named: readonly Sql[]
  readonly groups: readonly Sql[]
  readonly from: Sql
}

async function counts(ctx: Context, indicators: readonly SourceIndicator[], { named, groups, from }: Parts) {
  if (indicators.length === 0) return []
  const sums = indicators.flatMap((one, n) => [
    sql`sum(case when ${partOf(one)} then 1 else 0 end) as ${sql.column(`p${n}`)}`,
    sql`sum(case when ${wholeOf(one)} then 1 else 0 end) as ${sql.column(`w${n}`)}`,
    ...(one.amount
      ? [sql`sum(case when ${partOf(one)} then coalesce(${one.amount}, 0) else 0 end) as ${sql.column(`a${n}`)}`]
      : []),
  ])
  const rows = await ctx.query<Row>(sql`select ${sql.join([...named, ...sums], ', ')} ${from} ${grouped(groups)}`)
  return rows.flatMap((row) =>
    indicators.flatMap(({ id, measure }, n) => {
      const [part, whole] = [Number(row[`p${n}`] ?? 0), Number(row[`w${n}`] ?? 0)]
      const share = whole === 0 ? null : part / whole
      const value = measure === 'count' ? part : measure === 'sum' ? Number(row[`a${n}`] ?? 0) / 100 : share
      return [{ indicator: id, keys: keysOf(row, groups.length), value, part, whole }]
    }),
  )
}

const shares: Readonly<Record<string, number>> = { median: 0.5, p90: 0.9 }

async function percentiles(ctx: Context, indicators: readonly SourceIndicator[], { named, groups, from }: Parts) {
  const figures: Figure[] = []
  for (const [value, of] of Map.groupBy(indicators, (one) => one.value as Sql)) {
    const columns = sql.join([...named, sql`${value} as v`, sql`count(*) as n`], ', ')
    const rows = await ctx.query<Row>(
      sql`select ${columns} ${from} and (${value}) is not null ${grouped([...groups, sql`v`])}`,
    )
    const byKeys = Map.groupBy(rows, (row) => JSON.stringify(keysOf(row, groups.length)))
    for (const [keys, members] of byKeys) {
      const occurrences: Occurrence[] = members.map((row) => ({ value: Number(row.v), count: Number(row.n) }))
      const whole = occurrences.reduce((sum, { count }) => sum + count, 0)
      for (const { id, measure } of of)
        figures.push({
          indicator: id,
          keys: JSON.parse(keys) as string[],
          value: nearestRank(occurrences, shares[measure] ?? 0.5),
          part: whole,
          whole,
        })
    }
  }
  return figures
}

const grouped = (groups: readonly Sql[]): Sql =>
  groups.length === 0 ? sql.empty : sql`group by ${sql.join(groups, ', ')}`

const keysOf = (row: Row, count: number): string[] =>
  Array.from({ length: count }, (_, n) => String(row[`k${n}`] ?? ''))
