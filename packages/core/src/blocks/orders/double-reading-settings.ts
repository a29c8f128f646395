import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AgreementGrade, usualFollowUp } from './radpeer.ts'

const duration = z.string().regex(/^P(T?\d+[DHMS])+$/)

/** Double reading (双阅片) of one category. */
export const doubleReadingRule = z.object({
  /** Percent of reports that are drawn. */
  share: z.number().min(0).max(100).default(0),
  /** Codes of examinations that are always read twice, such as mammography. */
  always: z.array(z.string().max(64)).default([]),
  /** Enters the draw: with another one, others are drawn. */
  seed: z.string().max(100).default('1'),
  /** Until both agree nothing is published, or what was published is looked at again. */
  mode: z.enum(['before-publication', 'after-publication']).default('after-publication'),
  /** How long the second reader, the author's answer and the arbiter have. */
  readWithin: duration.default('P3D'),
  answerWithin: duration.default('P3D'),
  decideWithin: duration.default('P3D'),
  /** Grades that are followed up. */
  followUp: z.array(z.enum(AgreementGrade.values)).default([...usualFollowUp]),
})

export type DoubleReadingRule = z.output<typeof doubleReadingRule>

/** How a report came to be read twice. */
export type Drawn = 'share' | 'always' | 'hand'

/**
 * Is this examination drawn? The first 32 bits of SHA-256 over `<seed>:<accession number>` as a share of 2³²: whoever knows the seed
 * can draw again, and nobody can tell beforehand without it.
 */
export function drawOf(
  { share, always, seed }: Pick<DoubleReadingRule, 'share' | 'always' | 'seed'>,
  { code, accessionNumber }: { readonly code: string; readonly accessionNumber: string },
): 'share' | 'always' | null {
  if (always.includes(code)) return 'always'
  const digest = createHash('sha256').update(`${seed}:${accessionNumber}`).digest()
  return (digest.readUInt32BE(0) / 2 ** 32) * 100 < share ? 'share' : null
}
