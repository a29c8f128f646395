export interface CodeBlock {
  /** of the opening fence, from 1 */
  readonly line: number
  /** of the closing fence, from 1 */
  readonly end: number
  readonly language: string
  /** of the comment `<!-- from: source -->` above the block */
  readonly source: string | undefined
  readonly code: string
}

const FENCE = /^(\s*)(`{3,}|~{3,})\s*(\S*)/
const SOURCE = /<!--\s*from:\s*(\S+)\s*-->/

/** Fenced code blocks; one inside a list loses the indentation of its fence. */
export function codeBlocks(text: string): CodeBlock[] {
  const lines = text.split('\n')
  const found: CodeBlock[] = []
  for (let at = 0; at < lines.length; at++) {
    const [, indent = '', fence, language = ''] = FENCE.exec(lines[at] ?? '') ?? []
    if (fence === undefined) continue
    const length = lines
      .slice(at + 1)
      .findIndex((line) => line.trim().startsWith(fence) && line.trim().length === fence.length)
    const end = length < 0 ? lines.length : at + 1 + length
    const code = lines
      .slice(at + 1, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    found.push({
      line: at + 1,
      end: end + 1,
      language,
      source: sourceAbove(lines, at),
      code: code.join('\n').trimEnd(),
    })
    at = end
  }
  return found
}

/** The document with the code of each block that names a source replaced by what `read` gives for it. */
export async function withBlocks(text: string, read: (source: string) => Promise<string | undefined>): Promise<string> {
  const lines = text.split('\n')
  for (const { line, end, source } of codeBlocks(text).toReversed()) {
    const code = source === undefined ? undefined : await read(source)
    if (code === undefined) continue
    const indent = FENCE.exec(lines[line - 1] ?? '')?.[1] ?? ''
    lines.splice(line, end - line - 1, ...code.split('\n').map((content) => (content === '' ? '' : indent + content)))
  }
  return lines.join('\n')
}

/** The lines of a document, with what stands in code blocks and in backticks left out. */
export function withoutCode(text: string): string[] {
  const blocks = codeBlocks(text)
  return text.split('\n').map((content, index) => {
    const inside = blocks.some(({ line, end }) => index + 1 >= line && index + 1 <= end)
    return inside ? '' : content.replace(/`[^`]*`/g, '')
  })
}

function sourceAbove(lines: readonly string[], fence: number): string | undefined {
  let above = fence - 1
  while (above > 0 && lines[above]?.trim() === '') above--
  return SOURCE.exec(lines[above] ?? '')?.[1]
}
