import type { allocationApi } from '../../blocks/orders/allocation-api.ts'
import type { ordersApi } from '../../blocks/orders/api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

/** Tasks of any category and how they are allocated, through the block `orders`. */
export const tasksClient = looseClient<
  Pick<Client<typeof ordersApi>, 'listTasks' | 'getTask'> & Client<typeof allocationApi>
>('orders', {
  listTasks: ['GET', '/tasks'],
  getTask: ['GET', '/tasks/:id'],
  allocationBoard: ['GET', '/allocation'],
  assignTask: ['POST', '/tasks/:id/assign'],
  setReader: ['PUT', '/readers/:practitioner'],
})

export type TaskRow = TypesOf<(typeof ordersApi)['getTask']>['out']
export type ReaderLine = TypesOf<(typeof allocationApi)['allocationBoard']>['out']['readers'][number]

/** Keys under which answers are kept. */
export const taskKeys = {
  tasks: ['orders', 'tasks'] as const,
  board: ['orders', 'allocation'] as const,
}
