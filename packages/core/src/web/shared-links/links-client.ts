import type { shareApi } from '../../blocks/orders/share-api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

/** Links to a report, of any category. */
export const linksClient = looseClient<
  Pick<Client<typeof shareApi>, 'issueLink' | 'listLinks' | 'withdrawLink' | 'linkAccesses' | 'printWithLink'>
>('orders', {
  issueLink: ['POST', '/reports/:id/links'],
  listLinks: ['GET', '/reports/:id/links'],
  withdrawLink: ['POST', '/reports/:id/links/:link/withdraw'],
  linkAccesses: ['GET', '/reports/:id/links/:link/accesses'],
  printWithLink: ['POST', '/reports/:id/pdf-with-link'],
})

export type IssuedLink = TypesOf<(typeof shareApi)['issueLink']>['out']
export type LinkRow = TypesOf<(typeof shareApi)['listLinks']>['out']['items'][number]
export type LinkDraft = Omit<TypesOf<(typeof shareApi)['issueLink']>['raw'], 'id'>
export type SharedReport = TypesOf<(typeof shareApi)['sharedReport']>['out']

export const linkKeys = {
  ofReport: (report: string) => ['orders', 'links', report] as const,
  accesses: (link: string) => ['orders', 'link-accesses', link] as const,
}

/** The address behind the code. The token stands after `#`: browsers send that part to nobody. */
export function linkAddress(token: string): string {
  return `${globalThis.location.origin}/shared#${token}`
}
