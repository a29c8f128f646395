import { type FieldValues, type TemplateField, valueWords } from './template-field.ts'

/**
 * Writes a template's sentence pattern with the values of its fields. `{size}` is the field's value in words. `[…]` is left
 * out when a field named in it is not answered. `[nodule=yes? …]` stays for that value only; `|` separates several, yes and
 * no stand for 是 and 否. Groups hold groups. `\` before a bracket or brace takes it as it is. The same values always write
 * the same text.
 */
export function composePattern(pattern: string, fields: readonly TemplateField[], values: FieldValues): string {
  return tidy(written(parsePattern(pattern), new Map(fields.map((field) => [field.key, field])), values).text)
}

/** Text of each section by its pattern; a template without fields is plain text and stays as it is. */
export function composeSections(
  {
    content,
    fields,
  }: { readonly content: Readonly<Record<string, string>>; readonly fields: readonly TemplateField[] },
  values: FieldValues,
): Readonly<Record<string, string>> {
  if (fields.length === 0) return content
  return Object.fromEntries(
    Object.entries(content).map(([section, pattern]) => [section, composePattern(pattern, fields, values)]),
  )
}

/** What is wrong with a pattern: a field that is not there, or a bracket that does not close. */
export function patternFaults(pattern: string, fields: readonly TemplateField[]): { zh: string; en: string }[] {
  const known = new Set(fields.map(({ key }) => key))
  const unknown = keysOf(parsePattern(pattern)).filter((key) => !known.has(key))
  const open = pattern.replace(/\\[\s\S]/g, '')
  const depth = [...open].reduce((at, c) => (at < 0 ? at : at + (c === '[' ? 1 : c === ']' ? -1 : 0)), 0)
  return [
    ...[...new Set(unknown)].map((key) => ({
      zh: `句式中的 {${key}} 没有对应字段。`,
      en: `No field is called {${key}}.`,
    })),
    ...(depth === 0 ? [] : [{ zh: '句式中的方括号不成对。', en: 'The square brackets do not match.' }]),
  ]
}

type Part =
  | { readonly text: string }
  | { readonly key: string }
  | { readonly parts: readonly Part[]; readonly when?: { readonly key: string; readonly values: readonly string[] } }

const token = /\\([[\]{}\\])|\{([a-z][a-zA-Z0-9]*)\}|\[(?:([a-z][a-zA-Z0-9]*)=([a-zA-Z0-9|.]+)\?\s?)?|\]/g

function parsePattern(pattern: string): readonly Part[] {
  const root: Part[] = []
  const open: { parts: Part[]; when?: { key: string; values: string[] } }[] = []
  const add = (part: Part): void => void (open.at(-1)?.parts ?? root).push(part)
  let at = 0
  for (const match of pattern.matchAll(token)) {
    if (match.index > at) add({ text: pattern.slice(at, match.index) })
    at = match.index + match[0].length
    const [whole, escaped, key, when, wanted] = match
    if (escaped !== undefined) add({ text: escaped })
    else if (key !== undefined) add({ key })
    else if (whole !== ']')
      open.push({ parts: [], ...(when && { when: { key: when, values: (wanted ?? '').split('|') } }) })
    else if (open.length > 0) add(open.pop() as Part)
  }
  if (at < pattern.length) add({ text: pattern.slice(at) })
  // a bracket that is still open holds what follows
  while (open.length > 0) {
    const last = open.pop() as Part
    add(last)
  }
  return root
}

function keysOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) =>
    'key' in part ? [part.key] : 'parts' in part ? [...(part.when ? [part.when.key] : []), ...keysOf(part.parts)] : [],
  )
}

function written(
  parts: readonly Part[],
  fields: ReadonlyMap<string, TemplateField>,
  values: FieldValues,
): { readonly text: string; readonly whole: boolean } {
  let whole = true
  const text = parts
    .map((part) => {
      if ('text' in part) return part.text
      if ('key' in part) {
        const field = fields.get(part.key)
        const words = field ? valueWords(field, values[part.key]) : ''
        if (words === '') whole = false
        return words
      }
      if (part.when && !part.when.values.includes(spelled(values[part.when.key]))) return ''
      const inner = written(part.parts, fields, values)
      return inner.whole ? inner.text : ''
    })
    .join('')
  return { text, whole }
}

function spelled(value: FieldValues[string] | undefined): string {
  return value === true ? 'yes' : value === false ? 'no' : String(value ?? '')
}

/** What left-out groups leave behind: doubled stops, spaces at line ends, empty lines. */
function tidy(text: string): string {
  return text
    .replace(/([，；、])(?=[，；、。])/g, '')
    .replace(/。{2,}/g, '。')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
