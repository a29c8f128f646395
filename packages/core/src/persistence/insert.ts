import type { Dialect, Parameter, Transaction } from './database.ts'
import type { Table } from './table.ts'

/** Inserts rows of a table in statements of at most 500 parameters. Values are keyed by property name. */
export async function insertRows(
  transaction: Transaction,
  table: Table,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const { columns } = table
  const most = Math.max(1, Math.floor(500 / columns.length))
  for (let start = 0; start < rows.length; start += most) {
    const chunk = rows.slice(start, start + most)
    const tuple = `(${columns.map(() => '?').join(', ')})`
    const names = columns.map((c) => c.column).join(', ')
    const parameters = chunk.flatMap((row) => columns.map((c) => parameterOf(row[c.name], c.type)))
    await transaction.change(
      `insert into ${table.name} (${names}) values ${chunk.map(() => tuple).join(', ')}`,
      parameters,
    )
  }
}

export function parameterOf(value: unknown, type: string): Parameter {
  if (value === null || value === undefined) return null
  return type === 'json' ? JSON.stringify(value) : (value as Parameter)
}

/** Parses a JSON column of a system table: text on SQLite, parsed by the driver on PostgreSQL. */
export function jsonOf(value: unknown, dialect: Dialect): any {
  return value === null || value === undefined ? undefined : dialect === 'sqlite' ? JSON.parse(value as string) : value
}
