import { useT } from '@ygt/core/web'
import { Button } from 'antd'
import { type ReactElement, useMemo } from 'react'
import { figureText, missed, useKeyNames } from './figure-words.ts'
import type { DimensionView, FigureView, IndicatorView } from './statistics-client.ts'

export interface FiguresTableProps {
  readonly indicators: readonly IndicatorView[]
  readonly dimensions: readonly (DimensionView | undefined)[]
  readonly items: readonly FigureView[]
  readonly charted: string
  readonly chart: (indicator: string) => void
  /** Narrows to one value of a dimension. */
  readonly narrow: (dimension: string, key: string) => void
  readonly open: (indicator: string, of: 'part' | 'whole', keys: readonly string[]) => void
}

/** A row for each combination of values; each number opens the records that it counts. */
export function FiguresTable(props: FiguresTableProps): ReactElement {
  const { indicators, dimensions, items, charted, chart, narrow, open } = props
  const t = useT()
  const names = useKeyNames()
  const rows = useMemo(() => {
    const groups = [...Map.groupBy(items, ({ keys }) => JSON.stringify(keys))]
    return groups
      .map(([id, figures]) => ({
        id,
        keys: figures[0]?.keys ?? [],
        figures: new Map(figures.map((one) => [one.indicator, one])),
      }))
      .toSorted((a, b) => a.id.localeCompare(b.id))
  }, [items])
  return (
    <div className="ygt-table-scroll">
      <table className="ygt-table">
        <thead>
          <tr>
            {dimensions.map((one) => (
              <th key={one?.id} scope="col">
                {t(one?.label ?? '')}
              </th>
            ))}
            {indicators.map(({ id, label, target, measure }) => (
              <th key={id} scope="col" data-align="right" data-charted={id === charted}>
                <Button
                  type="text"
                  size="small"
                  aria-pressed={id === charted}
                  title={t('statistics.show-in-chart')}
                  onClick={() => chart(id)}
                >
                  {t(label)}
                </Button>
                {target ? (
                  <small className="ygt-muted">
                    {t(`statistics.target.${target.direction}`, { value: figureText(target.value, { measure }, t) })}
                  </small>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, keys, figures }) => (
            <tr key={id}>
              {keys.map((key, n) => (
                <td key={dimensions[n]?.id}>
                  <Button
                    type="text"
                    size="small"
                    title={t('statistics.narrow')}
                    onClick={() => narrow(dimensions[n]?.id ?? '', key)}
                  >
                    {names(dimensions[n], key)}
                  </Button>
                </td>
              ))}
              {indicators.map((one) => (
                <td key={one.id} data-align="right">
                  <FigureCell indicator={one} figure={figures.get(one.id)} open={(of) => open(one.id, of, keys)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly indicator: IndicatorView
  readonly figure: FigureView | undefined
  readonly open: (of: 'part' | 'whole') => void
}

function FigureCell({ indicator, figure, open }: CellProps): ReactElement {
  const t = useT()
  if (!figure || figure.value === null) return <span className="ygt-muted">—</span>
  const late = missed(figure.value, indicator)
  const number = (text: string, of: 'part' | 'whole') => (
    <Button type="link" size="small" className="statistics-number" onClick={() => open(of)}>
      {text}
    </Button>
  )
  if (indicator.measure === 'count')
    return figure.part === 0 ? <span className="ygt-number">0</span> : number(String(figure.part), 'part')
  const text = figureText(figure.value, indicator, t)
  if (indicator.measure !== 'share') return number(text, indicator.measure === 'sum' ? 'part' : 'whole')
  return (
    <span className="ygt-number">
      <strong data-missed={late}>{late ? `▼ ${text}` : text}</strong> {number(String(figure.part), 'part')}/
      {number(String(figure.whole), 'whole')}
    </span>
  )
}
