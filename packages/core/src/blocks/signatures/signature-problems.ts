import { defineProblem } from '../../problem/define-problem.ts'

export const SignatureRequired = defineProblem('signatures/required', {
  status: 422,
  zh: '本县规定此项须电子签名。请输入签名口令签名后再提交；内容已保留。',
  en: 'The county requires an electronic signature here. Sign with your PIN, then submit again; nothing is lost.',
})
export const SignatureGone = defineProblem('signatures/gone', {
  status: 409,
  zh: '签名已失效或已使用，请重新签名；内容已保留。',
  en: 'This signature is used or no longer waits. Sign again; nothing is lost.',
})
export const SignedOtherwise = defineProblem('signatures/content-changed', {
  status: 409,
  zh: '签名之后内容有变化，请核对后重新签名。',
  en: 'The content changed after it was signed. Look at it again, then sign.',
})
export const SignatureInvalid = defineProblem('signatures/invalid', {
  status: 422,
  zh: '签名不能通过验证（{why}），未提交；内容已保留。请联系信息科或证书服务机构。',
  en: 'The signature does not verify ({why}) and was not taken; nothing is lost. Ask county IT or the certificate service.',
})
export const NoSignatureService = defineProblem('signatures/no-service', {
  status: 503,
  zh: '没有可用的电子签名服务。内容已保留，请稍后再试或联系信息科。',
  en: 'No signature service can be reached. Nothing is lost; try later or ask county IT.',
})
export const WrongPin = defineProblem('signatures/wrong-pin', {
  status: 422,
  zh: '签名口令不正确，还可以再试 {left} 次。',
  en: 'The PIN is not right; {left} attempts are left.',
})
export const PinLocked = defineProblem('signatures/pin-locked', {
  status: 423,
  zh: '口令连续输错，证书已锁定。请联系证书管理员解锁。',
  en: 'The certificate is locked after too many wrong PINs. Ask whoever keeps the certificates to unlock it.',
})
export const NoCertificate = defineProblem('signatures/no-certificate', {
  status: 422,
  zh: '您还没有可用的签名证书，请先申请证书。',
  en: 'You have no certificate to sign with; ask for one first.',
})
export const CertificateUnusable = defineProblem('signatures/certificate-unusable', {
  status: 422,
  zh: '您的签名证书已过期或已吊销，不能签名。请重新申请证书；内容已保留。',
  en: 'Your certificate has expired or was revoked and cannot sign. Ask for a new one; nothing is lost.',
})
export const SessionEnded = defineProblem('signatures/session-ended', {
  status: 401,
  zh: '签名会话已结束，请重新输入签名口令。',
  en: 'The signing session has ended; enter your PIN again.',
})

export const serviceProblems = [WrongPin, PinLocked, NoCertificate, CertificateUnusable, SessionEnded] as const

export const signatureProblems = [
  SignatureRequired,
  SignatureGone,
  SignedOtherwise,
  SignatureInvalid,
  NoSignatureService,
  ...serviceProblems,
] as const
