import { type FieldOf, field } from '@ygt/core'
import { INDEXED_ATTRIBUTES, type QueryLevel } from './dicom/indexed-attributes.ts'
import type { InstanceAttributes } from './dicom/study-attributes.ts'

/** Columns of the index at one level: one for each attribute that QIDO-RS may return or match (see `indexed-attributes.ts`). */
export type IndexFields = Record<
  Exclude<
    keyof InstanceAttributes,
    'pixelSpacing' | 'transferSyntaxUid' | 'studyInstanceUid' | 'seriesInstanceUid' | 'sopInstanceUid'
  >,
  FieldOf<{ optional: true }, string | number>
>

const integers = new Set(['IS', 'US', 'UL', 'SS', 'SL'])
const decimals = new Set(['DS', 'FL', 'FD'])

/** The fields of a level, by property name. UIDs that identify a row are declared by the resource itself. */
export function indexFields(level: QueryLevel, own: readonly string[]): IndexFields {
  const attributes = INDEXED_ATTRIBUTES.filter((a) => a.level === level && !own.includes(a.property))
  const entries = attributes.map((a) => [
    a.property,
    integers.has(a.vr) && !a.multiple
      ? field.integer({ optional: true })
      : decimals.has(a.vr) && !a.multiple
        ? field.quantity({ unit: '1', optional: true })
        : field.text({ max: 1024, optional: true }),
  ])
  return Object.fromEntries(entries) as IndexFields
}

/** The part of an instance's attributes that belongs to a level. */
export function attributesAt(level: QueryLevel, attributes: InstanceAttributes): Partial<InstanceAttributes> {
  const names = INDEXED_ATTRIBUTES.filter((a) => a.level === level).map((a) => a.property)
  return Object.fromEntries(names.map((name) => [name, attributes[name] === '' ? null : attributes[name]]))
}
