import type { Port } from '../../contract/define-contract.ts'
import type { Context } from '../../plugin/context.ts'
import type { Indicators } from './contract.ts'
import { countFigures } from './count-figures.ts'
import type { IndicatorSource, SourceIndicator } from './indicator-source.ts'
import { type LinkOf, listCounted } from './list-counted.ts'
import { dimensionsOf } from './source-conditions.ts'

/** Serves `indicators@1` from declared sources: all that a plugin with figures needs. */
export function indicatorPort(
  ctx: Context,
  sources: readonly IndicatorSource[],
  link: (category: string) => LinkOf | Promise<LinkOf> = () => () => null,
): Port<typeof Indicators> {
  const of = (category: string) => sources.filter((s) => typeof s.category !== 'string' || s.category === category)
  return {
    async list({ category }) {
      const mine = of(category)
      const dimensions = new Map(
        mine
          .flatMap((source) => dimensionsOf(source))
          .map(({ id, label, kind, labels = null }) => [id, { id, label, kind, labels }]),
      )
      return {
        indicators: mine.flatMap((source) => source.indicators.map((one) => describe(source, one))),
        dimensions: [...dimensions.values()],
      }
    },
    async figures({ theme, ...asked }) {
      const figures = []
      for (const source of of(asked.category)) {
        const indicators = source.indicators.filter((one) => one.theme === theme)
        const known = dimensionsOf(source).map(({ id }) => id)
        const divided = [...asked.by, ...Object.keys(asked.where)].every((id) => known.includes(id))
        if (indicators.length > 0 && divided)
          figures.push(...(await countFigures(ctx, source, { ...asked, indicators })))
      }
      return figures
    },
    async records(asked) {
      for (const source of of(asked.category)) {
        const indicator = source.indicators.find(({ id }) => id === asked.indicator)
        if (indicator) return listCounted(ctx, { source, indicator, link: await link(asked.category) }, asked)
      }
      return null
    },
  }
}

const units = { count: 'records', share: 'share', median: 'minutes', p90: 'minutes', sum: 'yuan' } as const

function describe(source: IndicatorSource, { id, theme, measure, target }: SourceIndicator) {
  const [plugin = '', ...name] = id.split('.')
  const [owner = '', ...rest] = theme.split('.')
  const unit = units[measure]
  return {
    id,
    label: `${plugin}.indicator.${name.join('.')}`,
    theme,
    themeLabel: rest.length > 0 ? `${owner}.theme.${rest.join('.')}` : `statistics.theme.${theme}`,
    measure,
    unit,
    target: target ?? null,
    dimensions: dimensionsOf(source).map((one) => one.id),
  }
}
