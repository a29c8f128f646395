import type { Condition } from '../access/scope-condition.ts'
import { snake } from '../persistence/column-names.ts'
import type { Parameter } from '../persistence/database.ts'
import type { Resource } from './define-resource.ts'
import { decodeKey } from './keyset.ts'

export interface ListQuery {
  readonly text: string
  readonly parameters: readonly Parameter[]
}

export interface ListShape {
  readonly table: string
  readonly selection: string
  readonly conditions: readonly (Condition | undefined)[]
  /** Property and direction: `-createdAt`. */
  readonly sort: string
  readonly limit: number
  readonly cursor?: string | undefined
}

export const defaultLimit = 20
export const mostRows = 200

/** One page by key, not by offset: the next page starts after the last row seen, however much was added meanwhile. */
export function listQuery({ table, selection, conditions, sort, limit, cursor }: ListShape): ListQuery {
  const descending = sort.startsWith('-')
  const property = sort.replace('-', '')
  const column = snake(property)
  const order = descending ? 'desc' : 'asc'
  const after = cursor === undefined ? undefined : keyset(column, descending, decodeKey(cursor, 2))
  const parts = [...conditions, after].filter((c) => c !== undefined)
  const where = parts.length > 0 ? ` where ${parts.map((c) => c.text).join(' and ')}` : ''
  const orderBy = property === 'id' ? `id ${order}` : `${column} ${order}, id ${order}`
  return {
    text: `select ${selection} from ${table}${where} order by ${orderBy} limit ${limit + 1}`,
    parameters: parts.flatMap((c) => c.parameters),
  }
}

export function sortOf(resource: Resource): string {
  return resource.list?.sort ?? '-createdAt'
}

function keyset(column: string, descending: boolean, [value = '', id = '']: readonly Parameter[]): Condition {
  const sign = descending ? '<' : '>'
  if (column === 'id') return { text: `id ${sign} ?`, parameters: [id] }
  return { text: `(${column}, id) ${sign} (?, ?)`, parameters: [value, id] }
}
