import type { Sql } from '../../persistence/sql.ts'
import type { Context } from '../../plugin/context.ts'
import type { Resource } from '../../resource/define-resource.ts'
import type { Dimension, measures, Target } from './contract.ts'

/** A dimension and the expression of the source's columns that it stands for. */
export interface SourceDimension extends Omit<Dimension, 'labels'> {
  readonly labels?: string
  readonly column: Sql
}

/** An indicator over a source. `part` and `whole` are conditions on its columns; without one, every record counts. */
export interface SourceIndicator {
  readonly id: `${string}.${string}`
  readonly theme: string
  readonly measure: (typeof measures)[number]
  readonly part?: Sql
  readonly whole?: Sql
  /** Column of whole numbers for percentiles, in minutes. */
  readonly value?: Sql
  /** Column of amounts in fen, for sums. */
  readonly amount?: Sql
  readonly target?: Target
}

/**
 * Records that figures are made of: a resource of the plugin, read with the caller's reach, and what is declared over it. This is
 * all that a diagnostic centre writes for its statistics.
 */
export interface IndicatorSource {
  readonly resource: Resource
  /** Of which category the records are: all of them of one, or a column that says it. */
  readonly category: string | { readonly column: Sql }
  /** Columns of text: `2026-11-24`, and `2026-W48` where figures by week are wanted. */
  readonly time: { readonly day: Sql; readonly week?: Sql }
  /** Narrows to what the caller may count, where the reach of the resource is not enough. */
  readonly only?: (ctx: Context) => Sql
  readonly dimensions: readonly SourceDimension[]
  readonly indicators: readonly SourceIndicator[]
  /** What the list of counted records shows. */
  readonly record: { readonly title: Sql; readonly reference: Sql; readonly organization: Sql; readonly link: Sql }
}
