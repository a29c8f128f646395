import type { z } from 'zod'
import type { FileReply } from '../../endpoint/define-endpoint.ts'
import { csvOf, type TableOf, workbookOf } from '../../resource/export-table.ts'
import type { Dimension, Figure, indicator } from './contract.ts'
import { type AskedFigures, figuresOf, type StatisticsContext } from './statistics-context.ts'

type Indicator = z.output<typeof indicator>
type Say = (key: string) => string

/** What the page shows as a table: a row for each combination of values, a column for each indicator, and what it was made of. */
export async function exportFigures(
  ctx: StatisticsContext,
  asked: AskedFigures,
  { format, language }: { readonly format: 'csv' | 'xlsx'; readonly language: 'zh' | 'en' },
): Promise<FileReply> {
  const say: Say = (key) => ctx.label(key, {}, language)
  const { items, indicators, dimensions } = await figuresOf(ctx, asked)
  const known = dimensions.filter((one): one is Dimension => one !== undefined)
  const names = await namesOf(ctx, known, items, say)
  const rows = [...Map.groupBy(items, ({ keys }) => JSON.stringify(keys))].toSorted(([a], [b]) => (a < b ? -1 : 1))
  async function* cells(): AsyncGenerator<string[]> {
    for (const [, figures] of rows) {
      const keys = figures[0]?.keys ?? []
      yield [...keys.map((key, n) => names(known[n], key)), ...indicators.flatMap((one) => cellsOf(one, figures))]
    }
  }
  const table: TableOf = {
    name: say(indicators[0]?.themeLabel ?? 'statistics.title'),
    columns: [...known.map(({ label }) => say(label)), ...indicators.flatMap((one) => headingsOf(one, say))],
    rows: cells(),
    filename: `statistics-${asked.theme}-${asked.from}-${asked.to}`,
  }
  return format === 'csv' ? csvOf(table) : workbookOf(table)
}

function headingsOf({ label, measure }: Indicator, say: Say): string[] {
  const name = say(label)
  if (measure === 'count') return [name]
  if (measure === 'share')
    return [`${name} (%)`, `${name} · ${say('statistics.part')}`, `${name} · ${say('statistics.whole')}`]
  return [`${name} (${say(measure === 'sum' ? 'statistics.unit.yuan' : 'statistics.unit.minutes')})`]
}

function cellsOf({ id, measure }: Indicator, figures: readonly Figure[]): string[] {
  const found = figures.find((one) => one.indicator === id)
  if (measure === 'share') {
    const percent = found?.value === null || found?.value === undefined ? '' : (100 * found.value).toFixed(2)
    return [percent, String(found?.part ?? 0), String(found?.whole ?? 0)]
  }
  return [found?.value === null || found?.value === undefined ? (measure === 'count' ? '0' : '') : String(found.value)]
}

/** Words for the values of dimensions: names of institutions and people, labels of codes. */
async function namesOf(ctx: StatisticsContext, dimensions: readonly Dimension[], items: readonly Figure[], say: Say) {
  const keys = (kind: Dimension['kind']) => [
    ...new Set(dimensions.flatMap((one, n) => (one.kind === kind ? items.map(({ keys: k }) => k[n] ?? '') : []))),
  ]
  const [organizations, practitioners] = await Promise.all([
    ctx.uses.directory.organizations({ ids: keys('organization').filter(Boolean) }),
    ctx.uses.directory.practitioners({ ids: keys('practitioner').filter(Boolean) }),
  ])
  const people = new Map([...organizations, ...practitioners].map(({ id, name }) => [id, name]))
  return (dimension: Dimension | undefined, key: string): string => {
    if (key === '') return say('statistics.none')
    if (dimension?.kind === 'codes' && dimension.labels) return say(`${dimension.labels}.${key}`)
    return people.get(key) ?? key
  }
}
