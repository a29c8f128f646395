import { Loading, useT } from '@ygt/core/web'
import { lazy, type ReactElement, Suspense, useMemo } from 'react'
import type { ChartProps } from './chart.tsx'
import { figureText, useKeyNames } from './figure-words.ts'
import type { DimensionView, FigureView, IndicatorView } from './statistics-client.ts'

const Chart = lazy(() => import('./chart.tsx'))

/** As many as a person tells apart. */
const mostSeries = 8

export interface FiguresChartProps {
  readonly indicator: IndicatorView
  readonly dimensions: readonly (DimensionView | undefined)[]
  readonly items: readonly FigureView[]
}

/** One indicator by the first dimension; the second one divides it into series. What runs over time stands on the axis. */
export function FiguresChart({ indicator, dimensions, items }: FiguresChartProps): ReactElement | null {
  const t = useT()
  const names = useKeyNames()
  const chart = useMemo((): ChartProps | null => {
    const own = items.filter((one) => one.indicator === indicator.id)
    if (dimensions.length === 0 || own.length === 0) return null
    const axis = dimensions[1]?.kind === 'time' ? 1 : 0
    const other = dimensions.length > 1 ? 1 - axis : undefined
    const keysOf = (n: number) => [...new Set(own.map(({ keys }) => keys[n] ?? ''))].toSorted()
    const groups = other === undefined ? [''] : keysOf(other)
    const total = (group: string) =>
      own.filter(({ keys }) => other === undefined || keys[other] === group).reduce((sum, { whole }) => sum + whole, 0)
    const shown = groups.toSorted((a, b) => total(b) - total(a)).slice(0, mostSeries)
    const categories = keysOf(axis)
    const value = (key: string, group: string) =>
      own.find(({ keys }) => keys[axis] === key && (other === undefined || keys[other] === group))?.value ?? null
    const { target, measure } = indicator
    return {
      title: t(indicator.label),
      categories: categories.map((key) => names(dimensions[axis], key)),
      series: shown.map((group) => ({
        name: other === undefined ? '' : names(dimensions[other], group),
        values: categories.map((key) => value(key, group)),
      })),
      line: dimensions[axis]?.kind === 'time',
      format: (v) => figureText(v, { measure }, t),
      ...(target && {
        target: {
          value: target.value,
          label: t('statistics.target', { value: figureText(target.value, { measure }, t) }),
        },
      }),
    }
  }, [indicator, dimensions, items, names, t])
  if (!chart) return null
  return (
    <Suspense fallback={<Loading />}>
      <Chart {...chart} />
    </Suspense>
  )
}
