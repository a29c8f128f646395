import type { FieldError } from '@ygt/core'
import type { OrderCard } from '@ygt/core/blocks/orders'

/** Keys of the report's sections; also the keys of its content. */
export const reportSections = [
  { key: 'technique', label: 'imaging.report.section.technique', required: false },
  { key: 'findings', label: 'imaging.report.section.findings', required: true },
  { key: 'impression', label: 'imaging.report.section.impression', required: true },
] as const

/** Words that only one sex has; a report that uses the other's is about somebody else, or mistyped. */
export const organsOfSex: Readonly<Record<'male' | 'female', readonly string[]>> = {
  male: ['前列腺', '精囊', '睾丸', '附睾', '阴茎', '阴囊'],
  female: ['子宫', '卵巢', '附件区', '宫颈', '阴道', '输卵管', '胎儿'],
}

/** What contradicts itself or the request, before a report is signed. */
export function checkReport(order: OrderCard, content: Readonly<Record<string, string>>): FieldError[] {
  return (['findings', 'impression'] as const).flatMap((key) => {
    const text = content[key] ?? ''
    return [...sexFaults(order.patientSex, text), ...sideFaults(order.bodySite, text)].map((fault) => ({
      pointer: `/content/${key}`,
      ...fault,
    }))
  })
}

type Sentence = Omit<FieldError, 'pointer'>

function sexFaults(sex: OrderCard['patientSex'], text: string): Sentence[] {
  if (sex !== 'male' && sex !== 'female') return []
  const other = sex === 'male' ? 'female' : 'male'
  const found = organsOfSex[other].filter((organ) => text.includes(organ))
  return found.map((organ) => ({
    zh: `患者为${sex === 'male' ? '男' : '女'}性，报告中出现“${organ}”，请核对。`,
    en: `The patient is ${sex}, but the report speaks of “${organ}”.`,
  }))
}

/** The side that was asked for has to be named somewhere, unless no side is named at all. */
function sideFaults(bodySite: string | null, text: string): Sentence[] {
  const asked = bodySite?.includes('左') ? '左' : bodySite?.includes('右') ? '右' : undefined
  if (!asked || text === '') return []
  const other = asked === '左' ? '右' : '左'
  if (text.includes(asked) || text.includes('双') || !text.includes(other)) return []
  return [
    {
      zh: `申请部位为${asked}侧，报告只写了${other}侧，请核对。`,
      en: `The request is for the ${asked === '左' ? 'left' : 'right'} side, the report names only the other.`,
    },
  ]
}
