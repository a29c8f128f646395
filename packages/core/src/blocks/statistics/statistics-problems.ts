import { defineProblem } from '../../problem/define-problem.ts'

export const UnknownDimension = defineProblem('statistics/unknown-dimension', {
  status: 422,
  zh: '这些指标不能按“{dimension}”统计。请选择列表中的统计维度。',
  en: 'These figures cannot be divided by “{dimension}”. Choose one of the dimensions that are offered.',
})

export const UnknownIndicator = defineProblem('statistics/unknown-indicator', {
  status: 404,
  zh: '没有指标“{indicator}”。请从统计页面重新打开明细。',
  en: 'There is no indicator “{indicator}”. Open the list again from the page of statistics.',
})

export const UnknownTheme = defineProblem('statistics/unknown-theme', {
  status: 404,
  zh: '没有统计主题“{theme}”。请从统计页面选择主题。',
  en: 'There is no theme “{theme}”. Choose one on the page of statistics.',
})

export const PeriodReversed = defineProblem('statistics/period-reversed', {
  status: 422,
  zh: '开始日期在结束日期之后，或统计期超过三年。请更正日期。',
  en: 'The period begins after it ends, or is longer than three years. Correct the dates.',
})

export const statisticsProblems = [UnknownDimension, UnknownIndicator, UnknownTheme, PeriodReversed]
