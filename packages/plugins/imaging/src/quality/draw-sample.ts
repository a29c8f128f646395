import { createHash } from 'node:crypto'

export interface Drawable {
  readonly id: string
  readonly organization: string
}

/**
 * Some of each institution's studies, at random: the order is that of the SHA-256 of seed and id, so that the same seed draws the
 * same studies and nobody can choose them. A study that is added later never moves another one within its institution's order.
 */
export function drawSample<T extends Drawable>(
  studies: readonly T[],
  { seed, each }: { readonly seed: string; readonly each: number },
): T[] {
  const place = ({ id }: T) => createHash('sha256').update(`${seed}\n${id}`).digest('hex')
  return [...Map.groupBy(studies, ({ organization }) => organization).values()].flatMap((own) =>
    own
      .map((one) => ({ one, at: place(one) }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .slice(0, each)
      .map(({ one }) => one),
  )
}
