import type { ordersApi } from '../../blocks/orders/api.ts'
import type { templateApi } from '../../blocks/orders/template-api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

/** Templates, phrases and the check before signing, for any category, through the block `orders`. */
export const reportsClient = looseClient<
  Pick<Client<typeof ordersApi>, 'checkReport' | 'signReport' | 'searchReports'> & Client<typeof templateApi>
>('orders', {
  checkReport: ['GET', '/reports/:id/findings'],
  signReport: ['POST', '/reports/:id/sign'],
  searchReports: ['GET', '/reports'],
  listTemplates: ['GET', '/templates'],
  getTemplate: ['GET', '/templates/:id'],
  keepTemplate: ['POST', '/templates'],
  importTemplates: ['POST', '/templates/import'],
  reviseTemplate: ['PUT', '/templates/:id'],
  retireTemplate: ['POST', '/templates/:id/retire'],
  restoreTemplate: ['POST', '/templates/:id/restore'],
  countAnswers: ['GET', '/templates/:id/answers'],
  listPhrases: ['GET', '/phrases'],
  keepPhrase: ['POST', '/phrases'],
  removePhrase: ['DELETE', '/phrases/:id'],
})

export type ReportTemplate = TypesOf<(typeof templateApi)['getTemplate']>['out']
export type ReportTemplateLine = TypesOf<(typeof templateApi)['listTemplates']>['out']['items'][number]
export type ReportFinding = TypesOf<(typeof ordersApi)['checkReport']>['out']['items'][number]

/** Keys under which answers are kept. */
export const reportKeys = {
  templates: ['orders', 'templates'] as const,
  template: (id: string) => ['orders', 'template', id] as const,
  phrases: ['orders', 'phrases'] as const,
}
