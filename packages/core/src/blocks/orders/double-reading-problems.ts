import { defineProblem } from '../../problem/define-problem.ts'

export const BlindReading = defineProblem('orders/blind-reading', {
  status: 409,
  zh: '您正在盲读此检查，提交自己的意见之前不能查看或处理原报告。',
  en: 'You are reading this examination blind: its report stays closed to you until you have submitted your own.',
})
export const SeenBefore = defineProblem('orders/seen-before', {
  status: 409,
  zh: '您写过、审核过或看过此报告，不能作为第二阅片人。请由其他医师阅片。',
  en: 'You wrote, reviewed or opened this report and cannot be its second reader; somebody else has to.',
})
export const NotTheSecondReader = defineProblem('orders/not-the-second-reader', {
  status: 409,
  zh: '此复阅由他人领取，您不能操作。',
  en: 'Somebody else has this second reading.',
})
export const NeedsComment = defineProblem('orders/needs-comment', {
  status: 422,
  zh: '存在差异的评级须写明差异之处。',
  en: 'A discrepancy needs a sentence on what differs.',
})
export const NotYoursToDecide = defineProblem('orders/not-yours-to-decide', {
  status: 409,
  zh: '裁定人不能是书写者、审核者或第二阅片人。',
  en: 'The author, the reviewer and the second reader cannot be the arbiter.',
})
export const ReadTwiceAlready = defineProblem('orders/read-twice-already', {
  status: 409,
  zh: '此报告已在复阅中或已完成复阅。',
  en: 'This report is being read a second time, or was already.',
})
export const EmptyReading = defineProblem('orders/empty-reading', {
  status: 422,
  zh: '请写完必填部分再提交复阅意见。',
  en: 'Fill in the required sections before you submit your reading.',
})
export const AwaitingConsensus = defineProblem('orders/awaiting-consensus', {
  status: 409,
  zh: '此报告须双阅片一致后才能发布，第二阅片或裁定尚未完成，或裁定后尚未修改。',
  en: 'This report is published once both readings agree: the second one or its settlement is open, or what was decided is not written yet.',
})

export const doubleReadingProblems = [
  BlindReading,
  SeenBefore,
  NotTheSecondReader,
  NeedsComment,
  NotYoursToDecide,
  ReadTwiceAlready,
  EmptyReading,
  AwaitingConsensus,
] as const
