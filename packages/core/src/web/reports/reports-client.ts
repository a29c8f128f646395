import type { ordersApi } from '../../blocks/orders/api.ts'
import type { templateApi } from '../../blocks/orders/template-api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

type Reports = Pick<
  Client<typeof ordersApi>,
  | 'openReport'
  | 'requestReports'
  | 'searchReports'
  | 'getReport'
  | 'saveDraft'
  | 'discardReport'
  | 'checkReport'
  | 'signReport'
  | 'recallReport'
  | 'sendBackReport'
  | 'publishReport'
  | 'amendReport'
  | 'retractReport'
  | 'acknowledgeReport'
>

/** Reports with their templates and phrases, for any category, through the block `orders`. */
export const reportsClient = looseClient<Reports & Client<typeof templateApi>>('orders', {
  openReport: ['POST', '/tasks/:id/report'],
  requestReports: ['GET', '/requests/:id/reports'],
  searchReports: ['GET', '/reports'],
  getReport: ['GET', '/reports/:id'],
  saveDraft: ['PUT', '/reports/:id/draft'],
  discardReport: ['POST', '/reports/:id/discard'],
  checkReport: ['GET', '/reports/:id/findings'],
  signReport: ['POST', '/reports/:id/sign'],
  recallReport: ['POST', '/reports/:id/recall'],
  sendBackReport: ['POST', '/reports/:id/send-back'],
  publishReport: ['POST', '/reports/:id/publish'],
  amendReport: ['POST', '/reports/:id/amend'],
  retractReport: ['POST', '/reports/:id/retract'],
  acknowledgeReport: ['POST', '/reports/:id/acknowledge'],
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
export type ReportRow = TypesOf<(typeof ordersApi)['getReport']>['out']
export type ReportFinding = TypesOf<(typeof ordersApi)['checkReport']>['out']['items'][number]

/** Keys under which answers are kept. */
export const reportKeys = {
  reports: ['orders', 'reports'] as const,
  report: (id: string) => ['orders', 'report', id] as const,
  versions: (request: string) => ['orders', 'versions', request] as const,
  templates: ['orders', 'templates'] as const,
  template: (id: string) => ['orders', 'template', id] as const,
  phrases: ['orders', 'phrases'] as const,
}
