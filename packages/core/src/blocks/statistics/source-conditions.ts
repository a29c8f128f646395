import { type Sql, sql } from '../../persistence/sql.ts'
import type { Context } from '../../plugin/context.ts'
import { fail } from '../../problem/define-problem.ts'
import type { IndicatorSource, SourceDimension, SourceIndicator } from './indicator-source.ts'
import { UnknownDimension } from './statistics-problems.ts'
import { timeDimensions } from './time-dimensions.ts'

export interface Narrowed {
  readonly category: string
  readonly from: string
  readonly to: string
  readonly where: Readonly<Record<string, string>>
}

export function dimensionsOf(source: IndicatorSource): readonly SourceDimension[] {
  return [...source.dimensions, ...timeDimensions(source.time)]
}

/** The expression of a dimension; records without a value have an empty one. */
export function columnOf(source: IndicatorSource, id: string): Sql {
  const found = dimensionsOf(source).find((one) => one.id === id) ?? fail(UnknownDimension, { dimension: id })
  return sql`coalesce(${found.column}, '')`
}

/** Category, period, and what the caller narrowed to. */
export function conditionsOf(source: IndicatorSource, { category, from, to, where }: Narrowed): Sql {
  const { day } = source.time
  return sql.join(
    [
      sql`${day} >= ${from} and ${day} <= ${to}`,
      ...(typeof source.category === 'string' ? [] : [sql`${source.category.column} = ${category}`]),
      ...Object.entries(where).map(([id, value]) => sql`${columnOf(source, id)} = ${value}`),
    ],
    ' and ',
  )
}

/** What the caller may count of a source, as a further condition. */
export function onlyOf(ctx: Context, { only }: IndicatorSource): Sql {
  return only ? sql`and ${only(ctx)}` : sql.empty
}

/** Records that a figure divides by, or what a percentile is of. */
export function wholeOf({ value, whole }: SourceIndicator): Sql {
  if (value) return sql`(${value}) is not null`
  return whole ?? sql`1 = 1`
}

/** Records that a figure counts. */
export function partOf(of: SourceIndicator): Sql {
  return of.part ? sql`${wholeOf(of)} and ${of.part}` : wholeOf(of)
}
