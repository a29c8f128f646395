import type { Resource } from '../resource/define-resource.ts'

/** A piece of SQL with its parameters and the resources it reads, not yet bound to a caller or a dialect. */
export interface Sql {
  readonly strings: readonly string[]
  readonly values: readonly SqlValue[]
}

export type SqlValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number)[]
  | Sql
  | Resource
  | Unscoped
  | Identifier

/** A resource read across organizations, with the reason that goes into the audit. */
export interface Unscoped {
  readonly unscoped: Resource
  readonly reason: string
}

interface Identifier {
  readonly identifier: string
}

/**
 * Writes SQL for `ctx.query`. A resource stands for its table **as the caller may see it**: scope is part of the
 * table's name and cannot be forgotten. Arrays become lists for `in`, other values become parameters.
 *
 * `sql\`select modality, count(*) as n from ${study} s where s.received_at >= ${since} group by modality\``
 */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  return { strings, values }
}

/** Joins pieces, for example conditions with ` and `. */
sql.join = (pieces: readonly Sql[], separator: string): Sql => ({
  strings: ['', ...Array.from({ length: Math.max(pieces.length - 1, 0) }, () => separator), ''],
  values: pieces,
})

/** A table of the county without scope: say why, it is audited. */
sql.unscoped = (resource: Resource, reason: string): Unscoped => ({ unscoped: resource, reason })

/** A column name decided in code (never from input). */
sql.column = (name: string): Identifier => {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new TypeError(`Not a column name: ${name}`)
  return { identifier: name }
}

sql.empty = { strings: [''], values: [] } as Sql
