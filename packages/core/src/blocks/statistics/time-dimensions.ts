import { sql } from '../../persistence/sql.ts'
import type { IndicatorSource, SourceDimension } from './indicator-source.ts'

/** Month, week and day of a source: every figure can be followed over time. */
export function timeDimensions({ day, week }: IndicatorSource['time']): SourceDimension[] {
  const of = (id: string, column: SourceDimension['column']): SourceDimension => ({
    id,
    label: `statistics.dimension.${id}`,
    kind: 'time',
    column,
  })
  return [of('month', sql`substr(${day}, 1, 7)`), ...(week ? [of('week', week)] : []), of('day', day)]
}

/** Day and ISO 8601 week of an instant in the county's calendar, as sources keep them. */
export function dayAndWeek(instant: string): { readonly day: string; readonly week: string } {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000)
  const day = local.toISOString().slice(0, 10)
  // the week belongs to the year of its Thursday
  const thursday = new Date(Date.parse(day))
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7))
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const week = Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) + 1
  return { day, week: `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}` }
}
