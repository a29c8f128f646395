interface Matched {
  readonly modality: string | null
  readonly bodySite: string | null
  readonly name: string
}

interface Examined {
  /** What the category says that an order takes to read: modality and body site, for images. */
  readonly skills: readonly string[]
  readonly display: string
}

/**
 * Templates that fit an order, the closest first: those for its modality and body site, then those for one of the two, then
 * those for every order. A template for another modality or another body site is left out.
 */
export function matchTemplates<T extends Matched>(templates: readonly T[], order: Examined): readonly T[] {
  const scored = templates.map((one) => ({ one, score: scoreOf(one, order) }))
  return scored
    .filter(({ score }) => score >= 0)
    .toSorted((a, b) => b.score - a.score || a.one.name.localeCompare(b.one.name, 'zh'))
    .map(({ one }) => one)
}

function scoreOf({ modality, bodySite }: Matched, { skills, display }: Examined): number {
  if (modality && !skills.includes(modality)) return -1
  const there = bodySite !== null && (skills.some((s) => s.includes(bodySite)) || display.includes(bodySite))
  if (bodySite && !there) return -1
  return (modality ? 1 : 0) + (bodySite ? 2 : 0)
}
