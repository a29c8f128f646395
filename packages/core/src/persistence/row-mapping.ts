import type { Resource } from '../resource/define-resource.ts'
import type { DatabaseRow, Dialect, Parameter } from './database.ts'
import type { FieldCipher } from './field-cipher.ts'
import { type TableColumn, tableOf } from './table.ts'

/** Between records (camelCase, plain text, booleans) and rows of one dialect. */
export interface RowMapping {
  readonly columns: readonly TableColumn[]
  /** What a select names: the readable columns under the names of their properties, so that a row is nearly a record. */
  readonly selection: string
  /** The row of such a select as a record; the row itself becomes it. */
  toRecord(row: DatabaseRow): Record<string, unknown>
  /** Parameter of a column for a record's value. */
  toParameter(column: TableColumn, record: Readonly<Record<string, unknown>>): Parameter
}

/** Compiles the mapping of a resource once per dialect. */
export function mappingOf(resource: Resource, dialect: Dialect, cipher: FieldCipher): RowMapping {
  const { columns, name } = tableOf(resource)
  const readable = columns.filter((c) => c.blindIndexOf === undefined)
  const readers = readable.flatMap((c) => {
    const read = readerOf(c, dialect, cipher)
    return read ? [[c.name, read] as const] : []
  })
  return {
    columns,
    selection: readable.map((c) => (c.name === c.column ? c.column : `${c.column} as "${c.name}"`)).join(', '),
    toRecord(row) {
      for (const [property, read] of readers) {
        const value = row[property]
        if (value !== null) row[property] = read(value)
      }
      return row
    },
    toParameter(column, record) {
      const value = record[column.blindIndexOf ?? column.name]
      if (value === null || value === undefined) return null
      if (column.blindIndexOf) {
        const { blind = String } = resource.fields[column.blindIndexOf] ?? {}
        return cipher.blindIndex(`${name}.${column.blindIndexOf}`, blind(value as string))
      }
      if (column.encrypted) return cipher.encrypt(value as string)
      return column.type === 'json' ? JSON.stringify(value) : (value as Parameter)
    },
  }
}

function readerOf(column: TableColumn, dialect: Dialect, cipher: FieldCipher): ((value: any) => unknown) | undefined {
  if (column.encrypted) return (value: string) => cipher.decrypt(value)
  if (dialect === 'postgres') return undefined // the driver parses json, booleans and instants
  if (column.type === 'boolean') return (value) => value !== 0
  if (column.type === 'json') return (value: string) => JSON.parse(value)
  return undefined
}
