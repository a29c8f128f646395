import type { FileReply } from '../../endpoint/define-endpoint.ts'
import { workbookOf } from '../../resource/export-table.ts'
import { publishedStates, report } from './report.ts'
import { series } from './series.ts'
import { type PeopleFilter, seriesPeople } from './series-progress.ts'
import { type OrdersContext, serviceOf } from './service-directory.ts'

const columns = ['accession', 'name', 'sex', 'birth-date', 'stage', 'finding', 'text'] as const

/** The people of a series with what their reports say, for the employer's list or the follow-up of what was found. */
export async function exportSeries(
  ctx: OrdersContext,
  filter: PeopleFilter,
  language: 'zh' | 'en',
): Promise<FileReply> {
  const { name, category } = await ctx.store(series).get(filter.id)
  const { sections } = await serviceOf(ctx, category)
  const conclusion = sections.at(-1)?.key ?? ''
  const say = (key: string) => ctx.label(key, {}, language)
  return workbookOf({
    name: name.replace(/[\\/?*[\]:]/g, ' '),
    columns: columns.map((column) => say(`orders.series.column.${column}`)),
    rows: rowsOf(ctx, filter, { say, conclusion }),
    filename: `check-up-${ctx.now().slice(0, 10)}`,
  })
}

async function* rowsOf(
  ctx: OrdersContext,
  filter: PeopleFilter,
  { say, conclusion }: { readonly say: (key: string) => string; readonly conclusion: string },
): AsyncGenerator<string[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { items, next } = await seriesPeople(ctx, { ...filter, limit: 200, ...(cursor && { cursor }) })
    const ids = items.flatMap((row) => row.report ?? [])
    const { items: reports } = await ctx
      .store(report)
      .list({ where: { id: ids, state: [...publishedStates] as never }, limit: 200, sort: 'id' })
    const textOf = new Map(reports.map((row) => [row.id, row.content[conclusion] ?? '']))
    for (const row of items)
      yield [
        row.accessionNumber,
        row.patientName,
        say(`patients.patient.sex.${row.patientSex}`),
        row.patientBirthDate,
        say(`orders.series.stage.${row.stage}`),
        row.positive === null ? '' : say(`orders.series.finding.${row.positive ? 'abnormal' : 'normal'}`),
        textOf.get(row.report ?? '') ?? '',
      ]
    cursor = next
  }
}
