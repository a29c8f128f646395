import type { ScopedCaller } from '../access/access-control.ts'
import { reachCondition } from '../access/scope-condition.ts'
import type { Resource } from '../resource/define-resource.ts'
import type { Parameter } from './database.ts'
import type { Sql, SqlValue } from './sql.ts'
import { tableOf } from './table.ts'

export interface Rendered {
  readonly text: string
  readonly parameters: readonly Parameter[]
  /** Reasons of the tables that were read without scope. */
  readonly unscoped: readonly { readonly resource: string; readonly reason: string }[]
}

export interface RenderParts {
  readonly caller: ScopedCaller
  /** Refuses resources of other plugins. */
  readonly admit: (resource: Resource) => void
}

/** Binds a statement to a caller: each resource becomes its table as the caller may see it. */
export function renderSql(statement: Sql, { caller, admit }: RenderParts): Rendered {
  const parameters: Parameter[] = []
  const unscoped: { resource: string; reason: string }[] = []

  function value(v: SqlValue): string {
    if (v === null || typeof v !== 'object') return parameter(v)
    if (Array.isArray(v)) return v.length === 0 ? '(null)' : `(${v.map(parameter).join(', ')})`
    if ('strings' in v) return piece(v)
    if ('identifier' in v) return v.identifier
    if ('unscoped' in v) {
      admit(v.unscoped)
      unscoped.push({ resource: v.unscoped.id, reason: v.reason })
      return tableOf(v.unscoped).name
    }
    return scoped(v as Resource)
  }

  function parameter(v: Parameter): string {
    parameters.push(v)
    return '?'
  }

  function scoped(resource: Resource): string {
    admit(resource)
    const { name } = tableOf(resource)
    const condition = reachCondition(resource, caller, resource.access.read)
    if (!condition) return name
    parameters.push(...condition.parameters)
    return `(select * from ${name} where ${condition.text})`
  }

  function piece({ strings, values }: Sql): string {
    let text = strings[0] ?? ''
    values.forEach((v, i) => {
      text += value(v) + (strings[i + 1] ?? '')
    })
    return text
  }

  const text = piece(statement)
  return { text, parameters, unscoped }
}

const camelNames = new Map<string, string>()

/** `accession_number` → `accessionNumber`, for the rows of a query. */
export function camelRow<T>(row: Readonly<Record<string, unknown>>): T {
  const result: Record<string, unknown> = {}
  for (const column in row) {
    let name = camelNames.get(column)
    if (name === undefined) {
      name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
      if (camelNames.size < 5000) camelNames.set(column, name)
    }
    result[name] = row[column]
  }
  return result as T
}
