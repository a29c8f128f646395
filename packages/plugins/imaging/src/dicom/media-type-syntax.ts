/** A media type with its parameters (RFC 9110 section 8.3), type and parameter names in lower case. */
export type MediaType = { type: string; parameters: ReadonlyMap<string, string> }

/** Parses one media type or media range, or undefined when it is none. */
export function parseMediaType(text: string): MediaType | undefined {
  const [type = '', ...rest] = splitOutsideQuotes(text, ';')
  if (!/^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/.test(type.trim())) return undefined
  const parameters = new Map<string, string>()
  for (const parameter of rest) {
    const [, name, quoted, token] =
      /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))\s*$/.exec(parameter) ?? []
    if (!name) return parameter.trim() === '' ? { type: type.trim().toLowerCase(), parameters } : undefined
    if (!parameters.has(name.toLowerCase()))
      parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? token ?? '')
  }
  return { type: type.trim().toLowerCase(), parameters }
}

/** The parts between separators that do not stand inside quotes. */
export function splitOutsideQuotes(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = []
  let quoted = false
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (quoted && text[i] === '\\') i++
    else if (text[i] === '"') quoted = !quoted
    else if (text[i] === separator && !quoted) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...parts, text.slice(from)]
}
