import type { z } from 'zod'
import type { Context } from '../../plugin/context.ts'
import { fail } from '../../problem/define-problem.ts'
import type { statisticsPlugin, statisticsSettings } from './plugin.ts'
import { PeriodReversed, UnknownDimension, UnknownTheme } from './statistics-problems.ts'

export type StatisticsContext = typeof statisticsPlugin extends { uses: infer U }
  ? Context<U, z.output<typeof statisticsSettings>>
  : never

export interface AskedFigures {
  readonly category: string
  readonly theme: string
  readonly from: string
  readonly to: string
  readonly by?: string | readonly string[] | undefined
  readonly where?: string | readonly string[] | undefined
}

const listOf = (given: string | readonly string[] | undefined): readonly string[] =>
  given === undefined ? [] : typeof given === 'string' ? [given] : given

/** `organization:qinghe-centre` as it stands in an address. */
export function narrowing(given: string | readonly string[] | undefined): Record<string, string> {
  return Object.fromEntries(
    listOf(given).map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)]),
  )
}

/** Three years of days and no more: a longer table is nobody's question. */
export function checkPeriod({ from, to }: { readonly from: string; readonly to: string }): void {
  if (from > to || Date.parse(to) - Date.parse(from) > 3 * 366 * 86_400_000) fail(PeriodReversed)
}

/** What every provider has for a category, with the county's targets. */
export async function offered(ctx: StatisticsContext, category: string) {
  const all = await Promise.all(ctx.uses.indicators.map((provider) => provider.list({ category })))
  const indicators = all.flatMap((one) => one.indicators)
  const dimensions = new Map(all.flatMap((one) => one.dimensions).map((one) => [one.id, one]))
  return {
    indicators: indicators.map((one) => ({ ...one, target: ctx.settings.targets[one.id] ?? one.target })),
    dimensions: [...dimensions.values()],
  }
}

/** The figures of a theme, from every provider that has some. */
export async function figuresOf(ctx: StatisticsContext, asked: AskedFigures) {
  checkPeriod(asked)
  const { category, theme, from, to } = asked
  const by = listOf(asked.by)
  const where = narrowing(asked.where)
  const { indicators, dimensions } = await offered(ctx, category)
  const shown = indicators.filter((one) => one.theme === theme)
  if (shown.length === 0) fail(UnknownTheme, { theme })
  const fitting = shown.filter((one) => by.every((id) => one.dimensions.includes(id)))
  const unknown = by.find((id) => !shown.some((one) => one.dimensions.includes(id)))
  if (unknown !== undefined || by.length > 2) fail(UnknownDimension, { dimension: unknown ?? by.join(', ') })
  const items = []
  for (const provider of ctx.uses.indicators)
    items.push(...(await provider.figures({ category, theme, from, to, by: [...by], where })))
  return { items, indicators: fitting, dimensions: by.map((id) => dimensions.find((one) => one.id === id)) }
}
