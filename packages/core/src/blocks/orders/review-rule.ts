import { z } from 'zod'
import { defineResource } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { RequestPriority } from './order-codes.ts'

/** Who may publish what: without `skill` for every modality, without `priority` for every one. */
export const reviewRule = z.object({
  /** A skill of the category's own naming that the order has: `MR`. */
  skill: z.string().max(60).optional(),
  priority: z.array(z.enum(RequestPriority.values)).optional(),
  roles: z.array(z.string()).min(1),
})

export type ReviewRule = z.output<typeof reviewRule>

/** The levels of a category (审核权限分级) as somebody in charge keeps them. */
export const reviewLevel = defineResource('orders.review-level', {
  fields: {
    category: field.identifier({ max: 40 }),
    rules: field.json(z.array(reviewRule)),
  },
  access: {
    read: 'orders:review-level:manage',
    create: 'orders:review-level:manage',
    update: 'orders:review-level:manage',
  },
  partition: 'category',
  unique: [['category']],
  surfaces: [],
})
