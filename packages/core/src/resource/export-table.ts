import { PassThrough, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FileReply } from '../endpoint/define-endpoint.ts'

/** A table that is written as it is read: its headings, and its rows in the same order. */
export interface TableOf {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<readonly string[]>
  /** Without its ending. */
  readonly filename: string
}

/** As CSV in UTF-8 with a mark, so that spreadsheets read Chinese; what looks like a formula is disarmed. */
export function csvOf({ columns, rows, filename }: TableOf): FileReply {
  const out = stringify({ bom: true, header: true, columns: [...columns], escape_formulas: true })
  const source = Readable.from(rows)
  source.on('error', (error) => out.destroy(error))
  return { type: 'text/csv; charset=utf-8', body: source.pipe(out), filename: `${filename}.csv` }
}

/** As a workbook. */
export async function workbookOf({ name, columns, rows, filename }: TableOf): Promise<FileReply> {
  const { default: Excel } = await import('exceljs')
  const out = new PassThrough()
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false })
  const sheet = book.addWorksheet(name.slice(0, 31))
  sheet.columns = columns.map((header) => ({ header }))
  const fill = async () => {
    for await (const row of rows) {
      sheet.addRow([...row]).commit()
      if (out.readableLength > 1 << 20) await new Promise((resolve) => out.once('drain', resolve))
    }
    await book.commit()
  }
  void fill().catch((error: Error) => out.destroy(error))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { type, body: out, filename: `${filename}.xlsx` }
}
