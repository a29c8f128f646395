import { z } from 'zod'
import type { Column, ColumnType, Field, FieldDisplay, FieldKind, FieldOf, FilterOperator } from '../field.ts'

/** Options that every field takes. */
export interface Common {
  readonly optional?: boolean
}

interface Plain {
  readonly kind: FieldKind
  readonly schema: z.ZodType
  readonly type: ColumnType
  readonly filter?: readonly FilterOperator[]
  readonly display?: FieldDisplay
  readonly normalize?: (value: any) => unknown
}

function plain(options: Common, { kind, schema, type, filter = [], display = {}, normalize }: Plain): Field {
  const optional = options.optional ?? false
  return {
    kind,
    schema: optional ? schema.nullish() : schema,
    optional,
    columns: (name): Column[] => [{ name, type, nullable: optional }],
    filter,
    display,
    ...(normalize && { normalize }),
  }
}

const trim = (value: unknown) => (typeof value === 'string' ? value.trim() : value)

/** One line of text, `max` characters (Unicode code units) at most; trimmed. */
export function text<const O extends Common & { readonly max: number }>(options: O): FieldOf<O, string> {
  const schema = z
    .string()
    .trim()
    .min(options.optional ? 0 : 1)
    .max(options.max)
  const display = { max: options.max }
  return plain(options, {
    kind: 'text',
    schema,
    type: 'text',
    filter: ['eq', 'prefix', 'contains'],
    display,
    normalize: trim,
  })
}

/** Several lines of text. */
export function multiline<const O extends Common & { readonly max: number }>(options: O): FieldOf<O, string> {
  const schema = z
    .string()
    .min(options.optional ? 0 : 1)
    .max(options.max)
  return plain(options, {
    kind: 'multiline',
    schema,
    type: 'text',
    filter: ['contains'],
    display: { max: options.max },
  })
}

/** A number or code that names something, exact and searchable: accession number, lot number, serial number. */
export function identifier<const O extends Common & { readonly max?: number; readonly pattern?: RegExp }>(
  options: O = {} as O,
): FieldOf<O, string> {
  const base = z
    .string()
    .trim()
    .min(1)
    .max(options.max ?? 64)
  const schema = options.pattern ? base.regex(options.pattern) : base
  const display = { max: options.max ?? 64 }
  return plain(options, {
    kind: 'identifier',
    schema,
    type: 'text',
    filter: ['eq', 'prefix', 'in'],
    display,
    normalize: trim,
  })
}

export function integer<const O extends Common & { readonly min?: number; readonly max?: number }>(
  options: O = {} as O,
): FieldOf<O, number> {
  const schema = z
    .int()
    .min(options.min ?? Number.MIN_SAFE_INTEGER)
    .max(options.max ?? Number.MAX_SAFE_INTEGER)
  return plain(options, { kind: 'integer', schema, type: 'integer', filter: ['eq', 'range'] })
}

/** A measured number; `unit` in UCUM (https://ucum.org), for example `mm[Hg]`, `kg/m2`. */
export function quantity<
  const O extends Common & { readonly unit: string; readonly min?: number; readonly max?: number },
>(options: O): FieldOf<O, number> {
  const schema = z
    .number()
    .min(options.min ?? -Number.MAX_VALUE)
    .max(options.max ?? Number.MAX_VALUE)
  return plain(options, { kind: 'quantity', schema, type: 'real', filter: ['range'], display: { unit: options.unit } })
}

/** Money in fen (1/100 yuan), an integer. */
export function money<const O extends Common>(options: O = {} as O): FieldOf<O, number> {
  return plain(options, {
    kind: 'money',
    schema: z.int(),
    type: 'integer',
    filter: ['range'],
    display: { unit: 'fen' },
  })
}

export function boolean<const O extends Common>(options: O = {} as O): FieldOf<O, boolean> {
  return plain(options, { kind: 'boolean', schema: z.boolean(), type: 'boolean', filter: ['eq'] })
}

/** A moment: ISO 8601 in UTC with milliseconds, `2026-03-05T06:20:00.000Z`; shown in Asia/Shanghai. */
export function instant<const O extends Common>(options: O = {} as O): FieldOf<O, string> {
  const schema = z.iso.datetime({ offset: true })
  const normalize = (value: unknown) => (typeof value === 'string' ? new Date(value).toISOString() : value)
  return plain(options, { kind: 'instant', schema, type: 'instant', filter: ['range'], normalize })
}

/** A calendar day, `2026-03-05`. */
export function date<const O extends Common>(options: O = {} as O): FieldOf<O, string> {
  return plain(options, { kind: 'date', schema: z.iso.date(), type: 'date', filter: ['eq', 'range'] })
}

/** One of a fixed set of words; labels are found under `<resource>.<field>.<value>`. */
export function oneOf<const V extends readonly [string, ...string[]], const O extends Common = Record<never, never>>(
  values: V,
  options: O = {} as O,
): FieldOf<O, V[number]> {
  return plain(options, {
    kind: 'code',
    schema: z.enum(values),
    type: 'text',
    filter: ['eq', 'in'],
    display: { values },
  })
}

/** A code system: values with a place for their labels, shared by several fields. */
export interface CodeSystem<V extends string = string> {
  readonly system: string
  readonly values: readonly V[]
  /** Label keys are `<labels>.<value>`. */
  readonly labels: string
}

/** Declares a code system: `system` is its canonical URI or standard number. */
export function defineCodes<const V extends readonly [string, ...string[]]>(codes: {
  readonly system: string
  readonly labels: string
  readonly values: V
}): CodeSystem<V[number]> {
  return codes
}

/** A code of a code system. */
export function code<V extends string, const O extends Common = Record<never, never>>(
  system: CodeSystem<V>,
  options: O = {} as O,
): FieldOf<O, V> {
  const schema = z.enum(system.values as [V, ...V[]])
  const display = { values: system.values, labels: system.labels }
  return plain(options, { kind: 'code', schema, type: 'text', filter: ['eq', 'in'], display })
}

const id = z.string().min(1).max(64)

/** The resident the record is about, by patient-index id. A resource with this field is part of the patient's record. */
export function patient<const O extends Common>(options: O = {} as O): FieldOf<O, string> {
  return plain(options, { kind: 'patient', schema: id, type: 'text', filter: ['eq'], display: { target: 'patient' } })
}

export function organization<const O extends Common>(options: O = {} as O): FieldOf<O, string> {
  return plain(options, {
    kind: 'organization',
    schema: id,
    type: 'text',
    filter: ['eq', 'in'],
    display: { target: 'organization' },
  })
}

export function practitioner<const O extends Common>(options: O = {} as O): FieldOf<O, string> {
  return plain(options, {
    kind: 'practitioner',
    schema: id,
    type: 'text',
    filter: ['eq', 'in'],
    display: { target: 'practitioner' },
  })
}

/** A reference to a record of another resource, by its id. */
export function reference<const O extends Common & { readonly to: string }>(options: O): FieldOf<O, string> {
  return plain(options, {
    kind: 'reference',
    schema: id,
    type: 'text',
    filter: ['eq', 'in'],
    display: { target: options.to },
  })
}

/** A blob in the storage port, by key; `media` lists the accepted types. */
export function attachment<const O extends Common & { readonly media: readonly string[] }>(
  options: O,
): FieldOf<O, string> {
  return plain(options, {
    kind: 'attachment',
    schema: z.string().max(256),
    type: 'text',
    display: { media: options.media },
  })
}

/** A structured value with its own schema, stored as JSON. */
export function json<S extends z.ZodType, const O extends Common = Record<never, never>>(
  schema: S,
  options: O = {} as O,
): FieldOf<O, z.output<S>> {
  return plain(options, { kind: 'json', schema, type: 'json' })
}

export interface SecretOptions extends Common {
  /** How it is shown without a reveal. */
  readonly mask: 'citizen-number' | 'phone' | 'identifier'
  readonly pattern?: RegExp
  /** Normal form before storing and look-up, so that `１３８ 0000` and `1380000` are found as one. */
  readonly normalize?: (value: string) => string
}

/** An identifier of a person: encrypted at rest, found by exact value through a blind index, masked on screen. */
export function secret<const O extends SecretOptions>(options: O): FieldOf<O, string> {
  const optional = options.optional ?? false
  const base = z.string().trim().min(1).max(64)
  const schema = options.pattern ? base.regex(options.pattern) : base
  const normalize = options.normalize ?? ((value: string) => value.normalize('NFKC').replace(/\s/g, ''))
  return {
    kind: 'identifier',
    schema: optional ? schema.nullish() : schema,
    optional,
    columns: (name) => [
      { name, type: 'text', nullable: optional, encrypted: true },
      { name: `${name}Hash`, type: 'text', nullable: optional, blindIndexOf: name, index: true },
    ],
    filter: ['eq'],
    display: { mask: options.mask, max: 64 },
    normalize: (value: unknown) => (typeof value === 'string' ? normalize(value) : value),
    blind: normalize,
  }
}
