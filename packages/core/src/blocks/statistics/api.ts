import { z } from 'zod'
import { defineEndpoint, file } from '../../endpoint/define-endpoint.ts'
import { countedRecord, dimension, figure, indicator } from './contract.ts'
import { PeriodReversed, UnknownDimension, UnknownIndicator, UnknownTheme } from './statistics-problems.ts'

const read = { permission: 'statistics:figure:read' }
const several = (item: z.ZodString) => z.union([item, z.array(item).max(8)]).optional()
const narrowed = {
  category: z.string().max(40),
  from: z.iso.date(),
  to: z.iso.date(),
  /** `dimension:value` */
  where: several(
    z
      .string()
      .max(180)
      .regex(/^[a-z-]+:/),
  ),
}
const asked = z.object({ ...narrowed, theme: z.string().max(60), by: several(z.string().max(40)) })
const problems = [UnknownDimension, UnknownTheme, PeriodReversed] as const

export const countedPage = z.object({ items: z.array(countedRecord), next: z.string().nullable() })

/** Figures of every kind of examination over HTTP, each with the records that it counts. */
export const statisticsApi = {
  /** What can be asked for. Without a category: of the first. */
  indicators: defineEndpoint('GET /indicators', {
    access: read,
    input: z.object({ category: z.string().max(40).optional() }),
    output: z.object({
      category: z.string().nullable(),
      categories: z.array(z.string()),
      indicators: z.array(indicator),
      dimensions: z.array(dimension),
    }),
  }),
  figures: defineEndpoint('GET /figures', {
    access: read,
    input: asked,
    output: z.object({ items: z.array(figure) }),
    problems,
  }),
  records: defineEndpoint('GET /records', {
    access: read,
    input: z.object({
      ...narrowed,
      indicator: z.string().max(80),
      of: z.enum(['part', 'whole']).default('part'),
      cursor: z.string().max(300).optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    output: countedPage,
    problems: [UnknownDimension, UnknownIndicator, PeriodReversed],
  }),
  exportFigures: defineEndpoint('GET /figures.csv', { access: read, input: asked, output: file('text/csv'), problems }),
  exportWorkbook: defineEndpoint('GET /figures.xlsx', {
    access: read,
    input: asked,
    output: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    problems,
  }),
}
