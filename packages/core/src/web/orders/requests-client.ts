import type { ordersApi } from '../../blocks/orders/api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

/** Requests of any category, through the block `orders`. */
export const requestsClient = looseClient<
  Pick<Client<typeof ordersApi>, 'placeRequest' | 'listRequests' | 'getRequest' | 'revokeRequest'>
>('orders', {
  placeRequest: ['POST', '/requests'],
  listRequests: ['GET', '/requests'],
  getRequest: ['GET', '/requests/:id'],
  revokeRequest: ['POST', '/requests/:id/revoke'],
})

export type RequestRow = TypesOf<(typeof ordersApi)['getRequest']>['out']

/** Keys under which answers are kept. */
export const requestKeys = {
  requests: ['orders', 'requests'] as const,
  request: (id: string) => ['orders', 'request', id] as const,
}
