import { defineProblem } from '../../problem/define-problem.ts'

export const SimulatorInProduction = defineProblem('signature-simulator/in-production', {
  status: 503,
  zh: '证书服务模拟器不在生产环境签名。请签约电子认证服务机构，并在 county.yaml 中指定其插件。',
  en: 'The simulator does not sign in production. Contract a certificate service and name its plugin in county.yaml.',
})
export const WeakPin = defineProblem('signature-simulator/weak-pin', {
  status: 422,
  zh: '签名口令须为 6 到 20 位，且不能全是同一个字符或连续数字。请换一个。',
  en: 'A PIN has 6 to 20 characters, not all the same and not a run of digits; choose another.',
})
export const AlreadyCertified = defineProblem('signature-simulator/already-certified', {
  status: 409,
  zh: '您已有有效的签名证书，不需要重新申请。',
  en: 'You have a valid certificate already.',
})

export const simulatorProblems = [SimulatorInProduction, WeakPin, AlreadyCertified] as const
