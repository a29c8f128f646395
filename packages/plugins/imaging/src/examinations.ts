interface Name {
  readonly zh: string
  readonly en: string
}

export interface Examination {
  readonly code: string
  readonly modality: 'CT' | 'DX' | 'MR' | 'MG' | 'US'
  readonly name: Name
  readonly site: Name
  /** Pinyin initials of the name. */
  readonly initials: string
  /** Left or right has to be said. */
  readonly sided?: true
}

const head = { zh: '头颅', en: 'head' }
const chest = { zh: '胸部', en: 'chest' }
const abdomen = { zh: '腹部', en: 'abdomen' }
const lumbar = { zh: '腰椎', en: 'lumbar spine' }
const cervical = { zh: '颈椎', en: 'cervical spine' }
const knee = { zh: '膝关节', en: 'knee' }

/** Examinations that a county's centre reads most; names are stored as the county writes them, in Chinese. */
export const examinations: readonly Examination[] = [
  {
    code: 'CT-CHEST',
    modality: 'CT',
    name: { zh: '胸部CT平扫', en: 'Chest CT, plain' },
    site: chest,
    initials: 'xbctps',
  },
  {
    code: 'CT-CHEST-C',
    modality: 'CT',
    name: { zh: '胸部CT增强', en: 'Chest CT, contrast' },
    site: chest,
    initials: 'xbctzq',
  },
  { code: 'CT-HEAD', modality: 'CT', name: { zh: '头颅CT平扫', en: 'Head CT, plain' }, site: head, initials: 'tlctps' },
  {
    code: 'CT-ABDOMEN',
    modality: 'CT',
    name: { zh: '腹部CT平扫', en: 'Abdominal CT, plain' },
    site: abdomen,
    initials: 'fbctps',
  },
  {
    code: 'CT-ABDOMEN-C',
    modality: 'CT',
    name: { zh: '腹部CT增强', en: 'Abdominal CT, contrast' },
    site: abdomen,
    initials: 'fbctzq',
  },
  {
    code: 'CT-LUMBAR',
    modality: 'CT',
    name: { zh: '腰椎CT平扫', en: 'Lumbar spine CT' },
    site: lumbar,
    initials: 'yzctps',
  },
  {
    code: 'DX-CHEST-PA',
    modality: 'DX',
    name: { zh: '胸部正位片', en: 'Chest radiograph, PA' },
    site: chest,
    initials: 'xbzwp',
  },
  {
    code: 'DX-CHEST-2V',
    modality: 'DX',
    name: { zh: '胸部正侧位片', en: 'Chest radiograph, two views' },
    site: chest,
    initials: 'xbzcwp',
  },
  {
    code: 'DX-ABDOMEN',
    modality: 'DX',
    name: { zh: '腹部立位片', en: 'Abdominal radiograph, erect' },
    site: abdomen,
    initials: 'fblwp',
  },
  {
    code: 'DX-CERVICAL',
    modality: 'DX',
    name: { zh: '颈椎正侧位片', en: 'Cervical spine radiograph' },
    site: cervical,
    initials: 'jzzcwp',
  },
  {
    code: 'DX-LUMBAR',
    modality: 'DX',
    name: { zh: '腰椎正侧位片', en: 'Lumbar spine radiograph' },
    site: lumbar,
    initials: 'yzzcwp',
  },
  {
    code: 'DX-KNEE',
    modality: 'DX',
    name: { zh: '膝关节正侧位片', en: 'Knee radiograph' },
    site: knee,
    initials: 'xgjzcwp',
    sided: true,
  },
  {
    code: 'DX-HAND',
    modality: 'DX',
    name: { zh: '手部正斜位片', en: 'Hand radiograph' },
    site: { zh: '手', en: 'hand' },
    initials: 'sbzxwp',
    sided: true,
  },
  {
    code: 'DX-ANKLE',
    modality: 'DX',
    name: { zh: '踝关节正侧位片', en: 'Ankle radiograph' },
    site: { zh: '踝关节', en: 'ankle' },
    initials: 'hgjzcwp',
    sided: true,
  },
  {
    code: 'DX-PELVIS',
    modality: 'DX',
    name: { zh: '骨盆正位片', en: 'Pelvis radiograph' },
    site: { zh: '骨盆', en: 'pelvis' },
    initials: 'gpzwp',
  },
  { code: 'MR-HEAD', modality: 'MR', name: { zh: '头颅MR平扫', en: 'Head MR, plain' }, site: head, initials: 'tlmrps' },
  {
    code: 'MR-LUMBAR',
    modality: 'MR',
    name: { zh: '腰椎MR平扫', en: 'Lumbar spine MR' },
    site: lumbar,
    initials: 'yzmrps',
  },
  {
    code: 'MR-KNEE',
    modality: 'MR',
    name: { zh: '膝关节MR平扫', en: 'Knee MR' },
    site: knee,
    initials: 'xgjmrps',
    sided: true,
  },
  {
    code: 'MG-BILATERAL',
    modality: 'MG',
    name: { zh: '双侧乳腺摄影', en: 'Mammography, both sides' },
    site: { zh: '双侧乳腺', en: 'both breasts' },
    initials: 'scrxsy',
  },
  {
    code: 'US-ABDOMEN',
    modality: 'US',
    name: { zh: '腹部彩色超声', en: 'Abdominal ultrasound, colour' },
    site: abdomen,
    initials: 'fbcscs',
  },
  {
    code: 'US-THYROID',
    modality: 'US',
    name: { zh: '甲状腺彩色超声', en: 'Thyroid ultrasound, colour' },
    site: { zh: '甲状腺', en: 'thyroid' },
    initials: 'jzxcscs',
  },
]
