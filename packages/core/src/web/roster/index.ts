import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import type { rosterApi } from '../../organization/roster-api.ts'
import { looseClient } from '../clients.ts'

/** Rosters, as the core plugin keeps them. */
export const rosterClient = looseClient<Client<typeof rosterApi>>('core', {
  duties: ['GET', '/duties'],
  roster: ['GET', '/roster'],
  onDuty: ['GET', '/roster/on-duty'],
  planShifts: ['POST', '/roster/shifts'],
  copyShifts: ['POST', '/roster/copy'],
  cancelShift: ['POST', '/roster/shifts/:id/cancel'],
  askLeave: ['POST', '/roster/leaves'],
  decideLeave: ['POST', '/roster/leaves/:id/:decision'],
  swaps: ['GET', '/roster/swaps'],
  askSwap: ['POST', '/roster/swaps'],
  decideSwap: ['POST', '/roster/swaps/:id/:decision'],
})

export type RosterWindow = TypesOf<(typeof rosterApi)['roster']>['out']
export type RosterShift = RosterWindow['shifts'][number]
export type RosterLeave = RosterWindow['leaves'][number]
export type RosterSwap = TypesOf<(typeof rosterApi)['swaps']>['out']['items'][number]
