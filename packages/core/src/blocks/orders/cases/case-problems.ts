import { defineProblem } from '../../../problem/define-problem.ts'

export const CaseOpen = defineProblem('orders/case-open', {
  status: 409,
  zh: '此检查已上送，正在等待专家意见。请等待答复，或先撤回上送。',
  en: 'This case was sent up and waits for an expert. Wait for the answer, or recall it first.',
})
export const NoHigherCentre = defineProblem('orders/no-higher-centre', {
  status: 422,
  zh: '本类检查没有设置牵头医院诊断中心，不能上送。请联系信息科。',
  en: 'This category has no centre at a lead hospital to send cases to; ask county IT.',
})
export const OwnCase = defineProblem('orders/own-case', {
  status: 409,
  zh: '上送者本人不能答复自己上送的病例，请由其他专家处理。',
  en: 'Whoever sent a case up cannot answer it; another expert has to.',
})
export const CaseOfAnother = defineProblem('orders/case-of-another', {
  status: 409,
  zh: '此病例已由其他专家受理，请由受理者答复或处理。',
  en: 'Another expert has accepted this case; it is theirs to answer.',
})
export const NotTheSender = defineProblem('orders/not-the-sender', {
  status: 409,
  zh: '只有上送者可以撤回或办结此病例。',
  en: 'Only whoever sent this case up may recall or finish it.',
})
export const OutsideCase = defineProblem('orders/outside-case', {
  status: 409,
  zh: '此病例已送县外上级医院，由对方答复。',
  en: 'This case went to a hospital outside the county, which answers it.',
})
export const CaseLadderEnded = defineProblem('orders/case-ladder-ended', {
  status: 409,
  zh: '催办已到最后一级，请直接电话联系。',
  en: 'Everybody has been reminded; call by telephone.',
})
export const ConsentMissing = defineProblem('orders/consent-missing', {
  status: 422,
  zh: '资料离开县域前须取得患者或其监护人同意。请记录同意方式、同意人和时间。',
  en: 'Before data leave the county the resident or their guardian has to agree: record how, who and when.',
})
export const NoGateway = defineProblem('orders/no-gateway', {
  status: 422,
  zh: '没有接通县外上级医院，不能外送。请联系信息科设置转诊网关。',
  en: 'No hospital outside the county is connected; ask county IT to set up the referral gateway.',
})
export const UnknownCase = defineProblem('orders/unknown-case', {
  status: 404,
  zh: '没有编号为“{number}”的上送病例，答复未收下。请核对 basedOn 中的编号。',
  en: 'There is no case numbered “{number}”; the answer was not taken. Check the number in basedOn.',
})
export const CaseNotWaiting = defineProblem('orders/case-not-waiting', {
  status: 409,
  zh: '病例“{number}”已不再等待答复（{state}），此答复未收下。如需更正，请联系上送机构。',
  en: 'The case “{number}” does not wait for an answer any more ({state}); this one was not taken. Contact whoever sent it.',
})
export const InvalidReport = defineProblem('orders/invalid-fhir', {
  status: 422,
  zh: '收到的内容不是所需的 FHIR R4 DiagnosticReport，请按所列位置更正后重发。',
  en: 'What was received is not the FHIR R4 DiagnosticReport that is needed; correct the places named and send it again.',
})

export const caseProblems = [
  CaseOpen,
  NoHigherCentre,
  OwnCase,
  CaseOfAnother,
  NotTheSender,
  OutsideCase,
  CaseLadderEnded,
  ConsentMissing,
  NoGateway,
  UnknownCase,
  CaseNotWaiting,
  InvalidReport,
] as const
