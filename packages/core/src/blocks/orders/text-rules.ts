import type { OrderCard } from './contract.ts'
import type { ReportVocabulary } from './report-vocabulary.ts'

/** What a rule has to say about a text; `term` is what it stumbled over. */
export interface Remark {
  readonly term: string
  readonly zh: string
  readonly en: string
}

/** Organs that this patient does not have. */
export function sexRemarks(sex: OrderCard['patientSex'], text: string, words: ReportVocabulary): Remark[] {
  if (sex !== 'male' && sex !== 'female') return []
  const organs = without(text, words.noOrgans.map(literal))
  return words.organs[sex === 'male' ? 'female' : 'male']
    .filter((organ) => organs.includes(organ))
    .map((organ) => ({
      term: organ,
      zh: `患者为${sex === 'male' ? '男' : '女'}性，报告中出现“${organ}”，请核对。`,
      en: `The patient is ${sex}, but the report speaks of “${organ}”.`,
    }))
}

type Side = '左' | '右'

/** The side that was asked for: as it was stated, else as the body site or the name of the examination says it. */
function sideOf({ laterality, bodySite, display }: Pick<OrderCard, 'laterality' | 'bodySite' | 'display'>) {
  const said: Side | undefined = laterality === 'left' ? '左' : laterality === 'right' ? '右' : undefined
  if (laterality) return said
  const named = [bodySite ?? '', display].find((words) => /[左右]/.test(words)) ?? ''
  if (named.includes('左') && named.includes('右')) return undefined
  return named.includes('左') ? '左' : named.includes('右') ? '右' : undefined
}

/** The side that was asked for has to be named somewhere, unless no side is named at all. */
export function sideRemarks(order: Parameters<typeof sideOf>[0], text: string, words: ReportVocabulary): Remark[] {
  const asked = sideOf(order)
  if (!asked) return []
  const other = asked === '左' ? '右' : '左'
  const sides = without(text, [
    ...words.noSides.after.map((after) => `[左右]${literal(after)}`),
    ...words.noSides.before.map((before) => `${literal(before)}[左右]`),
  ])
  if (sides.includes(asked) || /双|两侧/.test(sides) || !sides.includes(other)) return []
  return [
    {
      term: other,
      zh: `申请部位为${asked}侧，报告只写了${other}侧，请核对。`,
      en: `The request is for the ${asked === '左' ? 'left' : 'right'} side, the report names only the other.`,
    },
  ]
}

/**
 * Units of reports as they are printed, after UCUM's case-sensitive codes (HU is UCUM's `[hnsf'U]`, mmHg its `mm[Hg]`; both
 * l and L are litres). Two letters differing in case can be two units (`mg`, `Mg`), so only these are looked at.
 */
const units: readonly string[] = [
  'mm',
  'cm',
  'ml',
  'mL',
  'HU',
  'mmHg',
  'mSv',
  'mGy',
  'kV',
  'mAs',
  'Hz',
  'mV',
  'mmol/L',
  'μg/L',
  'g/L',
]
const unitOf = new Map(units.toReversed().map((unit) => [unit.toLowerCase(), unit]))

/** Units that are spelled as no unit is: `7 MM`, `35 Hu`, full-width letters. */
export function unitRemarks(text: string): Remark[] {
  const remarks: Remark[] = []
  for (const [, spelled = ''] of text.matchAll(/\d\s*([A-Za-zμａ-ｚＡ-Ｚ]+(?:\/[A-Za-z]+)?)/g)) {
    const unit = unitOf.get(spelled.normalize('NFKC').toLowerCase())
    if (unit === undefined || units.includes(spelled) || remarks.some(({ term }) => term === spelled)) continue
    remarks.push({
      term: spelled,
      zh: `单位“${spelled}”写法不规范，应写“${unit}”。`,
      en: `The unit “${spelled}” is written “${unit}”.`,
    })
  }
  return remarks
}

function without(text: string, patterns: readonly string[]): string {
  return patterns.length === 0 ? text : text.replace(new RegExp(patterns.join('|'), 'g'), '')
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
