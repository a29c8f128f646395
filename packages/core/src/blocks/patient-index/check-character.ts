/**
 * Check character of ISO 7064 MOD 11-2 over a string of digits: `0` to `9` or `X` (ten).
 * Source: GB 11643-1999, 4.2 (weights 2^(i-1) mod 11, remainder to character).
 * @param digits digits only, any length; a citizen number gives its first 17
 */
export function checkCharacter(digits: string): string {
  let sum = 0
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11
  return characters.charAt((12 - sum) % 11)
}

/** True when the last character of `text` is the check character of the digits before it. */
export function endsInCheckCharacter(text: string): boolean {
  return /^\d+[\dX]$/.test(text) && checkCharacter(text.slice(0, -1)) === text.at(-1)
}

const characters = '0123456789X'
