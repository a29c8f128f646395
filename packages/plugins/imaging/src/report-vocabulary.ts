import type { ReportVocabulary } from '@ygt/core/blocks/orders'

/** Words of radiology by which reports are checked for sex and side. */
export const imagingVocabulary: ReportVocabulary = {
  organs: {
    male: ['前列腺', '精囊', '睾丸', '附睾', '阴茎', '阴囊'],
    female: ['子宫', '卵巢', '附件区', '宫颈', '阴道', '输卵管', '胎儿'],
  },
  // a variant of the posterior cerebral artery, a substance, a syndrome
  noOrgans: ['胎儿型', '前列腺素', '睾丸女性化'],
  // chambers of the heart, which way something is shifted, how the patient lies or is turned, handedness
  noSides: {
    after: ['心', '室', '房', '束支', '移', '偏', '前斜', '后斜', '侧卧', '卧', '利手'],
    before: ['向', '偏'],
  },
}
