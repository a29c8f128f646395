import { defineProblem } from '@ygt/core'

export const MeasurementElsewhere = defineProblem('imaging/measurement-elsewhere', {
  status: 422,
  zh: '第 {number} 项测量所在的影像不属于此检查，没有保存。请重新打开检查后再测量。',
  en: 'The image of measurement {number} is not in this study; nothing was kept. Open the study again and measure anew.',
})
export const MeasurementOutside = defineProblem('imaging/measurement-outside', {
  status: 422,
  zh: '第 {number} 项测量不在影像范围内，没有保存。请在影像上重新测量。',
  en: 'Measurement {number} lies outside of its image; nothing was kept. Measure on the image.',
})
export const MeasurementWrong = defineProblem('imaging/measurement-wrong', {
  status: 422,
  zh: '第 {number} 项测量的长度与其端点不符（{stated} 与 {found} mm），没有保存。请重新测量。',
  en: 'The length of measurement {number} does not agree with its ends ({stated} and {found} mm); nothing was kept. Measure again.',
})
export const MeasurementKnown = defineProblem('imaging/measurement-known', {
  status: 409,
  zh: '第 {number} 项测量已经保存过，不能覆盖。如需更正，请写明原因删除后重新测量。',
  en: 'Measurement {number} is kept already and does not change. To correct it, remove it with a reason and measure again.',
})

export const TooManyKeyImages = defineProblem('imaging/too-many-key-images', {
  status: 409,
  zh: '一份报告最多 {most} 幅关键图像。请先取消一幅再标记。',
  en: 'A report shows at most {most} key images. Take a mark away first.',
})
export const UnmatchedStudy = defineProblem('imaging/unmatched-study', {
  status: 409,
  zh: '此检查尚未归入申请，不能为报告标记关键图像。请先完成匹配。',
  en: 'This study answers no request yet, so there is no report to show its images. Match it first.',
})

export const annotationProblems = [
  TooManyKeyImages,
  UnmatchedStudy,

  MeasurementElsewhere,
  MeasurementOutside,
  MeasurementWrong,
  MeasurementKnown,
] as const
