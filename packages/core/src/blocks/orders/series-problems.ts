import { defineProblem } from '../../problem/define-problem.ts'

export const FaultyPeople = defineProblem('orders/faulty-people', {
  status: 422,
  zh: '名单中有 {count} 行不能申请，请按提示改正后再提交。本次没有为任何人申请。',
  en: '{count} lines of the list cannot be asked for; correct them and send again. Nothing was placed for anybody.',
})
export const NotOpened = defineProblem('orders/not-opened', {
  status: 409,
  zh: '有 {count} 人的影像您还没有打开看过，不能签署正常报告。请逐一看过后再签署；本次没有签署任何报告。',
  en: 'You have not opened the images of {count} people. Look at each before you sign it as normal; nothing was signed.',
})
export const NotAllReady = defineProblem('orders/not-all-ready', {
  status: 409,
  zh: '选中的有 {count} 项现在不能这样处理，请按提示取消选择后再试。本次没有改动。',
  en: '{count} of the chosen cannot be done now; take them off as shown and try again. Nothing was changed.',
})
export const NotANormalTemplate = defineProblem('orders/not-a-normal-template', {
  status: 422,
  zh: '批量正常报告只能使用本类检查的“正常”模板，请另选模板。',
  en: 'Normal reports are signed with a template of this kind of examination that is marked as normal; choose another.',
})

export const seriesProblems = [FaultyPeople, NotOpened, NotAllReady, NotANormalTemplate] as const
