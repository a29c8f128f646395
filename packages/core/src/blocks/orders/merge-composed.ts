/**
 * Puts newly composed text where the text that was composed before stands, and leaves what was typed around it alone. When
 * the composed text was changed by hand, `undefined`: what somebody wrote is never taken away.
 */
export function mergeComposed(current: string, before: string, after: string): string | undefined {
  if (before === after) return current
  if (before.trim() === '') return current.trim() === '' ? after : `${current}\n${after}`
  const at = current.indexOf(before)
  if (at < 0) return current.trim() === '' ? after : undefined
  return `${current.slice(0, at)}${after}${current.slice(at + before.length)}`
}
