import { z } from 'zod'

type Coercion = (text: string | readonly string[]) => unknown

/**
 * Query strings and path parameters are text: numbers, booleans and lists are read as the input declares them, so
 * that a declaration needs no `coerce`. What does not fit stays text, and the schema names it in its refusal.
 */
export function queryCoercion(
  input: z.ZodType,
): (...values: readonly Readonly<Record<string, unknown>>[]) => Record<string, unknown> {
  // made at the first request: a county has hundreds of endpoints, and a start should not wait for all of them
  let rules: ReadonlyMap<string, Coercion> | undefined
  return (...values) => {
    rules ??= rulesOf(input)
    const result: Record<string, unknown> = Object.assign({}, ...values)
    for (const [name, rule] of rules) if (name in result) result[name] = rule(result[name] as string)
    return result
  }
}

function rulesOf(input: z.ZodType): ReadonlyMap<string, Coercion> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, JsonSchema>
  }
  const rules = Object.entries(schema.properties ?? {}).map(([name, property]) => [name, coercionOf(property)] as const)
  return new Map(rules.filter((entry): entry is readonly [string, Coercion] => entry[1] !== undefined))
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
