import { PassThrough } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FileReply } from '../endpoint/define-endpoint.ts'
import type { HandlerContext } from '../plugin/context.ts'
import type { Resource } from './define-resource.ts'
import { mostRows } from './list-query.ts'
import { masked } from './mask.ts'

type Ctx = HandlerContext<any, any, any>
type Where = Readonly<Record<string, unknown>>

/** All rows of a filtered list as CSV (UTF-8 with BOM, so that spreadsheets read Chinese), page by page in constant memory. */
export function exportCsv(resource: Resource, ctx: Ctx, where: Where): FileReply {
  const columns = exportColumns(resource)
  const out = stringify({ bom: true, header: true, columns: columns.map((c) => ({ key: c })), escape_formulas: true })
  void pump(resource, ctx, {
    where,
    write: (row) => writeOrWait(out, row),
    end: (error) => (error ? out.destroy(error) : out.end()),
  })
  return { type: 'text/csv; charset=utf-8', body: out, filename: `${resource.id}-${ctx.now().slice(0, 10)}.csv` }
}

/** The same as a workbook, written as it streams. */
export async function exportXlsx(resource: Resource, ctx: Ctx, where: Where): Promise<FileReply> {
  const { default: Excel } = await import('exceljs')
  const out = new PassThrough()
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false })
  const columns = exportColumns(resource)
  const sheet = book.addWorksheet(resource.id.slice(0, 31))
  sheet.columns = columns.map((key) => ({ header: key, key }))
  const write = async (row: Record<string, unknown>) => {
    sheet.addRow(row).commit()
    if (out.readableLength > 1 << 20) await new Promise((resolve) => out.once('drain', resolve))
  }
  const end = (error?: Error) => void (error ? out.destroy(error) : book.commit())
  void pump(resource, ctx, { where, write, end })
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { type, body: out, filename: `${resource.id}-${ctx.now().slice(0, 10)}.xlsx` }
}

interface Pump {
  readonly where: Where
  readonly write: (row: Record<string, unknown>) => Promise<void>
  readonly end: (error?: Error) => void
}

async function pump(resource: Resource, ctx: Ctx, { where, write, end }: Pump): Promise<void> {
  try {
    const store = ctx.store(resource)
    for (let cursor: string | undefined; ; ) {
      const page = await store.list({ where, limit: mostRows, ...(cursor !== undefined && { cursor }) })
      for (const item of page.items) await write(plainCells(masked(resource, item)))
      if (page.next === null) break
      cursor = page.next
    }
    end()
  } catch (error) {
    end(error as Error)
  }
}

function exportColumns(resource: Resource): string[] {
  return [
    'id',
    'organization',
    ...(resource.lifecycle ? ['state'] : []),
    ...Object.keys(resource.fields),
    'createdAt',
    'updatedAt',
  ]
}

function plainCells(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([k, v]) => [k, v !== null && typeof v === 'object' ? JSON.stringify(v) : v]),
  )
}

function writeOrWait(out: ReturnType<typeof stringify>, row: unknown): Promise<void> {
  return out.write(row) ? Promise.resolve() : new Promise((resolve) => out.once('drain', resolve))
}
