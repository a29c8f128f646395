import { defineCodes } from '../../../resource/fields/index.ts'

/**
 * Why an examination is done again although there is a recognisable result: the six cases of the rules on mutual recognition
 * (国卫医发〔2022〕6号《医疗机构检查检验结果互认管理办法》).
 */
export const RepeatReason = defineCodes({
  system: 'urn:ygt:repeat-reason',
  labels: 'orders.repeat-reason',
  values: ['condition-changed', 'fast-changing', 'major-procedure', 'emergency', 'forensic', 'other'],
})

/** What became of a recognisable result that was shown: `unanswered` where the county only reminds. */
export const RecognitionOutcome = defineCodes({
  system: 'urn:ygt:recognition-outcome',
  labels: 'orders.recognition-outcome',
  values: ['recognised', 'repeated', 'unanswered'],
})
