import { type CastResident, castResident } from './cast-resident.ts'
import { leadHospital } from './county.ts'

const home = { household: 'household-cheng', clinic: 'daoxiang-clinic', house: '3组12号' } as const
const qinghe = 'qinghe-centre'

/**
 * Three generations of the 程 family in 稻香村, and an uncle in another town who shares name, sex and birth date with
 * somebody he does not know (`otherResidents.namesake`). All names, numbers and stories are invented; they stand on
 * `castToday`.
 */
export const family = {
  grandfather: castResident({
    ...home,
    id: 'cheng-defu',
    zh: '程德福',
    en: 'Cheng Defu',
    sex: 'male',
    birthDate: '1948-03-09',
    phone: 1,
    identifiers: [{ kind: 'medical-record-number', issuer: leadHospital, value: '00018231' }],
    history: [
      {
        date: '2016-05-10',
        organization: qinghe,
        zh: '建立高血压患者健康档案',
        en: 'Enrolled as a patient with hypertension',
      },
      {
        date: '2023-03-14',
        organization: leadHospital,
        zh: '胸部CT：右肺上叶实性结节 6 mm',
        en: 'Chest CT: solid nodule of 6 mm in the right upper lobe',
      },
      {
        date: '2024-03-20',
        organization: leadHospital,
        zh: '胸部CT复查：右肺上叶结节 6 mm，无变化',
        en: 'Chest CT again: nodule of 6 mm in the right upper lobe, unchanged',
      },
      {
        date: '2025-03-18',
        organization: leadHospital,
        zh: '胸部CT复查：右肺上叶结节 7 mm',
        en: 'Chest CT again: nodule of 7 mm in the right upper lobe',
      },
    ],
  }),
  grandmother: castResident({
    ...home,
    id: 'wang-xiulan',
    zh: '王秀兰',
    en: 'Wang Xiulan',
    sex: 'female',
    birthDate: '1951-11-20',
    phone: 1,
    history: [
      {
        date: '2019-09-03',
        organization: qinghe,
        zh: '诊断2型糖尿病，纳入随访',
        en: 'Type 2 diabetes diagnosed, enrolled for follow-up',
      },
      {
        date: '2022-12-08',
        organization: qinghe,
        zh: '左膝DR：退行性改变',
        en: 'Left knee X-ray: degenerative changes',
      },
    ],
  }),
  father: castResident({
    ...home,
    id: 'cheng-jianjun',
    zh: '程建军',
    en: 'Cheng Jianjun',
    sex: 'male',
    birthDate: '1976-08-15',
    phone: 2,
    history: [
      {
        date: '2022-07-19',
        organization: qinghe,
        zh: '右腕DR：桡骨远端骨折',
        en: 'Right wrist X-ray: fracture of the distal radius',
      },
    ],
  }),
  mother: castResident({
    ...home,
    id: 'lv-ting',
    zh: '吕婷',
    en: 'Lü Ting',
    sex: 'female',
    birthDate: '1987-05-02',
    phone: 3,
    identifiers: [{ kind: 'medical-record-number', issuer: leadHospital, value: '00043907' }],
    history: [
      { date: '2013-04-18', organization: leadHospital, zh: '足月顺产一女婴', en: 'Gave birth to a daughter at term' },
      {
        date: '2026-11-20',
        organization: leadHospital,
        zh: '足月剖宫产一男婴',
        en: 'Gave birth to a son by caesarean section at term',
      },
    ],
  }),
  daughter: castResident({
    ...home,
    id: 'cheng-xinyi',
    zh: '程欣怡',
    en: 'Cheng Xinyi',
    sex: 'female',
    birthDate: '2013-04-18',
    phone: 3,
    guardian: 'lv-ting',
    history: [
      {
        date: '2024-05-06',
        organization: qinghe,
        zh: '胸部DR：右下肺炎症',
        en: 'Chest X-ray: inflammation of the right lower lobe',
      },
    ],
  }),
  /** Not in the register yet: known by the birth certificate and on the mother's number. */
  newborn: castResident({
    ...home,
    id: 'cheng-yinuo',
    zh: '程一诺',
    en: 'Cheng Yinuo',
    sex: 'male',
    birthDate: '2026-11-20',
    phone: 3,
    unregistered: true,
    guardian: 'lv-ting',
    identifiers: [{ kind: 'birth-certificate', value: 'Z339900001' }],
    history: [{ date: '2026-11-20', organization: leadHospital, zh: '出生，体重 3350 g', en: 'Born, 3350 g' }],
  }),
  uncle: castResident({
    household: 'household-cheng-jianguo',
    clinic: 'luzhou-clinic',
    house: '5组3号',
    id: 'cheng-jianguo',
    zh: '程建国',
    en: 'Cheng Jianguo',
    sex: 'male',
    birthDate: '1973-02-11',
    phone: 4,
    history: [
      { date: '2025-10-09', organization: 'heting-centre', zh: '腰椎DR：未见骨折', en: 'Lumbar X-ray: no fracture' },
    ],
  }),
} as const satisfies Record<string, CastResident>
