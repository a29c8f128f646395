import { defineProblem } from '../problem/define-problem.ts'

export const NotYours = defineProblem('core/not-yours', {
  status: 409,
  zh: '这是他人的申请，只能由本人办理。',
  en: 'This is somebody else’s request; only they can do this.',
})
export const OwnRequest = defineProblem('core/own-request', {
  status: 409,
  zh: '不能审批与自己有关的申请，请由其他排班负责人审批。',
  en: 'You cannot decide on a request that is about yourself; ask somebody else who keeps the roster.',
})
export const ShiftClash = defineProblem('core/shift-clash', {
  status: 409,
  zh: '有 {count} 个班次排不上，见各处说明。其余内容没有保存，请修改后重新提交。',
  en: '{count} of the shifts cannot be put on the roster; see each of them. Nothing was saved: correct them and send it again.',
})
export const SwapImpossible = defineProblem('core/swap-impossible', {
  status: 409,
  zh: '不能这样换班：{why}',
  en: 'The shifts cannot be swapped: {whyEn}',
})
export const UnknownDuty = defineProblem('core/unknown-duty', {
  status: 422,
  zh: '没有“{duty}”这一班次职责。可选：{known}。',
  en: 'There is no duty “{duty}”. Choose one of: {known}.',
})
export const LeaveOverlaps = defineProblem('core/leave-overlaps', {
  status: 409,
  zh: '这段时间内您已有请假（{from} 至 {to}）。请先撤回或改选时间。',
  en: 'You already have leave in this time ({from} to {to}). Withdraw it, or choose another time.',
})

export const rosterProblems = [NotYours, OwnRequest, ShiftClash, SwapImpossible, UnknownDuty, LeaveOverlaps] as const
