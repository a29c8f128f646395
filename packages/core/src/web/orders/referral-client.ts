import type { caseApi } from '../../blocks/orders/cases/case-api.ts'
import type { recognitionApi } from '../../blocks/orders/recognition/recognition-api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

/** Difficult cases and recognition of results in any category, through the block `orders`. */
export const referralClient = looseClient<Client<typeof caseApi> & Client<typeof recognitionApi>>('orders', {
  sendCase: ['POST', '/cases'],
  referCase: ['POST', '/cases/outside'],
  previewReferral: ['POST', '/cases/outside/preview'],
  listCases: ['GET', '/cases'],
  getCase: ['GET', '/cases/:id'],
  acceptCase: ['POST', '/cases/:id/accept'],
  answerCase: ['POST', '/cases/:id/answer'],
  declineCase: ['POST', '/cases/:id/decline'],
  takeOverCase: ['POST', '/cases/:id/take-over'],
  recallCase: ['POST', '/cases/:id/recall'],
  closeCase: ['POST', '/cases/:id/close'],
  caseDestinations: ['GET', '/case-destinations/:category'],
  findRecognisable: ['POST', '/recognition/look'],
  openRecognisable: ['GET', '/recognition/results/:report'],
  recogniseResult: ['POST', '/recognitions'],
  listRecognitions: ['GET', '/recognitions'],
  getRecognition: ['GET', '/recognitions/:id'],
})

export type CaseRow = TypesOf<(typeof caseApi)['listCases']>['out']['items'][number]
export type CaseDetail = TypesOf<(typeof caseApi)['getCase']>['out']
export type ReferralPreview = TypesOf<(typeof caseApi)['previewReferral']>['out']
export type RecognisableRow = TypesOf<(typeof recognitionApi)['findRecognisable']>['out']['results'][number]

/** Keys under which answers are kept. */
export const referralKeys = {
  cases: ['orders', 'cases'] as const,
  recognition: ['orders', 'recognition'] as const,
}
