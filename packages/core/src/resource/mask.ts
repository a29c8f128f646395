import type { Resource } from './define-resource.ts'
import type { FieldDisplay } from './field.ts'
import { maskCitizenNumber, maskIdentifier, maskPhone } from './mask-text.ts'

const masks: Readonly<Record<NonNullable<FieldDisplay['mask']>, (value: string) => string>> = {
  'citizen-number': (value) => maskCitizenNumber(value),
  phone: maskPhone,
  identifier: maskIdentifier,
}

const maskedFields = new WeakMap<Resource, readonly (readonly [string, (value: string) => string])[]>()

/** A record with the identifiers of people masked, as lists and pages show it; the full value needs an audited reveal. */
export function masked<T extends object>(resource: Resource, record: T): T {
  let fields = maskedFields.get(resource)
  if (!fields) {
    fields = Object.entries(resource.fields).flatMap(([name, field]) => {
      const mask = field.display.mask && masks[field.display.mask]
      return mask ? [[name, mask] as const] : []
    })
    maskedFields.set(resource, fields)
  }
  if (fields.length === 0) return record
  const shown = { ...record } as Record<string, unknown>
  for (const [name, mask] of fields) if (typeof shown[name] === 'string') shown[name] = mask(shown[name])
  return shown as T
}
