import type { FieldError } from '../../../problem/define-problem.ts'
import type { ReferralIssue } from './referral-contract.ts'

/** What the codes of FHIR R4's value set issue-type mean for whoever sent a case. */
const sentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  invalid: ['内容不符合对方要求', 'the content is not valid'],
  structure: ['结构不对', 'the structure is wrong'],
  required: ['缺少必填内容', 'something required is missing'],
  value: ['取值不被允许', 'the value is not allowed'],
  invariant: ['内容前后不一致', 'the content contradicts itself'],
  'code-invalid': ['编码不被对方识别', 'the code is not known there'],
  'too-long': ['内容过长', 'it is too long'],
  extension: ['含有对方不认识的扩展', 'an extension is not known there'],
  security: ['对方的安全规则不允许', 'the security rules there forbid it'],
  login: ['对方要求重新认证', 'the other side wants us to sign in'],
  forbidden: ['对方不允许', 'the other side forbids it'],
  'not-supported': ['对方不支持', 'it is not supported there'],
  duplicate: ['对方已有相同内容', 'it is there already'],
  'multiple-matches': ['对方找到多条匹配', 'it matches several there'],
  'not-found': ['对方找不到所引用的内容', 'what it refers to is not found there'],
  deleted: ['对方已删除', 'it was deleted there'],
  'business-rule': ['违反对方的业务规则', 'a rule of the other side is broken'],
  conflict: ['与对方现有内容冲突', 'it conflicts with what is there'],
  processing: ['对方处理失败', 'it could not be processed there'],
}

const other = ['对方未说明类别', 'no kind of fault was given'] as const

/** Faults that the other side found, located and in both languages; its own words stand behind. */
export function issueErrors(issues: readonly ReferralIssue[]): FieldError[] {
  return issues.map(({ expression, diagnostics, code }) => {
    const [zh, en] = sentences[code ?? ''] ?? other
    return { pointer: expression, zh: `${zh}：${diagnostics}`, en: `${en}: ${diagnostics}` }
  })
}
