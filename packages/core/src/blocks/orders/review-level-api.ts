import { z } from 'zod'
import { defineEndpoint } from '../../endpoint/define-endpoint.ts'
import { reviewRule } from './review-rule.ts'

const levels = z.object({ category: z.string(), rules: z.array(reviewRule), mayChange: z.boolean() })

/** Who may publish what in a category: read by those who write, kept by whoever is in charge. */
export const reviewLevelApi = {
  getReviewLevels: defineEndpoint('GET /review-levels/:category', {
    access: { permission: 'orders:report:write' },
    input: z.object({ category: z.string().max(40) }),
    output: levels,
  }),
  keepReviewLevels: defineEndpoint('PUT /review-levels/:category', {
    access: { permission: 'orders:review-level:manage' },
    input: z.object({ category: z.string().max(40), rules: z.array(reviewRule).max(50) }),
    output: levels,
  }),
}
