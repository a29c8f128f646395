import type { allocationApi } from '../../blocks/orders/allocation-api.ts'
import type { ordersApi } from '../../blocks/orders/api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

/** Tasks of any category and how they are allocated, through the block `orders`. */
export const tasksClient = looseClient<
  Pick<
    Client<typeof ordersApi>,
    'listTasks' | 'getTask' | 'claimTask' | 'handBackTask' | 'releaseTask' | 'rejectTask'
  > &
    Client<typeof allocationApi>
>('orders', {
  listTasks: ['GET', '/tasks'],
  getTask: ['GET', '/tasks/:id'],
  claimTask: ['POST', '/tasks/:id/claim'],
  handBackTask: ['POST', '/tasks/:id/hand-back'],
  releaseTask: ['POST', '/tasks/:id/release'],
  rejectTask: ['POST', '/tasks/:id/reject'],
  allocationBoard: ['GET', '/allocation'],
  assignTask: ['POST', '/tasks/:id/assign'],
  setReader: ['PUT', '/readers/:practitioner'],
})

export type TaskRow = TypesOf<(typeof ordersApi)['getTask']>['out']
export type ReaderLine = TypesOf<(typeof allocationApi)['allocationBoard']>['out']['readers'][number]

/** Keys under which answers are kept. */
export const taskKeys = {
  tasks: ['orders', 'tasks'] as const,
  task: (id: string) => ['orders', 'task', id] as const,
  board: ['orders', 'allocation'] as const,
}
