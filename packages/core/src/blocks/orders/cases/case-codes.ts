import { defineCodes } from '../../../resource/fields/index.ts'

/** Why a reader sends a case up (上送原因): a list of ours, as there is no national one. */
export const CaseReason = defineCodes({
  system: 'urn:ygt:case-reason',
  labels: 'orders.case-reason',
  values: ['uncertain-finding', 'rare-disease', 'disagreement', 'beyond-competence', 'treatment-depends', 'other'],
})

/** Where a case goes: to the centre of the lead hospital, or to a hospital outside the county (上级医院). */
export const CaseDestination = defineCodes({
  system: 'urn:ygt:case-destination',
  labels: 'orders.case-destination',
  values: ['county', 'outside'],
})

/** How far the content of a case has gone to a hospital outside the county. */
export const CaseDelivery = defineCodes({
  system: 'urn:ygt:case-delivery',
  labels: 'orders.case-delivery',
  values: ['waiting', 'content-sent', 'delivered', 'withdrawing', 'withdrawn', 'refused'],
})

/** How the resident, or who speaks for them, agreed that data leave the county. */
export const ConsentForm = defineCodes({
  system: 'urn:ygt:consent-form',
  labels: 'orders.consent-form',
  values: ['written', 'oral', 'guardian-written', 'guardian-oral'],
})
