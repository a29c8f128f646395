import { defineProblem } from '../../problem/define-problem.ts'

export const OutsideUnreachable = defineProblem('referral-gateway/unreachable', {
  status: 502,
  zh: '连不上县外上级医院（{host}：{reason}）。系统每分钟自动重试；持续失败请信息科检查网络和地址。',
  en: 'The hospital outside the county cannot be reached ({host}: {reason}). It is tried every minute; if it stays so, check line and address.',
})
export const OutsideSilent = defineProblem('referral-gateway/silent', {
  status: 504,
  zh: '县外上级医院（{host}）在 {seconds} 秒内没有响应。系统每分钟自动重试。',
  en: 'The hospital outside the county ({host}) did not answer within {seconds} s. It is tried every minute.',
})
export const OutsideRedirects = defineProblem('referral-gateway/redirected', {
  status: 502,
  zh: '县外上级医院（{host}）要求转到其他地址，资料未发送。请信息科核对 county.yaml 中的地址。',
  en: 'The hospital outside the county ({host}) redirects elsewhere; nothing was sent there. Check the address in county.yaml.',
})
export const OutsideTooLarge = defineProblem('referral-gateway/answer-too-large', {
  status: 502,
  zh: '县外上级医院（{host}）的响应超过 {limit} 字节，未读取。请联系对方，或调高 maxAnswerKiB。',
  en: 'The answer of the hospital outside the county ({host}) is larger than {limit} bytes and was not read. Ask them, or raise maxAnswerKiB.',
})
export const OutsideRefusesUs = defineProblem('referral-gateway/not-let-in', {
  status: 502,
  zh: '县外上级医院（{host}）不接受本县的凭证（{status}）。请信息科核对 token 是否过期。',
  en: 'The hospital outside the county ({host}) does not accept our credentials ({status}). Check whether the token has expired.',
})
export const OutsideFails = defineProblem('referral-gateway/failed', {
  status: 502,
  zh: '县外上级医院（{host}）处理出错（{status}）：{text}。系统每分钟自动重试。',
  en: 'The hospital outside the county ({host}) failed ({status}): {text}. It is tried every minute.',
})
export const OutsideNotFhir = defineProblem('referral-gateway/not-fhir', {
  status: 502,
  zh: '县外上级医院（{host}）的响应不是 FHIR R4 {expected}。请信息科核对地址。',
  en: 'The answer of the hospital outside the county ({host}) is no FHIR R4 {expected}. Check the address.',
})
export const CallbackOff = defineProblem('referral-gateway/callback-off', {
  status: 404,
  zh: '本县未开通主动回传，答复由本县定时查询。请不要向此地址发送。',
  en: 'This county takes no answers here, it fetches them. Do not send to this address.',
})
export const CallbackUnsigned = defineProblem('referral-gateway/bad-signature', {
  status: 401,
  zh: '答复的签名缺失、不符或已过期（5 分钟）。请用约定密钥对“时间.正文”做 HMAC-SHA256 后重发。',
  en: 'The signature of the answer is missing, wrong or older than 5 minutes. Sign “time.body” with the shared secret (HMAC-SHA256) and send again.',
})

export const gatewayProblems = [
  OutsideUnreachable,
  OutsideSilent,
  OutsideRedirects,
  OutsideTooLarge,
  OutsideRefusesUs,
  OutsideFails,
  OutsideNotFhir,
  CallbackOff,
  CallbackUnsigned,
] as const
