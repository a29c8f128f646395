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

/** Terms that only sound like an organ: a variant of the posterior cerebral artery, a substance, a syndrome. */
const noOrgans = /胎儿型|前列腺素|睾丸女性化/g

/**
 * Sides that say nothing of the side that was examined: chambers of the heart, which way something is shifted, how the
 * patient lies or is turned, handedness.
 */
const otherSides = /[左右](?:心|室|房|束支|移|偏|[前后]斜|侧?卧|利手)|[向偏][左右]/g

/** What contradicts itself or the request, before a report is signed. */
export function checkReport(order: OrderCard, content: Readonly<Record<string, string>>): FieldError[] {
  return (['findings', 'impression'] as const).flatMap((key) => {
    const text = content[key] ?? ''
    return [...sexFaults(order.patientSex, text), ...sideFaults(sideOf(order), text)].map((fault) => ({
      pointer: `/content/${key}`,
      ...fault,
    }))
  })
}

type Sentence = Omit<FieldError, 'pointer'>

function sexFaults(sex: OrderCard['patientSex'], text: string): Sentence[] {
  if (sex !== 'male' && sex !== 'female') return []
  const other = sex === 'male' ? 'female' : 'male'
  const organs = text.replace(noOrgans, '')
  return organsOfSex[other]
    .filter((organ) => organs.includes(organ))
    .map((organ) => ({
      zh: `患者为${sex === 'male' ? '男' : '女'}性，报告中出现“${organ}”，请核对。`,
      en: `The patient is ${sex}, but the report speaks of “${organ}”.`,
    }))
}

type Side = '左' | '右'

/** The side that was asked for: as it was stated, else as the body site or the name of the examination says it. */
function sideOf({ laterality, bodySite, display }: OrderCard): Side | undefined {
  if (laterality) return laterality === 'left' ? '左' : laterality === 'right' ? '右' : undefined
  const named = [bodySite ?? '', display].find((words) => /[左右]/.test(words)) ?? ''
  if (named.includes('左') && named.includes('右')) return undefined
  return named.includes('左') ? '左' : named.includes('右') ? '右' : undefined
}

/** The side that was asked for has to be named somewhere, unless no side is named at all. */
function sideFaults(asked: Side | undefined, text: string): Sentence[] {
  if (!asked) return []
  const other = asked === '左' ? '右' : '左'
  const sides = text.replace(otherSides, '')
  if (sides.includes(asked) || /双|两侧/.test(sides) || !sides.includes(other)) return []
  return [
    {
      zh: `申请部位为${asked}侧，报告只写了${other}侧，请核对。`,
      en: `The request is for the ${asked === '左' ? 'left' : 'right'} side, the report names only the other.`,
    },
  ]
}
