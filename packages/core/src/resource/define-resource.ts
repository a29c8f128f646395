import type { Lifecycle } from '../lifecycle/define-lifecycle.ts'
import { callSite } from '../plugin/call-site.ts'
import type { Fields, InputOf, ValuesOf } from './field.ts'

/** What every record knows, whatever its fields. */
export interface RecordMeta {
  readonly id: string
  /** Owning organization: what reading is scoped by. */
  readonly organization: string
  /** Grows by one with each change; the `ETag` of the record. */
  readonly version: number
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
}

export type StateOf<L> = L extends Lifecycle<infer S, any, any> ? { readonly state: S } : unknown

/** A record as handlers and clients read it. */
export type RowOf<F extends Fields, L = undefined> = RecordMeta & ValuesOf<F> & StateOf<L>

/** What a declaration switches on; nothing exists that is not named. */
export type Surface = 'rest' | 'list' | 'detail' | 'form' | 'export'

export interface ResourceAccess {
  readonly read: string
  readonly create?: string
  readonly update?: string
}

/** A list: which columns, by what it can be filtered, how it is sorted (always on an index). */
export interface ListDeclaration<K extends string = string> {
  readonly columns: readonly K[]
  readonly filters?: readonly K[]
  readonly sort?: `${'' | '-'}${K | 'createdAt' | 'id'}`
  /** Text fields that the search box looks into, by prefix. */
  readonly search?: readonly K[]
}

/** A table with its rules: fields, access, list, and the surfaces that are wanted. */
export interface Resource<Row = any, Input = any, L extends Lifecycle | undefined = any> {
  readonly id: string
  readonly fields: Fields
  readonly lifecycle: L
  readonly access: ResourceAccess
  readonly list: ListDeclaration | undefined
  /** Field that says to which qualifier of the permission a row belongs (`orders:report:read@imaging`). */
  readonly partition: string | undefined
  readonly unique: readonly (readonly string[])[]
  readonly indexes: readonly (readonly string[])[]
  readonly surfaces: readonly Surface[]
  /** `false`: rows are written without a history entry each (high-volume technical rows). */
  readonly history: boolean
  readonly declaredAt: string
  readonly '~'?: { readonly row: Row; readonly input: Input }
}

/** Declares a resource. The id is `<plugin>.<thing>`; its table is `<plugin>_<thing>`. */
export function defineResource<
  const F extends Fields,
  const L extends Lifecycle<any, any, any> | undefined = undefined,
>(
  id: string,
  resource: {
    readonly fields: F
    readonly lifecycle?: L
    readonly access: ResourceAccess
    readonly list?: ListDeclaration<NoInfer<keyof F & string> | 'createdAt' | 'state' | 'organization'>
    readonly partition?: NoInfer<keyof F & string>
    readonly unique?: readonly (readonly NoInfer<(keyof F & string) | 'organization'>[])[]
    readonly indexes?: readonly (readonly NoInfer<
      (keyof F & string) | 'organization' | 'state' | 'createdAt' | 'id'
    >[])[]
    readonly surfaces: readonly Surface[]
    readonly history?: boolean
  },
): Resource<RowOf<F, L>, InputOf<F>, L> {
  refuseReserved(id, Object.keys(resource.fields))
  refuseOptionalSort(id, resource.fields, resource.list?.sort)
  return {
    id,
    fields: resource.fields,
    lifecycle: resource.lifecycle as L,
    access: resource.access,
    list: resource.list as ListDeclaration | undefined,
    partition: resource.partition,
    unique: resource.unique ?? [],
    indexes: resource.indexes ?? [],
    surfaces: resource.surfaces,
    history: resource.history ?? true,
    declaredAt: callSite(),
  }
}

/** Words of SQL that a column cannot be called without quoting it in every query. */
const reserved = new Set(
  `all and any as asc between both by case cast check collate column constraint create default desc distinct do else end except
   fetch for foreign from full grant group having in into is join leading left like limit not null offset on only or order primary
   references right select some table then to trailing union unique user using values when where window with`.split(
    /\s+/,
  ),
)

/** Names that every record has already. */
const taken = new Set(['id', 'organization', 'version', 'createdAt', 'createdBy', 'updatedAt', 'state'])

function refuseReserved(id: string, names: readonly string[]): void {
  for (const name of names) {
    if (reserved.has(name.toLowerCase()))
      throw new TypeError(`${id}: “${name}” is a reserved word of SQL; call the field something else`)
    if (taken.has(name)) throw new TypeError(`${id}: every record has “${name}” already; call the field something else`)
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      throw new TypeError(`${id}: “${name}” is no field name; use camelCase letters and digits`)
  }
}

/** A page goes on after the last value seen: a list sorted by a field that may be empty would end at the first gap. */
function refuseOptionalSort(id: string, fields: Fields, sort: string | undefined): void {
  const name = (sort ?? '').replace('-', '')
  if (fields[name]?.optional)
    throw new TypeError(
      `${id}: a list cannot be sorted by “${name}”, which may be empty; sort by a field that always has a value`,
    )
}

/** The record type of a resource: `type Report = Row<typeof report>`. */
export type Row<R extends Resource> = NonNullable<R['~']>['row']
/** The input type of a resource. */
export type Input<R extends Resource> = NonNullable<R['~']>['input']
