import { snake } from '../persistence/column-names.ts'
import type { Parameter } from '../persistence/database.ts'
import type { Sql } from '../persistence/sql.ts'
import type { Resource } from '../resource/define-resource.ts'
import type { Scope, ScopedCaller, Span } from './access-control.ts'

export interface Condition {
  readonly text: string
  readonly parameters: readonly Parameter[]
}

/** The condition that keeps a caller within reach; `undefined` when all rows are. No permission means no rows. */
export function scopeCondition(resource: Resource, scope: Scope): Condition | undefined {
  const any = scope.get('*')
  if (any === 'county') return undefined
  const { partition } = resource
  const parts: Condition[] = []
  if (any) parts.push(within(any))
  for (const [qualifier, span] of scope) {
    if (qualifier === '*') continue
    if (!partition) parts.push(span === 'county' ? always : within(span))
    else parts.push(both({ text: `${snake(partition)} = ?`, parameters: [qualifier] }, span))
  }
  if (parts.length === 0) return { text: '1 = 0', parameters: [] }
  if (parts.length === 1 && parts[0]) return parts[0]
  return { text: `(${parts.map((p) => p.text).join(' or ')})`, parameters: parts.flatMap((p) => p.parameters) }
}

/**
 * The condition that keeps a caller within what a permission reaches; whoever holds a link reaches its record by no permission.
 */
export function reachCondition(resource: Resource, caller: ScopedCaller, permission: string): Condition | undefined {
  const { link } = caller
  if (!link) return scopeCondition(resource, caller.scope(permission))
  return resource.id === link.kind ? { text: 'id = ?', parameters: [link.record] } : { text: '1 = 0', parameters: [] }
}

/** A condition as a piece of SQL; no condition is one that always holds. */
export function conditionSql(condition: Condition | undefined): Sql {
  const { text, parameters } = condition ?? always
  return { strings: text.split('?'), values: parameters as readonly string[] }
}

const always: Condition = { text: '1 = 1', parameters: [] }

function within(span: Exclude<Span, 'county'>): Condition {
  if (span.length === 0) return { text: '1 = 0', parameters: [] }
  if (span.length === 1) return { text: 'organization = ?', parameters: [...span] }
  return { text: `organization in (${span.map(() => '?').join(', ')})`, parameters: [...span] }
}

function both(first: Condition, span: Span): Condition {
  if (span === 'county') return first
  const second = within(span)
  return { text: `(${first.text} and ${second.text})`, parameters: [...first.parameters, ...second.parameters] }
}
