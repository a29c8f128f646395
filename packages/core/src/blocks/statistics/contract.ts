import { z } from 'zod'
import { defineContract, operation } from '../../contract/define-contract.ts'

/** What a figure is compared with: a share of at least, minutes of at most. */
export const target = z.object({ value: z.number(), direction: z.enum(['at-least', 'at-most']) })

export type Target = z.output<typeof target>

/**
 * How a figure comes about. `count`: records of the part. `share`: part ÷ whole, from 0 to 1. `median` and `p90`: a percentile
 * (nearest rank) of whole numbers; `whole` counts those that have one. `sum`: the amounts of the part, in yuan.
 */
export const measures = ['count', 'share', 'median', 'p90', 'sum'] as const

/** An indicator (指标) as data. */
export const indicator = z.object({
  /** `<plugin>.<name>` */
  id: z.string(),
  label: z.string(),
  /** What is shown together, and its label. */
  theme: z.string(),
  themeLabel: z.string(),
  measure: z.enum(measures),
  unit: z.enum(['records', 'share', 'minutes', 'yuan']),
  target: target.nullable(),
  /** Ids of the dimensions that it can be divided by. */
  dimensions: z.array(z.string()),
})

/** What figures are divided by (统计维度). `codes` have labels under `labels`; `text` is shown as it is. */
export const dimension = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['organization', 'practitioner', 'codes', 'text', 'time']),
  labels: z.string().nullable(),
})

export type Dimension = z.output<typeof dimension>

/** Days of the county, inclusive. */
const period = { from: z.iso.date(), to: z.iso.date() }

/** Narrows to one value of a dimension; an empty value are the records without one. */
const where = z.record(z.string().max(40), z.string().max(120))

export const figuresAsked = z.object({
  category: z.string().max(40),
  theme: z.string().max(60),
  ...period,
  by: z.array(z.string().max(40)).max(2),
  where,
})

export const figure = z.object({
  indicator: z.string(),
  /** A value for each dimension that was asked for. */
  keys: z.array(z.string()),
  /** `null` where there is nothing to divide or to order. */
  value: z.number().nullable(),
  part: z.int(),
  whole: z.int(),
})

export type Figure = z.output<typeof figure>

export const recordsAsked = z.object({
  category: z.string().max(40),
  indicator: z.string().max(80),
  ...period,
  where,
  /** What a figure counts, or what it divides by. */
  of: z.enum(['part', 'whole']),
  cursor: z.string().max(300).nullable(),
  limit: z.int().min(1).max(200),
})

/** One record that a figure counts. It names nobody: its page does, for those who may open it. */
export const countedRecord = z.object({
  id: z.string(),
  day: z.string(),
  title: z.string(),
  reference: z.string(),
  organization: z.string(),
  /** Minutes, where the figure is a percentile. */
  value: z.number().nullable(),
  href: z.string().nullable(),
})

/**
 * Who has figures. Each provider counts its own records with the caller's reach and answers for each number with the list of
 * what it counts. A question about another provider's indicators is answered with nothing.
 */
export const Indicators = defineContract('indicators', {
  version: 1,
  cardinality: 'many',
  operations: {
    list: operation(
      z.object({ category: z.string() }),
      z.object({ indicators: z.array(indicator), dimensions: z.array(dimension) }),
    ),
    figures: operation(figuresAsked, z.array(figure)),
    records: operation(
      recordsAsked,
      z.object({ items: z.array(countedRecord), next: z.string().nullable() }).nullable(),
    ),
  },
})
