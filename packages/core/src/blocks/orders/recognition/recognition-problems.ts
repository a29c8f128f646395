import { defineProblem } from '../../../problem/define-problem.ts'

export const RecognisableResultExists = defineProblem('orders/recognisable-result', {
  status: 409,
  zh: '该患者已有可互认的结果：{results}。请先查看并互认；确需重做的，选择理由并写明对患者的说明。已填写的内容仍在。',
  en: 'There is a recognisable result already: {results}. Look at it and recognise it; to repeat the examination choose a reason and write what the resident was told. What you typed is kept.',
})
export const NotRecognisable = defineProblem('orders/not-recognisable', {
  status: 409,
  zh: '此结果对该检查不可互认：不在互认目录、已过有效期、已撤回或影像质量不合格。请刷新后重新选择。',
  en: 'This result cannot be recognised for that examination: not in the catalogue, too old, retracted, or not good enough. Refresh and choose again.',
})
export const ResidentOutOfReach = defineProblem('orders/resident-out-of-reach', {
  status: 403,
  zh: '该居民未在本机构就诊。请先用证件号码查找并登记就诊，再查看其他机构的结果。',
  en: 'The resident has not attended your institution; look them up by a whole number first, then look at results of others.',
})

export const recognitionProblems = [RecognisableResultExists, NotRecognisable, ResidentOutOfReach] as const
