/** How many characters of a value stay readable at either end. */
export interface Readable {
  readonly first: number
  readonly last: number
}

/**
 * Replaces what stands between the readable ends by asterisks, one for each character. A value that would stay readable
 * as a whole is masked completely: a short number is not a reason to show it.
 */
export function maskMiddle(text: string, { first, last }: Readable): string {
  const characters = [...text]
  const hidden = characters.length - first - last
  if (hidden <= 0) return '*'.repeat(characters.length)
  return characters.slice(0, first).join('') + '*'.repeat(hidden) + characters.slice(characters.length - last).join('')
}
