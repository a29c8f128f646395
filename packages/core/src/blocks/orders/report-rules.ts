import { findCriticalFindings } from '../critical-values/index.ts'
import type { OrderCard } from './contract.ts'
import type { ReportVocabulary } from './report-vocabulary.ts'
import { type FieldValues, type TemplateField, valueFault } from './template-field.ts'
import { type Remark, sexRemarks, sideRemarks, unitRemarks } from './text-rules.ts'

/** What a report is checked against before it is signed. */
export interface ReportFacts {
  readonly order: Pick<OrderCard, 'patientName' | 'patientSex' | 'laterality' | 'bodySite' | 'display'>
  readonly sections: readonly { readonly key: string; readonly required: boolean }[]
  readonly content: Readonly<Record<string, string>>
  readonly structured: { readonly fields: readonly TemplateField[]; readonly values: FieldValues } | null
  readonly vocabulary: ReportVocabulary
  /** Other residents whom the author could have pasted from: reports of theirs that were open lately. */
  readonly strangers: readonly { readonly patientName: string; readonly accessionNumber: string }[]
}

/** `error`: it cannot be signed so. `warning`: the author may say why it is right, and sign. */
export type Severity = 'error' | 'warning'

export interface Finding extends Omit<Remark, 'term'> {
  /** Rule, place and what it stumbled over: a confirmation names it, so that another mistake needs another one. */
  readonly key: string
  readonly rule: string
  readonly severity: Severity
  readonly pointer: string
}

interface ReportRule {
  readonly id: string
  readonly severity: Severity
  readonly find: (facts: ReportFacts) => readonly (Remark & { readonly pointer: string })[]
}

/** The rules, in the order in which they are shown. */
export const reportRules: readonly ReportRule[] = [
  {
    id: 'section-missing',
    severity: 'error',
    find: ({ sections, content }) =>
      sections
        .filter(({ key, required }) => required && (content[key] ?? '').trim() === '')
        .map(({ key }) => ({
          pointer: `/content/${key}`,
          term: '',
          zh: '此项必须填写。',
          en: 'This section has to be written.',
        })),
  },
  {
    id: 'value-impossible',
    severity: 'error',
    find: ({ structured }) =>
      (structured?.fields ?? []).flatMap((field) => {
        const value = structured?.values[field.key]
        const fault = value === undefined ? undefined : valueFault(field, value)
        return fault ? [{ pointer: `/structured/values/${field.key}`, term: String(value), ...fault }] : []
      }),
  },
  {
    id: 'number-of-another',
    severity: 'error',
    find: (facts) =>
      strangersNamed(facts, 'accessionNumber').map(({ pointer, term }) => ({
        pointer,
        term,
        zh: `文字中出现他人的检查号 ${term}，可能粘贴自其他患者的报告。`,
        en: `${term} is the accession number of somebody else: was this pasted from another report?`,
      })),
  },
  {
    id: 'name-of-another',
    severity: 'warning',
    find: (facts) =>
      strangersNamed(facts, 'patientName').map(({ pointer, term }) => ({
        pointer,
        term,
        zh: `文字中出现他人的姓名“${term}”，可能粘贴自其他患者的报告。`,
        en: `“${term}” is the name of somebody else: was this pasted from another report?`,
      })),
  },
  {
    id: 'other-sex',
    severity: 'warning',
    find: ({ order, content, vocabulary, sections }) =>
      eachText(sections, content, (text) => sexRemarks(order.patientSex, text, vocabulary)),
  },
  {
    id: 'other-side',
    severity: 'warning',
    find: ({ order, content, vocabulary, sections }) =>
      eachText(sections, content, (text) => sideRemarks(order, text, vocabulary)),
  },
  {
    id: 'unit-spelling',
    severity: 'warning',
    find: ({ content, sections }) => eachText(sections, content, unitRemarks),
  },
  { id: 'findings-against-impression', severity: 'warning', find: contradictions },
]

/** Everything that the rules have to say. */
export function checkReport(facts: ReportFacts): readonly Finding[] {
  return reportRules.flatMap(({ id, severity, find }) =>
    find(facts).map(({ term, ...remark }) => ({
      ...remark,
      key: `${id}:${remark.pointer}:${term}`,
      rule: id,
      severity,
    })),
  )
}

function eachText(
  sections: ReportFacts['sections'],
  content: ReportFacts['content'],
  find: (text: string) => readonly Remark[],
) {
  return sections.flatMap(({ key }) =>
    find(content[key] ?? '').map((remark) => ({ pointer: `/content/${key}`, ...remark })),
  )
}

function strangersNamed({ sections, content, strangers, order }: ReportFacts, by: 'patientName' | 'accessionNumber') {
  const names = [...new Set(strangers.map((stranger) => stranger[by]))].filter(
    (name) => name.length > 1 && !order.patientName.includes(name),
  )
  return sections.flatMap(({ key }) =>
    names.filter((name) => (content[key] ?? '').includes(name)).map((term) => ({ pointer: `/content/${key}`, term })),
  )
}

const normalWords = /未见(?:明显|确切)?(?:异常|病变)/
const ofTheRest = /余|其他|其它|另/

/**
 * A field says yes, or is far from its normal value, and the last section calls everything normal; or a field says no, and
 * the last section affirms it. The last required section is the impression of every category.
 */
function contradictions({ sections, content, structured }: ReportFacts) {
  const conclusion = sections.findLast(({ required }) => required)?.key ?? ''
  const text = content[conclusion] ?? ''
  const pointer = `/content/${conclusion}`
  const clauses = text.split(/[。；;，,\n]/)
  const allNormal = clauses.some((clause) => normalWords.test(clause) && !ofTheRest.test(clause))
  return (structured?.fields ?? []).flatMap((field) => {
    const value = structured?.values[field.key]
    const { label } = field
    if (field.kind !== 'yes-no' || value === undefined) return []
    if (value === true && field.normal === false && allNormal && !text.includes(label))
      return [
        {
          pointer,
          term: field.key,
          zh: `已填“${label}：有”，结论却为未见异常，请核对。`,
          en: `“${label}” is answered with yes, but the conclusion calls everything normal.`,
        },
      ]
    const named = { code: field.key, zh: label, en: label, terms: [label] }
    return value === false && findCriticalFindings(text, [named]).length > 0
      ? [
          {
            pointer,
            term: field.key,
            zh: `已填“${label}：无”，结论却写有“${label}”，请核对。`,
            en: `“${label}” is answered with no, but the conclusion names it.`,
          },
        ]
      : []
  })
}
