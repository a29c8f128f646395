import { family, otherResidents } from '@ygt/core/testing'

/** How far a case of the demo has come. */
export type CaseState =
  | 'requested'
  | 'ready'
  | 'in-progress'
  | 'preliminary'
  | 'sent-back'
  | 'final'
  | 'amended'
  | 'revoked'
  | 'rejected'

export interface DemoCase {
  readonly doctor: 'zhoumin' | 'wujianping' | 'xiefang'
  readonly patient: string
  /** DICOM person name of the images. */
  readonly person: string
  readonly code: string
  readonly display: string
  readonly site: string
  readonly modality: 'CT' | 'DX'
  readonly priority: 'routine' | 'urgent' | 'stat'
  readonly purpose: string
  readonly notes?: string
  readonly state: CaseState
  /** `YYYYMMDD`, for studies of earlier years. */
  readonly studyDate?: string
  readonly findings?: string
  readonly impression?: string
  readonly positive?: boolean
  readonly critical?: CriticalStory
}

/** A critical value of a case, and how far its closed loop has come. */
export interface CriticalStory {
  readonly code: string
  readonly detail: string
  readonly until: 'told' | 'acknowledged' | 'acted-upon' | 'closed' | 'withdrawn'
}

type Examination = Pick<DemoCase, 'code' | 'display' | 'site' | 'modality'>

const chestCt: Examination = { code: 'CT-CHEST', display: '胸部CT平扫', site: '胸部', modality: 'CT' }
const chestFilm: Examination = { code: 'DX-CHEST-PA', display: '胸部正位片', site: '胸部', modality: 'DX' }

const { grandfather, grandmother, father } = family
const mother = Object.values(family).find(({ id }) => id === 'lv-ting') ?? grandmother
const namesake = Object.values(otherResidents).find(({ id }) => id === 'cheng-jianguo-namesake') ?? father
const ayigul = Object.values(otherResidents).find(({ id }) => id === 'ayigul-mamat') ?? mother

const of = ({ id, en, zh }: { readonly id: string; readonly en: string; readonly zh: string }) => ({
  patient: id,
  person: `${en.replace(' ', '^')}=${zh}`,
})

/** Cases in every state, as a Tuesday morning of the demo county has them. */
export const demoCases: readonly DemoCase[] = [
  {
    ...chestCt,
    ...of(grandfather),
    doctor: 'zhoumin',
    priority: 'routine',
    state: 'amended',
    studyDate: '20250912',
    purpose: '右肺上叶结节随访',
    notes: '2023 年发现右肺上叶实性结节 6 mm，每年复查。吸烟 40 年，已戒 5 年。',
    positive: true,
    findings:
      '胸廓对称，纵隔居中。右肺上叶尖段见一实性结节，直径约 8 mm，边缘光整，未见毛刺及胸膜牵拉。余肺野清晰，未见实变。气管及主支气管通畅。纵隔内未见肿大淋巴结。双侧胸腔未见积液。',
    impression: '1. 右肺上叶尖段实性结节，直径约 8 mm。\n2. 余胸部未见明显异常。\n建议 3 至 6 个月后复查。',
  },
  {
    ...chestFilm,
    ...of(mother),
    doctor: 'zhoumin',
    priority: 'routine',
    state: 'final',
    purpose: '入职体检',
    positive: false,
    findings: '双肺野清晰，肺纹理走行自然。双侧肺门不大。心影大小、形态未见异常。双膈面光整，肋膈角锐利。',
    impression: '心肺膈未见明显异常。',
  },
  {
    ...chestFilm,
    ...of(father),
    doctor: 'zhoumin',
    priority: 'urgent',
    state: 'final',
    purpose: '发热、咳嗽 3 天，排除肺炎',
    notes: '体温 38.6 ℃，右下肺可闻及湿啰音。',
    positive: true,
    findings: '右下肺野见斑片状密度增高影，边缘模糊。余肺野清晰。心影不大。双侧肋膈角锐利。',
    impression: '右下肺斑片影，考虑炎症，建议治疗后复查。',
  },
  {
    ...chestCt,
    ...of(grandmother),
    doctor: 'zhoumin',
    priority: 'routine',
    state: 'preliminary',
    purpose: '咳嗽 1 月余，除外占位',
    notes: '2 型糖尿病 7 年。',
    positive: false,
    findings:
      '双肺纹理清晰，肺内未见实变及结节。气管、支气管通畅。纵隔内未见肿大淋巴结。心影不大，冠状动脉走行区见点状钙化。双侧胸腔未见积液。',
    impression: '1. 双肺未见明显异常。\n2. 冠状动脉钙化。',
  },
  {
    ...chestFilm,
    ...of(ayigul),
    doctor: 'zhoumin',
    priority: 'urgent',
    state: 'sent-back',
    purpose: '胸痛 1 天',
    notes: '深吸气时加重，无外伤史。',
    positive: false,
    findings: '双肺野清晰。心影不大。',
    impression: '心肺未见异常。',
  },
  {
    ...chestCt,
    ...of(namesake),
    doctor: 'zhoumin',
    priority: 'urgent',
    state: 'in-progress',
    purpose: '痰中带血 2 天',
    notes: '吸烟 30 年，每日 20 支。',
  },
  {
    ...chestCt,
    ...of(father),
    doctor: 'zhoumin',
    priority: 'stat',
    state: 'ready',
    purpose: '高处坠落，胸部外伤，除外气胸、肋骨骨折',
    notes: '2 米高处坠落 1 小时，左侧胸痛，呼吸 28 次/分，血氧 92%。',
  },
  {
    ...chestFilm,
    ...of(grandfather),
    doctor: 'zhoumin',
    priority: 'urgent',
    state: 'ready',
    purpose: '气促加重，除外心衰',
    notes: '高血压 10 年，双下肢水肿。',
  },
  { ...chestFilm, ...of(mother), doctor: 'zhoumin', priority: 'routine', state: 'ready', purpose: '术前检查' },
  {
    ...chestCt,
    ...of(grandfather),
    doctor: 'zhoumin',
    priority: 'routine',
    state: 'ready',
    purpose: '右肺上叶结节半年复查',
  },
  {
    ...chestCt,
    ...of(grandmother),
    doctor: 'zhoumin',
    priority: 'routine',
    state: 'requested',
    purpose: '冠状动脉钙化，复查肺部',
  },
  { ...chestFilm, ...of(namesake), doctor: 'zhoumin', priority: 'urgent', state: 'requested', purpose: '发热待查' },
  { ...chestFilm, ...of(father), doctor: 'zhoumin', priority: 'routine', state: 'revoked', purpose: '复查肺炎' },
  { ...chestFilm, ...of(ayigul), doctor: 'zhoumin', priority: 'routine', state: 'rejected', purpose: '复查' },
]

/** What the amendment of the first case says instead. */
export const amendment = {
  reason: '补充与 2025 年前片比较',
  impression:
    '1. 右肺上叶尖段实性结节，直径约 8 mm，较 2025-03-18 前片（7 mm）略增大。\n2. 余胸部未见明显异常。\n建议 3 个月后复查，必要时行增强扫描。',
}
