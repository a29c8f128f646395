import { z } from 'zod'

const key = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'a key begins with a small letter and holds letters and digits')
const words = z.string().trim().min(1).max(200)
const common = { key, label: words }

/**
 * A field of a structured template (结构化字段). `normal` is its value when nothing is found. Units are UCUM codes as they are
 * printed (`mm`, `HU`); `min` and `max` bound what is possible, not what is healthy.
 */
export const templateField = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choice'),
    ...common,
    choices: z
      .array(z.object({ code: key, label: words }))
      .min(1)
      .max(50),
    normal: key.nullish(),
  }),
  z.object({
    kind: z.literal('number'),
    ...common,
    unit: z.string().trim().max(20).nullish(),
    min: z.number().nullish(),
    max: z.number().nullish(),
    normal: z.number().nullish(),
  }),
  z.object({ kind: z.literal('text'), ...common, normal: z.string().max(500).nullish() }),
  z.object({ kind: z.literal('yes-no'), ...common, normal: z.boolean().nullish() }),
])

export type TemplateField = z.output<typeof templateField>

/** A choice's code, a number in the field's unit, a text, yes or no. */
export const fieldValue = z.union([z.string().max(500), z.number(), z.boolean()])
export type FieldValue = z.output<typeof fieldValue>

/** Values by the field's key; a field that was not answered is absent. */
export const fieldValues = z.record(key, fieldValue)
export type FieldValues = Readonly<Record<string, FieldValue>>

/** What was filled in, with the version of the template that asked for it. */
export const structuredContent = z.object({
  template: z.string().max(64),
  revision: z.int().min(1),
  values: fieldValues,
})

export type StructuredContent = z.output<typeof structuredContent>

/** Every field at its normal value: the report of somebody with nothing to find. */
export function normalValues(fields: readonly TemplateField[]): FieldValues {
  return Object.fromEntries(
    fields.flatMap(({ key: name, normal }) => (normal === null || normal === undefined ? [] : [[name, normal]])),
  )
}

/** The value as it stands in a sentence; empty when the field was not answered. */
export function valueWords(field: TemplateField, value: FieldValue | undefined): string {
  if (value === undefined || value === '') return ''
  if (field.kind === 'choice') return field.choices.find(({ code }) => code === value)?.label ?? ''
  if (field.kind === 'number') return field.unit ? `${value} ${field.unit}` : String(value)
  if (field.kind === 'yes-no') return value === true ? field.label : ''
  return String(value)
}

/** Why a value cannot be the field's: of another kind, no choice of it, or outside what is possible. */
export function valueFault(field: TemplateField, value: FieldValue): { zh: string; en: string } | undefined {
  if (field.kind === 'number') {
    if (typeof value !== 'number')
      return { zh: `“${field.label}”应为数值。`, en: `“${field.label}” has to be a number.` }
    const { min, max, unit } = field
    const outside = (typeof min === 'number' && value < min) || (typeof max === 'number' && value > max)
    const range = `${min ?? ''}–${max ?? ''} ${unit ?? ''}`.trim()
    return outside
      ? {
          zh: `“${field.label}”为 ${value}，超出可能的范围 ${range}，请核对。`,
          en: `“${field.label}” is ${value}, outside the possible range ${range}.`,
        }
      : undefined
  }
  const fits =
    field.kind === 'choice'
      ? field.choices.some(({ code }) => code === value)
      : typeof value === (field.kind === 'yes-no' ? 'boolean' : 'string')
  return fits ? undefined : { zh: `“${field.label}”没有这个选项。`, en: `“${field.label}” cannot have this value.` }
}
