import { z } from 'zod'

const words = z.array(z.string().min(1).max(40)).max(500).default([])

/** Words by which the block checks what a report says against what was asked for; a category without them is not checked so. */
export const reportVocabulary = z.object({
  /** Organs that only one sex has. */
  organs: z.object({ male: words, female: words }).prefault({}),
  /** Terms that only sound like an organ of those. */
  noOrgans: words,
  /** What makes 左 or 右 say nothing of the side that was examined: what follows it, and what stands before it. */
  noSides: z.object({ after: words, before: words }).prefault({}),
})

export type ReportVocabulary = z.output<typeof reportVocabulary>

export const noVocabulary: ReportVocabulary = reportVocabulary.parse({})
