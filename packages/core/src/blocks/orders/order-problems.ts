import { defineProblem } from '../../problem/define-problem.ts'

export const UnknownPatient = defineProblem('orders/unknown-patient', {
  status: 422,
  zh: '没有找到这位患者，请先建档再申请。',
  en: 'There is no such patient; register them first.',
})
export const UnknownCategory = defineProblem('orders/unknown-category', {
  status: 422,
  zh: '没有开通“{category}”类检查。请联系信息科。',
  en: 'No service of the category “{category}” is composed; ask county IT.',
})
export const NotTheOwner = defineProblem('orders/not-the-owner', {
  status: 409,
  zh: '此任务由他人领取，您不能操作。可请对方退回或由科主任改派。',
  en: 'Somebody else has this task; ask them to hand it back, or the head of department to reassign it.',
})
export const AllocatedToAnother = defineProblem('orders/allocated-to-another', {
  status: 409,
  zh: '此任务已分配给其他医师，保留时间内不能由您领取。可稍后再试，或请科主任改派。',
  en: 'This task is allocated to another reader and still kept for them. Try again later, or ask the head of department to reassign it.',
})
export const NotAReader = defineProblem('orders/not-a-reader', {
  status: 422,
  zh: '此人不能领取这类任务，请选择有阅片权限的医师。',
  en: 'This person may not claim tasks of this category; choose somebody who may.',
})
export const OwnReport = defineProblem('orders/own-report', {
  status: 409,
  zh: '报告不能由书写者本人审核，请由其他医师审核。',
  en: 'The author of a report cannot review it; ask another doctor.',
})
export const NotTheAuthor = defineProblem('orders/not-the-author', {
  status: 409,
  zh: '只有书写者可以修改或签署此报告。',
  en: 'Only its author may change or sign this report.',
})
export const AlreadyAmending = defineProblem('orders/already-amending', {
  status: 409,
  zh: '此报告正在由 {author} 修订，请等待修订完成或放弃。',
  en: '{author} is amending this report already; wait until that is published or discarded.',
})
export const FirstReport = defineProblem('orders/first-report', {
  status: 409,
  zh: '只有修订稿可以放弃。首份报告请继续书写，或把任务退回列表由他人书写。',
  en: 'Only an amendment can be discarded. Go on with the first report, or hand the task back for somebody else to write it.',
})
export const NotPublished = defineProblem('orders/not-published', {
  status: 409,
  zh: '报告尚未发布，不能打印或修订。',
  en: 'The report is not published yet; it cannot be printed or amended.',
})
export const Superseded = defineProblem('orders/superseded', {
  status: 409,
  zh: '此版本已被修订版取代，不能撤回。如需撤回，请撤回当前版本。',
  en: 'This version has been replaced by an amendment and cannot be retracted; retract the current version.',
})
export const AlreadyStarted = defineProblem('orders/already-started', {
  status: 409,
  zh: '检查已开始，不能撤销申请。请联系执行科室。',
  en: 'The examination has begun and the request cannot be revoked; talk to the performing department.',
})
export const IncompleteReport = defineProblem('orders/incomplete-report', {
  status: 422,
  zh: '报告内容不完整或有矛盾，请按提示修改后再签署。',
  en: 'The report is incomplete or contradicts itself; correct the places named, then sign.',
})

export const ReviewerLevel = defineProblem('orders/reviewer-level', {
  status: 403,
  zh: '您的级别不能审核发布此类报告，需由以下角色审核：{roles}。',
  en: 'Your level may not publish this kind of report; one of these roles has to: {roles}.',
})
export const UnconfirmedWarnings = defineProblem('orders/unconfirmed-warnings', {
  status: 422,
  zh: '报告有 {count} 处提示，请修改，或说明理由后再签署。',
  en: 'There are {count} warnings: correct the report, or say why it is right, then sign.',
})
export const BadTemplate = defineProblem('orders/bad-template', {
  status: 422,
  zh: '模板有误，请按提示修改后再保存。',
  en: 'The template is not right; correct the places named, then save.',
})
export const RetiredTemplate = defineProblem('orders/retired-template', {
  status: 409,
  zh: '模板已停用，请先启用再修改。',
  en: 'The template is retired; take it into use again before changing it.',
})
export const UnknownTemplate = defineProblem('orders/unknown-template', {
  status: 422,
  zh: '没有此模板或此版本，请重新选择模板；已写的内容仍在。',
  en: 'There is no such template or version of it. Choose one again; what you wrote is kept.',
})
export const NotYourPhrase = defineProblem('orders/not-your-phrase', {
  status: 403,
  zh: '只能修改自己的常用语；科室常用语由模板管理者维护。',
  en: 'Only your own phrases are yours to change; shared ones are kept by whoever keeps the templates.',
})

export const AwaitingReview = defineProblem('orders/awaiting-review', {
  status: 409,
  zh: '报告已签署，正在等待审核，任务不能收回。',
  en: 'The report is signed and waits for its review; the task is not taken away.',
})

export const NumberNotOnFile = defineProblem('orders/number-not-on-file', {
  status: 422,
  zh: '此居民没有登记所选的号码，不能用它作验证码。请先补登号码，或选择另一种验证方式。',
  en: 'The resident has no such number on file; add it first, or choose another code.',
})

export const orderProblems = [
  UnknownPatient,
  UnknownCategory,
  NotTheOwner,
  AllocatedToAnother,
  NotAReader,
  OwnReport,
  NotTheAuthor,
  AlreadyAmending,
  FirstReport,
  NotPublished,
  Superseded,
  AlreadyStarted,
  IncompleteReport,
  AwaitingReview,
  UnconfirmedWarnings,
  ReviewerLevel,
  BadTemplate,
  RetiredTemplate,
  UnknownTemplate,
  NotYourPhrase,
  NumberNotOnFile,
] as const
