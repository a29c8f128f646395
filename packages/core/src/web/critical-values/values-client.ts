import type { criticalValuesApi } from '../../blocks/critical-values/api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

type Values = Client<typeof criticalValuesApi>

/** Critical values, through the block `critical-values`. */
export const criticalValuesClient = looseClient<
  Pick<
    Values,
    | 'listFindings'
    | 'findUnanswered'
    | 'dismissFinding'
    | 'raiseValue'
    | 'listValues'
    | 'getValue'
    | 'confirmValue'
    | 'logCall'
    | 'acknowledgeValue'
    | 'actUpon'
    | 'noteValue'
    | 'closeValue'
    | 'withdrawValue'
    | 'remind'
    | 'supervise'
    | 'rates'
  >
>('critical-values', {
  listFindings: ['GET', '/findings'],
  findUnanswered: ['POST', '/findings/unanswered'],
  dismissFinding: ['POST', '/findings/dismissals'],
  raiseValue: ['POST', '/values'],
  listValues: ['GET', '/values'],
  getValue: ['GET', '/values/:id'],
  confirmValue: ['POST', '/values/:id/confirm'],
  logCall: ['POST', '/values/:id/calls'],
  acknowledgeValue: ['POST', '/values/:id/acknowledge'],
  actUpon: ['POST', '/values/:id/act'],
  noteValue: ['POST', '/values/:id/note'],
  closeValue: ['POST', '/values/:id/close'],
  withdrawValue: ['POST', '/values/:id/withdraw'],
  remind: ['POST', '/values/:id/remind'],
  supervise: ['POST', '/values/:id/supervise'],
  rates: ['GET', '/rates'],
})

export type CriticalValueRow = TypesOf<(typeof criticalValuesApi)['listValues']>['out']['items'][number]
export type CriticalValueDetail = TypesOf<(typeof criticalValuesApi)['getValue']>['out']

/** Keys under which answers are kept, the widest first. */
export const criticalValueKeys = {
  all: ['critical-values'] as const,
  list: ['critical-values', 'list'] as const,
  one: (id: string) => ['critical-values', 'one', id] as const,
  ofRequest: (request: string) => ['critical-values', 'of-request', request] as const,
  rates: ['critical-values', 'rates'] as const,
}
