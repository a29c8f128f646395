import type { FileReply } from '../../endpoint/define-endpoint.ts'
import type { RequestFacts } from '../../plugin/context.ts'
import { countyTime } from '../../printing/county-time.ts'
import { printPdf } from '../../printing/print-pdf.ts'
import { csvOf, type TableOf, workbookOf } from '../../resource/export-table.ts'
import { searchValues, type ValueFilter } from './search-values.ts'
import type { CriticalValue } from './value.ts'
import { toldOf, type ValuesContext } from './value-context.ts'

const columns = [
  'state',
  'raised-at',
  'category',
  'examination',
  'accession',
  'patient',
  'finding',
  'placer',
  'raised-by',
  'notified-at',
  'notified-in-time',
  'acknowledged-at',
  'acknowledged-in-time',
  'acknowledged-by',
  'read-back',
  'acted-at',
  'action',
  'noted-at',
  'progress-note',
  'closed-at',
  'reason',
] as const

type Say = (key: string, words?: Record<string, string | number>) => string

/** The ledger as CSV or as a workbook: every row that the filter finds, page by page in constant memory. */
export async function exportLedger(
  ctx: ValuesContext,
  filter: ValueFilter,
  { format, language }: { readonly format: 'csv' | 'xlsx'; readonly language: 'zh' | 'en' },
): Promise<FileReply> {
  const say: Say = (key, words = {}) => ctx.label(key, words, language)
  const table: TableOf = {
    name: say('critical-values.ledger.title'),
    columns: columns.map((column) => say(`critical-values.column.${column}`)),
    rows: rowsOf(ctx, filter, say),
    filename: `critical-values-${ctx.now().slice(0, 10)}`,
  }
  return format === 'csv' ? csvOf(table) : workbookOf(table)
}

async function* rowsOf(ctx: ValuesContext, filter: ValueFilter, say: Say): AsyncGenerator<string[]> {
  const names = new Map<string, string>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await searchValues(ctx, { ...filter, limit: 100, ...(cursor && { cursor }) })
    const unknown = [...new Set(page.items.map((row) => row.organization))].filter((id) => !names.has(id))
    if (unknown.length > 0)
      for (const { id, name } of await ctx.uses.directory.organizations({ ids: unknown })) names.set(id, name)
    for (const row of page.items) yield cellsOf(row, { say, placer: names.get(row.organization) ?? row.organization })
    cursor = page.next
  }
}

interface Words {
  readonly say: Say
  readonly placer: string
}

function cellsOf(row: CriticalValue, { say, placer }: Words): string[] {
  const timely = (inTime: boolean | null) => (inTime === null ? '' : say(`critical-values.in-time.${inTime}`))
  const cells: Readonly<Record<(typeof columns)[number], string | null>> = {
    state: say(`critical-values.value.state.${row.state}`),
    'raised-at': countyTime(row.raisedAt),
    category: say(`${row.category}.category`),
    examination: row.examination,
    accession: row.accessionNumber,
    patient: row.patientName,
    finding: toldOf(row),
    placer,
    'raised-by': row.raisedByName,
    'notified-at': countyTime(row.notifiedAt),
    'notified-in-time': timely(row.notifiedInTime),
    'acknowledged-at': countyTime(row.acknowledgedAt),
    'acknowledged-in-time': timely(row.acknowledgedInTime),
    'acknowledged-by': row.acknowledgedByName,
    'read-back': row.readBack,
    'acted-at': countyTime(row.actedAt),
    action: row.action,
    'noted-at': countyTime(row.notedAt),
    'progress-note': row.progressNote,
    'closed-at': countyTime(row.closedAt),
    reason: row.statusReason,
  }
  return columns.map((column) => cells[column] ?? '')
}

/** A paper that nobody can read helps nobody: more than this is for the workbook. */
const mostPrinted = 200

/** The ledger on paper: one paragraph for each value, the newest first. */
export async function printLedger(
  ctx: ValuesContext,
  filter: ValueFilter,
  { language }: RequestFacts,
): Promise<FileReply> {
  const say: Say = (key, words = {}) => ctx.label(key, words, language)
  const rows: string[][] = []
  for await (const row of rowsOf(ctx, filter, say)) {
    rows.push(row)
    if (rows.length === mostPrinted) break
  }
  const own = ctx.caller.organization
  const institution = own === null ? null : await ctx.uses.directory.organization({ id: own })
  const title = say('critical-values.ledger.title')
  const body = await printPdf({
    heading: institution?.heading ?? '',
    title,
    runningHead: [institution?.heading, title].filter(Boolean).join('   '),
    facts: [
      [say('critical-values.print.count'), String(rows.length)],
      [say('critical-values.print.from'), filter.month ?? countyTime(filter.from ?? null)],
    ],
    sections: rows.map((cells) => sectionOf(cells, say)),
    signatures: [],
    notes: [say('orders.print.printed', { by: ctx.caller.name, at: countyTime(ctx.now()) })],
    pageLabel: say('orders.print.page'),
  })
  return { type: 'application/pdf', body, filename: `critical-values-${ctx.now().slice(0, 10)}.pdf` }
}

function sectionOf(cells: readonly string[], say: Say): { title: string; text: string } {
  const of = (column: (typeof columns)[number]) => cells[columns.indexOf(column)] ?? ''
  const headline: readonly (typeof columns)[number][] = ['raised-at', 'patient', 'finding', 'state']
  return {
    title: headline.map(of).join('  '),
    text: columns
      .filter((column) => !headline.includes(column) && of(column) !== '')
      .map((column) =>
        say('critical-values.print.cell', { name: say(`critical-values.column.${column}`), value: of(column) }),
      )
      .join('  '),
  }
}
