import type { reviewLevelApi } from '../../blocks/orders/review-level-api.ts'
import type { Client } from '../../endpoint/client.ts'
import { looseClient } from '../clients.ts'

/** Who may publish what, through the block `orders`. */
export const reviewLevelsClient = looseClient<Client<typeof reviewLevelApi>>('orders', {
  getReviewLevels: ['GET', '/review-levels/:category'],
  keepReviewLevels: ['PUT', '/review-levels/:category'],
})

/** Keys under which answers are kept. */
export const reviewLevelKeys = {
  of: (category: string) => ['orders', 'review-levels', category] as const,
}
