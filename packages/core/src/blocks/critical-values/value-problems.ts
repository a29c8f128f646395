import { defineProblem } from '../../problem/define-problem.ts'

export const UnknownRequest = defineProblem('critical-values/unknown-request', {
  status: 422,
  zh: '没有找到这份申请，无法报告危急值。请核对检查号。',
  en: 'There is no such request; check the accession number.',
})
export const UnknownFinding = defineProblem('critical-values/unknown-finding', {
  status: 422,
  zh: '“{code}”不在本类检查的危急值目录中。请从目录中选择，或请信息科在设置中增加。',
  en: '“{code}” is not in the catalogue of critical values of this category; choose one that is, or ask county IT to add it.',
})
export const AlreadyRaised = defineProblem('critical-values/already-raised', {
  status: 409,
  zh: '{by} 已为此申请报告过“{display}”。请打开已有的危急值，不要重复报告。',
  en: '{by} has raised “{display}” for this request already; open that one instead of raising it again.',
})
export const ReadBackMissing = defineProblem('critical-values/read-back-missing', {
  status: 422,
  zh: '对方确认时必须记录其复述的内容。未复述请选择“已接通，未复述”。',
  en: 'When the receiver confirmed, what they read back has to be written; otherwise choose “reached, not read back”.',
})
export const LadderEnded = defineProblem('critical-values/ladder-ended', {
  status: 409,
  zh: '升级通知已到最后一级，请直接电话联系。',
  en: 'The last rung of the escalation has been told; call by telephone.',
})

export const valueProblems = [UnknownRequest, UnknownFinding, AlreadyRaised, ReadBackMissing, LadderEnded] as const
