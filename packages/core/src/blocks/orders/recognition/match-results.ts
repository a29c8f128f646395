import { durationMilliseconds } from '../../../kernel/duration.ts'
import type { RecognisableItem } from './recognition-contract.ts'

/** The entry of a part: the longest beginning that the catalogue has (`CT:chest` before `CT`). */
export function entryOf(part: string, items: readonly RecognisableItem[]): RecognisableItem | undefined {
  return items
    .filter(({ item }) => part === item || part.startsWith(`${item}:`))
    .toSorted((a, b) => b.item.length - a.item.length)[0]
}

/** Entries of all parts, each once; nothing when a part is not in the catalogue or there is none: that is not recognised. */
export function entriesOf(parts: readonly string[], items: readonly RecognisableItem[]): readonly RecognisableItem[] {
  const found = parts.map((part) => entryOf(part, items))
  if (parts.length === 0 || found.includes(undefined)) return []
  return [...new Set(found as RecognisableItem[])]
}

/** The instant at which a result stops to serve: its shortest window, from when it was taken. */
export function expiryOf(examinedAt: string, entries: readonly RecognisableItem[]): string {
  const shortest = Math.min(...entries.map(({ validFor }) => durationMilliseconds(validFor)))
  return new Date(Date.parse(examinedAt) + shortest).toISOString()
}

/** A result serves when it has every part that is wanted: the same examination, or one that covers it. */
export function covers(has: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((part) => has.includes(part))
}

/** What the examination would have cost in fen; `null` where a price is unknown. */
export function priceOf(entries: readonly RecognisableItem[]): number | null {
  const prices = entries.map(({ price }) => price ?? null)
  return prices.includes(null) ? null : prices.reduce<number>((sum, price) => sum + (price ?? 0), 0)
}
