import { defineProblem } from '@ygt/core'

export const ReasonRequired = defineProblem('imaging/grade-reason-required', {
  status: 422,
  zh: '评为丙级或废片时，必须选择至少一个原因；废片还要写明重拍要求。',
  en: 'A grade of C or a rejection needs at least one reason, and a rejection a note on what to do at the retake.',
})

export const ReasonNotForModality = defineProblem('imaging/grade-reason-not-for-modality', {
  status: 422,
  zh: '原因“{reason}”不适用于这种设备类型。请选择列表中的原因。',
  en: 'The reason “{reason}” does not apply to this modality. Choose one of those that are offered.',
})

export const AlreadyRejectedImages = defineProblem('imaging/images-already-rejected', {
  status: 409,
  zh: '这次检查的影像已判为废片，等待重拍。请对重拍的影像评级。',
  en: 'These images were rejected and are to be taken again. Grade the retake.',
})

export const ReadAlready = defineProblem('imaging/read-already', {
  status: 409,
  zh: '报告已提交审核或发布，不能再退回重拍。请先退回报告或在报告中说明，并评为丙级。',
  en: 'The report was signed or published, so that the images cannot be sent back. Send the report back first, or say so in it and grade C.',
})

export const NotInSample = defineProblem('imaging/not-in-sample', {
  status: 409,
  zh: '这次检查不在抽查名单中。请先抽样，再复评。',
  en: 'This study is in no sample. Draw one first, then grade it again.',
})

export const OwnGrading = defineProblem('imaging/own-grading', {
  status: 409,
  zh: '原评级是您给出的，抽查应由他人复评。',
  en: 'You gave the first grade; a sample is graded by somebody else.',
})

export const qualityProblems = [
  ReasonRequired,
  ReasonNotForModality,
  AlreadyRejectedImages,
  ReadAlready,
  NotInSample,
  OwnGrading,
]
