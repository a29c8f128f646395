import { z } from 'zod'

type Coercion = (text: string | readonly string[]) => unknown

/**
 * Query strings and path parameters are text: numbers, booleans and lists are read as the input declares them, so
 * that a declaration needs no `coerce`. What does not fit stays text, and the schema names it in its refusal.
 */
export function queryCoercion(
  input: z.ZodType,
): (values: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>
  }
  const rules = new Map<string, Coercion>()
  for (const [name, schema] of Object.entries(properties)) {
    const rule = coercionOf(schema as JsonSchema)
    if (rule) rules.set(name, rule)
  }
  if (rules.size === 0) return (values) => ({ ...values })
  return (values) => {
    const result: Record<string, unknown> = { ...values }
    for (const [name, rule] of rules) if (name in result) result[name] = rule(result[name] as string)
    return result
  }
}

interface JsonSchema {
  readonly type?: string
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
}

function coercionOf(schema: JsonSchema): Coercion | undefined {
  const options = schema.anyOf ?? [schema]
  const types = options.map((o) => o.type)
  const list = options.find((o) => o.type === 'array')
  if (list && types.includes('string')) return undefined
  if (list) {
    const item = coercionOf(list.items ?? {}) ?? ((text: unknown) => text)
    return (text) => (Array.isArray(text) ? text : [text]).map((t) => item(t as string))
  }
  if (types.includes('integer') || types.includes('number'))
    return (text) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text)
  if (types.includes('boolean')) return (text) => (text === 'true' ? true : text === 'false' ? false : text)
  return undefined
}
