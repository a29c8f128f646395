import { z } from 'zod'
import { parseInput } from '../problem/zod-errors.ts'
import type { Resource } from './define-resource.ts'

const partials = new WeakMap<Resource, z.ZodObject>()

/** Values in their stored form: trimmed, without blanks in numbers, instants in UTC. Unknown members are dropped. */
export function normalized(resource: Resource, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(resource.fields)) {
    const value = values[name]
    if (value === undefined) continue
    result[name] = value === null ? null : field.normalize ? field.normalize(value) : value
  }
  return parseInput(partialSchema(resource), result)
}

/** All fields of a new record: absent optional ones become `null`; an absent obligatory one is refused. */
export function requireFields(resource: Resource, values: Record<string, unknown>): Record<string, unknown> {
  const whole = Object.fromEntries(
    Object.entries(resource.fields).map(([name, field]) => [name, values[name] ?? (field.optional ? null : undefined)]),
  )
  return parseInput(inputSchema(resource), whole) as Record<string, unknown>
}

const inputs = new WeakMap<Resource, z.ZodObject>()

/** What a caller may send to create a record. */
export function inputSchema(resource: Resource): z.ZodObject {
  return remembered(inputs, resource, () =>
    z.object(Object.fromEntries(Object.entries(resource.fields).map(([name, field]) => [name, field.schema]))),
  )
}

/** What a caller may send to change a record. */
export function partialSchema(resource: Resource): z.ZodObject {
  return remembered(partials, resource, () => inputSchema(resource).partial())
}

function remembered<V>(memory: WeakMap<Resource, V>, resource: Resource, make: () => V): V {
  const known = memory.get(resource)
  if (known) return known
  const made = make()
  memory.set(resource, made)
  return made
}
