import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { type ReactElement, useEffect, useRef } from 'react'

use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, MarkLineComponent, CanvasRenderer])

export interface ChartSeries {
  readonly name: string
  readonly values: readonly (number | null)[]
}

export interface ChartProps {
  readonly title: string
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly line: boolean
  readonly format: (value: number) => string
  readonly target?: { readonly value: number; readonly label: string } | undefined
}

/** Told apart in lightness as well as in hue. */
const colours = ['#0f5f8c', '#c46a00', '#0b8a6b', '#8a4fa8', '#7a8794', '#b3121f', '#3d9bd4', '#5c6b00']

/** One chart. The table beside it says the same in words, so it is hidden from screen readers. */
export default function Chart({ title, categories, series, line, format, target }: ChartProps): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const chart = init(place.current)
    chart.setOption(optionsOf({ title, categories, series, line, format, target }))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [title, categories, series, line, format, target])
  return <div ref={place} className="statistics-chart" aria-hidden="true" />
}

function optionsOf({ title, categories, series, line, format, target }: ChartProps) {
  const mark = target && {
    silent: true,
    symbol: 'none',
    data: [{ yAxis: target.value }],
    lineStyle: { color: '#b3121f', type: 'dashed' },
    label: { formatter: target.label, position: 'insideEndTop', color: '#b3121f' },
  }
  return {
    animation: false,
    color: colours,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 12, right: 24, top: series.length > 1 ? 44 : 28, bottom: 8, containLabel: true },
    // drawn on the canvas: what is written as HTML carries styles that the page's policy refuses
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: (v: unknown) => (v === null ? '—' : format(Number(v))),
    },
    ...(series.length > 1 && { legend: { type: 'scroll', top: 8 } }),
    xAxis: {
      type: 'category',
      data: [...categories],
      axisLabel: { hideOverlap: true, width: 120, overflow: 'truncate' },
    },
    yAxis: { type: 'value', axisLabel: { formatter: (v: number) => format(v) } },
    series: series.map(({ name, values }, n) => ({
      name: series.length === 1 ? title : name,
      type: line ? 'line' : 'bar',
      barMaxWidth: 42,
      symbolSize: 6,
      data: [...values],
      ...(n === 0 && mark && { markLine: mark }),
    })),
  }
}
