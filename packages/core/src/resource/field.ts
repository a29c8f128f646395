import type { z } from 'zod'

/** How a column is stored. Instants are ISO text on SQLite and `timestamptz` on PostgreSQL; both read as ISO strings. */
export type ColumnType = 'text' | 'integer' | 'real' | 'boolean' | 'json' | 'instant' | 'date'

export interface Column {
  /** Property name in rows; the database uses its snake_case form. */
  readonly name: string
  readonly type: ColumnType
  readonly nullable: boolean
  /** Ciphertext at rest; never filtered or sorted by. */
  readonly encrypted?: boolean
  /** Keyed hash of another column, for exact look-up of an encrypted value. */
  readonly blindIndexOf?: string
  readonly index?: boolean
}

/** How a page asks for a value, and how a list shows it; the web kit has one control and one cell per kind. */
export type FieldKind =
  | 'text'
  | 'multiline'
  | 'identifier'
  | 'integer'
  | 'quantity'
  | 'money'
  | 'boolean'
  | 'instant'
  | 'date'
  | 'code'
  | 'patient'
  | 'organization'
  | 'practitioner'
  | 'reference'
  | 'attachment'
  | 'json'
  | 'state'

/** Operators that a list filter of this field understands. */
export type FilterOperator = 'eq' | 'in' | 'prefix' | 'range' | 'contains'

/** What a field contributes everywhere: column, schema, control, cell, filter, export. A field *has* a schema. */
export interface Field<In = any, Out = any> {
  readonly kind: FieldKind
  readonly schema: z.ZodType
  readonly optional: boolean
  readonly columns: (name: string) => readonly Column[]
  readonly filter: readonly FilterOperator[]
  /** What the web kit needs to draw control and cell; plain data. */
  readonly display: FieldDisplay
  /** Normal form before storing, for example without blanks. */
  readonly normalize?: (value: any) => unknown
  /** Value for the blind index; defaults to the stored value. */
  readonly blind?: (value: string) => string
  readonly '~'?: { readonly in: In; readonly out: Out }
}

export interface FieldDisplay {
  readonly max?: number
  readonly unit?: string
  readonly values?: readonly string[]
  readonly target?: string
  readonly media?: readonly string[]
  /** How the value is masked on screen; the full value needs a reveal, which is audited. */
  readonly mask?: 'citizen-number' | 'phone' | 'identifier'
  /** Namespace of the labels of coded values: `<namespace>.<value>`; defaults to the field's own key. */
  readonly labels?: string
}

export type Fields = Readonly<Record<string, Field>>

export type Optionality<O, V> = O extends { readonly optional: true } ? V | null : V
export type InputOptionality<O, V> = O extends { readonly optional: true } ? V | null | undefined : V

/** The field type for a value `V` declared with options `O`. */
export type FieldOf<O, V> = Field<InputOptionality<O, V>, Optionality<O, V>>

export type OptionalKeys<F extends Fields> = { [K in keyof F]: undefined extends InOf<F[K]> ? K : never }[keyof F]
export type InOf<T extends Field> = NonNullable<T['~']>['in']
export type OutOf<T extends Field> = NonNullable<T['~']>['out']

/** What a caller may send for a record of these fields. */
export type InputOf<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: InOf<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: InOf<F[K]>
}

/** What a record of these fields reads as. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: OutOf<F[K]> }
