import { useDirectory, useT } from '@ygt/core/web'
import type { DimensionView, IndicatorView } from './statistics-client.ts'

/** A figure as it is read: numbers with their unit, shares in percent, minutes as hours where they are many. */
export function figureText(
  value: number | null,
  { measure }: Pick<IndicatorView, 'measure'>,
  t: ReturnType<typeof useT>,
): string {
  if (value === null) return '—'
  if (measure === 'count') return value.toLocaleString('en-US')
  if (measure === 'share') return `${(100 * value).toFixed(1)} %`
  if (measure === 'sum') return `¥ ${value.toLocaleString('en-US', { maximumFractionDigits: 2 })}`
  return minutesText(value, t)
}

export function minutesText(value: number, t: ReturnType<typeof useT>): string {
  if (value < 120) return t('statistics.minutes', { minutes: value })
  return t('statistics.hours', { hours: (value / 60).toFixed(1) })
}

/** Is the target missed? Nothing where there is none, or no figure. */
export function missed(value: number | null, { target }: Pick<IndicatorView, 'target'>): boolean {
  if (!target || value === null) return false
  return target.direction === 'at-least' ? value < target.value : value > target.value
}

/** Names for the values of dimensions. */
export function useKeyNames(): (dimension: DimensionView | undefined, key: string) => string {
  const t = useT()
  const { organizations, practitioners } = useDirectory()
  return (dimension, key) => {
    if (key === '') return t('statistics.none')
    if (dimension?.kind === 'organization') return organizations.get(key)?.shown ?? key
    if (dimension?.kind === 'practitioner') return practitioners.get(key)?.shown ?? key
    return dimension?.kind === 'codes' && dimension.labels ? t(`${dimension.labels}.${key}`) : key
  }
}
