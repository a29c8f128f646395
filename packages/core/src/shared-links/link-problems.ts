import { defineProblem } from '../problem/define-problem.ts'

/**
 * One answer for every link that does not open: unknown, expired, withdrawn, locked, used up. `state` says which, in one word, so that
 * a page can say it in one plain sentence; nothing else differs.
 */
export const LinkNotOpen = defineProblem('core/link-not-open', {
  status: 404,
  zh: '此链接不能打开。如需查看，请联系开具链接的医院重新开具。',
  en: 'This link does not open. Ask the hospital that issued it for a new one.',
})
export const LinkCodeNeeded = defineProblem('core/link-code-needed', {
  status: 403,
  zh: '请输入验证码：在医院登记的证件号码或手机号码的后四位。',
  en: 'Type the access code: the last four characters of the identity number or telephone number that the hospital has on file.',
})
export const LinkCodeWrong = defineProblem('core/link-code-wrong', {
  status: 403,
  zh: '验证码不正确，还可以再试 {left} 次。',
  en: 'The access code is wrong; {left} attempts are left.',
})
/** What was opened a while ago has to be opened again, with its code. */
export const LinkVisitOver = defineProblem('core/link-visit-over', {
  status: 403,
  zh: '打开时间已过，请重新打开链接。',
  en: 'This was opened a while ago; open the link again.',
})
export const LinkTooLong = defineProblem('core/link-too-long', {
  status: 422,
  zh: '链接有效期最多 {most} 天，请缩短后再开具。',
  en: 'A link is valid for at most {most} days; choose fewer.',
})
/** Somebody who holds the link of one record asks for what is of another kind. */
export const LinkOfAnotherKind = defineProblem('core/link-of-another-kind', {
  status: 403,
  zh: '此链接不能打开这项内容。',
  en: 'This link does not open this.',
})

export const linkProblems = [
  LinkNotOpen,
  LinkCodeNeeded,
  LinkCodeWrong,
  LinkVisitOver,
  LinkTooLong,
  LinkOfAnotherKind,
] as const
