import { createHash } from 'node:crypto'
import type { Resource } from '../resource/define-resource.ts'
import type { Column, ColumnType } from '../resource/field.ts'
import { snake, tableName } from './column-names.ts'

/** A table as it stands in the database, derived from a declaration; the same for both dialects. */
export interface Table {
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly primary: readonly string[]
  readonly indexes: readonly TableIndex[]
}

export interface TableColumn extends Column {
  /** snake_case name in the database. */
  readonly column: string
}

export interface TableIndex {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique: boolean
}

export const metaColumns: readonly Column[] = [
  { name: 'id', type: 'text', nullable: false },
  { name: 'organization', type: 'text', nullable: false },
  { name: 'version', type: 'integer', nullable: false },
  { name: 'createdAt', type: 'instant', nullable: false },
  { name: 'createdBy', type: 'text', nullable: false },
  { name: 'updatedAt', type: 'instant', nullable: false },
]

const tables = new WeakMap<Resource, Table>()

/** The table of a resource: meta columns, state, fields, and an index for each list order, search and reference. */
export function tableOf(resource: Resource): Table {
  const known = tables.get(resource)
  if (known) return known
  const fieldColumns = Object.entries(resource.fields).flatMap(([name, field]) => field.columns(name))
  const state: Column[] = resource.lifecycle ? [{ name: 'state', type: 'text', nullable: false }] : []
  const name = tableName(resource.id)
  const table: Table = {
    name,
    columns: [...metaColumns, ...state, ...fieldColumns].map((c) => ({ ...c, column: snake(c.name) })),
    primary: ['id'],
    indexes: indexesOf(resource, name),
  }
  tables.set(resource, table)
  return table
}

/** A table of the kernel's own, without the columns that records carry. */
export function systemTable(
  name: string,
  shape: {
    readonly columns: Readonly<Record<string, ColumnType | `${ColumnType}?`>>
    readonly primary: readonly string[]
    readonly indexes?: readonly (readonly string[])[]
    readonly unique?: readonly (readonly string[])[]
  },
): Table {
  const columns = Object.entries(shape.columns).map(([property, type]) => ({
    name: property,
    column: snake(property),
    type: type.replace('?', '') as ColumnType,
    nullable: type.endsWith('?'),
  }))
  const indexes = [
    ...(shape.indexes ?? []).map((columns) => index(name, columns, false)),
    ...(shape.unique ?? []).map((columns) => index(name, columns, true)),
  ]
  return { name, columns, primary: shape.primary.map(snake), indexes }
}

function indexesOf(resource: Resource, table: string): TableIndex[] {
  const fields = Object.entries(resource.fields)
  const sort = (resource.list?.sort ?? '-createdAt').replace('-', '')
  const filters = (resource.list?.filters ?? []).filter((f) => f !== sort)
  const wanted: string[][] = [
    ...(resource.list
      ? [[sort, 'id'], ['organization', sort, 'id'], ...filters.map((f) => [f, sort, 'id'])]
      : [['organization', 'id']]),
    ...(resource.list?.search ?? []).map((f) => [f]),
    ...fields.filter(([, f]) => f.kind === 'patient' || f.kind === 'reference').map(([name]) => [name]),
    ...fields.flatMap(([name, f]) =>
      f
        .columns(name)
        .filter((c) => c.index)
        .map((c) => [c.name]),
    ),
    ...resource.indexes.map((columns) => [...columns]),
  ]
  const unique = resource.unique.map((columns) => index(table, columns, true))
  const covered = (columns: readonly string[], others: readonly (readonly string[])[]) =>
    others.some(
      (other) => other !== columns && other.length >= columns.length && columns.every((c, i) => other[i] === c),
    )
  const distinct = wanted.filter((columns, i) => wanted.findIndex((o) => o.join() === columns.join()) === i)
  const kept = distinct.filter((columns) => !covered(columns, distinct))
  return [...unique, ...kept.map((columns) => index(table, columns, false))]
}

function index(table: string, columns: readonly string[], unique: boolean): TableIndex {
  const names = columns.map(snake)
  const full = `${table}_${names.join('_')}_${unique ? 'key' : 'idx'}`
  const digest = createHash('sha256').update(full).digest('hex').slice(0, 8)
  // PostgreSQL cuts names at 63 bytes: cut them ourselves, keeping them distinct
  const name = full.length <= 60 ? full : `${full.slice(0, 50)}_${digest}`
  return { name, columns: names, unique }
}
