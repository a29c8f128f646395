import { defineCodes } from '../../resource/fields/index.ts'

/**
 * Grades of agreement between two readings: the score of RADPEER as revised in 2016 (Goldberg-Stein S et al., J Am Coll Radiol
 * 2017;14:1080-1086). 1: concur. 2: a discrepancy that is not ordinarily expected to be made, an understandable miss. 3: one that
 * should be made most of the time. a: unlikely, b: likely to be clinically significant. The revision dropped the score 4 of the white
 * paper of 2009, "should be made almost every time", so there is none here.
 */
export const AgreementGrade = defineCodes({
  system: 'urn:ygt:radpeer-2016',
  labels: 'orders.grade',
  values: ['1', '2a', '2b', '3a', '3b'],
})

export type Grade = (typeof AgreementGrade)['values'][number]

/** Grades that call for a follow-up when a county says nothing else. */
export const usualFollowUp: readonly Grade[] = ['3a', '3b']
