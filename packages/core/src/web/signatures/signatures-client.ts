import type { ordersApi } from '../../blocks/orders/api.ts'
import type { simulatorApi } from '../../blocks/signature-simulator/api.ts'
import type { signaturesApi } from '../../blocks/signatures/api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

/** One's own certificate, sessions and signatures, through the block `signatures`. */
export const signaturesClient = looseClient<Client<typeof signaturesApi>>('signatures', {
  myCertificate: ['GET', '/certificate'],
  openSession: ['POST', '/sessions'],
  sign: ['POST', '/sign'],
})

/** Signatures over reports, through the block `orders`. */
export const reportSealsClient = looseClient<Pick<Client<typeof ordersApi>, 'prepareSignature' | 'reportSignatures'>>(
  'orders',
  {
    prepareSignature: ['POST', '/reports/:id/signature'],
    reportSignatures: ['GET', '/reports/:id/signatures'],
  },
)

/** The counter of the simulated certificate service. */
export const simulatorClient = looseClient<
  Pick<Client<typeof simulatorApi>, 'enrol' | 'changePin' | 'listHolders' | 'unlock' | 'revoke'>
>('signature-simulator', {
  enrol: ['POST', '/enrolments'],
  changePin: ['POST', '/pin'],
  listHolders: ['GET', '/holders'],
  unlock: ['POST', '/holders/:practitioner/unlock'],
  revoke: ['POST', '/holders/:practitioner/revoke'],
})

export type MyCertificate = TypesOf<(typeof signaturesApi)['myCertificate']>['out']
export type HolderLine = TypesOf<(typeof simulatorApi)['listHolders']>['out']['items'][number]
export type ReportSignature = TypesOf<(typeof ordersApi)['reportSignatures']>['out']['items'][number]

/** Keys under which answers are kept. */
export const signatureKeys = {
  certificate: ['signatures', 'certificate'] as const,
  ofReport: (id: string) => ['signatures', 'report', id] as const,
  holders: ['signatures', 'holders'] as const,
}
