import type { Condition } from '../access/scope-condition.ts'
import type { Parameter } from '../persistence/database.ts'
import type { RowMapping } from '../persistence/row-mapping.ts'

/** Turns conditions on properties into SQL; encrypted fields are compared through their blind index. */
export function whereConditions(where: Readonly<Record<string, unknown>>, mapping: RowMapping): Condition[] {
  return Object.entries(where)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => conditionOf(property, value, mapping))
}

function conditionOf(property: string, value: unknown, mapping: RowMapping): Condition {
  const stated = mapping.columns.find((c) => c.name === property)
  if (!stated) throw new TypeError(`No column ${property}`)
  const column = stated.encrypted ? mapping.columns.find((c) => c.blindIndexOf === property) : stated
  if (!column) throw new TypeError(`${property} is encrypted and has no blind index`)
  const parameter = (v: unknown): Parameter => mapping.toParameter(column, { [property]: v })
  if (value === null) return { text: `${column.column} is null`, parameters: [] }
  if (Array.isArray(value)) {
    if (value.length === 0) return { text: '1 = 0', parameters: [] }
    return { text: `${column.column} in (${value.map(() => '?').join(', ')})`, parameters: value.map(parameter) }
  }
  if (typeof value === 'object' && 'prefix' in value) return prefixCondition(column.column, String(value.prefix))
  if (typeof value === 'object' && column.type !== 'json') {
    const { from, to } = value as { from?: unknown; to?: unknown }
    const parts: Condition[] = []
    if (from !== undefined) parts.push({ text: `${column.column} >= ?`, parameters: [parameter(from)] })
    if (to !== undefined) parts.push({ text: `${column.column} < ?`, parameters: [parameter(to)] })
    return { text: parts.map((p) => p.text).join(' and ') || '1 = 1', parameters: parts.flatMap((p) => p.parameters) }
  }
  return { text: `${column.column} = ?`, parameters: [parameter(value)] }
}

/** A prefix as a range, so that an index serves it in either dialect. */
export function prefixCondition(column: string, prefix: string): Condition {
  if (prefix === '') return { text: '1 = 1', parameters: [] }
  return { text: `(${column} >= ? and ${column} < ?)`, parameters: [prefix, `${prefix}\u{10ffff}`] }
}
