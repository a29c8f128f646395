/**
 * What stands between `// #region name` and its `// #endregion`, without the indentation it shares and without the marks of
 * regions inside. Other languages write the marks in their own comments (`# #region`, `<!-- #region -->`).
 */
export function region(text: string, name: string): string | undefined {
  const found: string[] = []
  let depth = 0
  for (const line of text.split('\n')) {
    const mark = /(?:\/\/|#|<!--|\/\*|--)\s*#(region|endregion)\s*(\S*)/.exec(line)
    if (mark === null) {
      if (depth > 0) found.push(line)
    } else if (mark[1] === 'endregion') {
      if (depth === 1) return dedent(found)
      if (depth > 1) depth--
    } else if (depth > 0 || mark[2] === name) {
      depth++
    }
  }
  return undefined
}

function dedent(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const shared = Math.min(...indents)
  return lines
    .map((line) => line.slice(shared))
    .join('\n')
    .replace(/^\n+|\s+$/g, '')
}
