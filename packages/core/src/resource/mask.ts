import type { Resource } from './define-resource.ts'

const masks: Readonly<Record<string, (value: string) => string>> = {
  'citizen-number': (v) => `${v.slice(0, 4)}${'*'.repeat(Math.max(v.length - 8, 4))}${v.slice(-4)}`,
  phone: (v) => `${v.slice(0, 3)}****${v.slice(-4)}`,
  identifier: (v) => (v.length <= 4 ? '****' : `${v.slice(0, 2)}${'*'.repeat(v.length - 4)}${v.slice(-2)}`),
}

const maskedFields = new WeakMap<Resource, readonly (readonly [string, (value: string) => string])[]>()

/** A record with the identifiers of people masked, as lists and pages show it; the full value needs an audited reveal. */
export function masked<T extends Readonly<Record<string, unknown>>>(resource: Resource, record: T): T {
  let fields = maskedFields.get(resource)
  if (!fields) {
    fields = Object.entries(resource.fields).flatMap(([name, field]) => {
      const mask = field.display.mask && masks[field.display.mask]
      return mask ? [[name, mask] as const] : []
    })
    maskedFields.set(resource, fields)
  }
  if (fields.length === 0) return record
  const shown: Record<string, unknown> = { ...record }
  for (const [name, mask] of fields) if (typeof shown[name] === 'string') shown[name] = mask(shown[name])
  return shown as T
}
