import type { CriticalValue } from './value.ts'

/**
 * Does what somebody repeated name the finding, and its number where it has one? What stands in brackets in the catalogue
 * is a threshold and need not be repeated; neither does punctuation.
 */
export function repeats(
  readBack: string,
  { display, displayEn, quantity }: Pick<CriticalValue, 'display' | 'displayEn' | 'quantity'>,
): boolean {
  const heard = plain(readBack)
  const names = [display, displayEn ?? ''].map((name) => plain(withoutBrackets(name))).filter((name) => name !== '')
  if (!names.some((name) => heard.includes(name))) return false
  return quantity === null || numbersIn(readBack).includes(Number(quantity))
}

function withoutBrackets(text: string): string {
  return text.normalize('NFKC').replace(/\(.*?\)/g, '')
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function numbersIn(text: string): number[] {
  return [...text.normalize('NFKC').matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits))
}
