import { describe, expect, test } from 'vitest'
import type { OrderCard } from '../../../src/blocks/orders/index.ts'
import { checkReport } from '../../../src/blocks/orders/report-rules.ts'
import { unitRemarks } from '../../../src/blocks/orders/text-rules.ts'

const organsOfSex = {
  male: ['前列腺', '精囊', '睾丸', '附睾'],
  female: ['子宫', '卵巢', '附件区', '宫颈', '胎儿'],
}
const vocabulary = {
  organs: organsOfSex,
  noOrgans: ['胎儿型', '前列腺素'],
  noSides: {
    after: ['心', '室', '房', '移', '偏', '侧卧', '卧', '利手'],
    before: ['向', '偏'],
  },
}
const order: OrderCard = {
  ...{ id: 'o1', category: 'trial', state: 'active', accessionNumber: 'TR261124000001', code: 'CT', detail: null },
  ...{ patient: 'p1', patientName: '程德福', patientSex: 'male', patientBirthDate: '1948-03-09' },
  ...{ display: 'CT平扫', bodySite: null, laterality: null, priority: 'routine' },
  ...{ organization: 'qinghe-centre', performer: 'county-hospital', requester: 'zhoumin', task: null, taskState: null },
}
const findingsOf = (about: Partial<OrderCard>, content: Readonly<Record<string, string>>) =>
  checkReport({
    order: { ...order, ...about },
    content,
    vocabulary,
    structured: null,
    strangers: [],
    sections: ['findings', 'impression'].map((key) => ({ key, required: false })),
  })
const faultsOf = (about: Partial<OrderCard>, findings: string, impression = '') =>
  findingsOf(about, { findings, impression }).map(({ pointer, zh }) => `${pointer} ${zh}`)

describe('organs of the other sex', () => {
  test.each(organsOfSex.female)('a man has no %s', (organ) => {
    expect(faultsOf({ patientSex: 'male' }, `${organ}形态正常。`)).toEqual([
      `/content/findings 患者为男性，报告中出现“${organ}”，请核对。`,
    ])
    expect(faultsOf({ patientSex: 'female' }, `${organ}形态正常。`)).toEqual([])
  })

  test.each(organsOfSex.male)('a woman has no %s', (organ) => {
    expect(faultsOf({ patientSex: 'female' }, '未见异常。', `${organ}增大。`)).toEqual([
      `/content/impression 患者为女性，报告中出现“${organ}”，请核对。`,
    ])
    expect(faultsOf({ patientSex: 'male' }, `${organ}增大。`)).toEqual([])
  })

  test.each([
    ['male', '右侧大脑后动脉为胎儿型。'],
    ['male', '双侧胎儿型大脑后动脉，余脑动脉未见狭窄。'],
    ['male', '附件：既往片一张。'],
    ['male', '输尿管未见扩张，肝右叶小囊肿。'],
    ['female', '使用前列腺素后复查。'],
    ['female', '膀胱充盈良好，精神状态可。'],
    ['male', ''],
  ] as const)('%s: “%s” is nothing odd', (patientSex, text) => {
    expect(faultsOf({ patientSex }, text)).toEqual([])
  })

  test('an organ beside a term that only sounds like one is still seen', () => {
    expect(faultsOf({ patientSex: 'male' }, '胎儿型大脑后动脉。宫内见胎儿。')).toHaveLength(1)
  })

  test('every organ and both sections are named; of somebody whose sex is not known nothing is said', () => {
    expect(faultsOf({ patientSex: 'male' }, '子宫、卵巢未见异常。', '子宫肌瘤。')).toHaveLength(3)
    for (const patientSex of ['other', 'unknown'] as const)
      expect(faultsOf({ patientSex }, '子宫、前列腺未见异常。')).toEqual([])
  })
})

describe('the side that was asked for', () => {
  test.each([
    [{ bodySite: '左膝关节' }, '右膝关节半月板损伤。', '左', '右'],
    [{ bodySite: '右肺' }, '左肺下叶见结节。', '右', '左'],
    [{ laterality: 'left', bodySite: '膝关节' }, '右膝积液。', '左', '右'],
    [{ laterality: 'right', display: '肩关节MR' }, '左肩袖撕裂，左心房增大。', '右', '左'],
    [{ display: '左踝关节正侧位' }, '右踝骨折。', '左', '右'],
  ] as const)('%o does not go with “%s”', (about, text, asked, other) => {
    expect(faultsOf(about, text)).toEqual([`/content/findings 申请部位为${asked}侧，报告只写了${other}侧，请核对。`])
  })

  test.each([
    [{ bodySite: '左膝关节' }, '左膝关节骨质未见异常。'],
    [{ bodySite: '左膝关节' }, '与右侧比较，左膝关节间隙变窄。'],
    [{ bodySite: '左膝关节' }, '双膝关节退行性变，以右侧为著。'],
    [{ bodySite: '左肺' }, '两侧胸廓对称，右肺清晰。'],
    [{ bodySite: '左膝关节' }, '关节间隙变窄。'],
    [{ bodySite: '左膝关节' }, ''],
    [{ bodySite: '左侧胸部' }, '气胸，纵隔右移，肺组织压缩约30%。'],
    [{ bodySite: '左侧胸部' }, '纵隔向右偏移，右心室增大。'],
    [{ bodySite: '左肾' }, '右侧卧位扫查，肾盂无扩张。'],
    [{ bodySite: '右肩' }, '患者为左利手，肩袖完整。'],
    [{ bodySite: '左右膝关节' }, '右膝关节积液。'],
    [{ bodySite: null }, '右肺上叶见结节。'],
    [{ laterality: 'bilateral', bodySite: '左膝关节' }, '右膝关节积液。'],
    [{ laterality: 'none', bodySite: '胸部' }, '右肺上叶见结节。'],
  ] as const)('%o goes with “%s”', (about, text) => {
    expect(faultsOf(about, text)).toEqual([])
  })

  test('in English, too', () => {
    const [fault] = findingsOf({ bodySite: '左膝' }, { findings: '右膝积液' })
    expect(fault?.en).toBe('The request is for the left side, the report names only the other.')
  })
})

describe('units', () => {
  test.each([
    ['结节 7 MM', 'MM', 'mm'],
    ['CT 值约 35Hu', 'Hu', 'HU'],
    ['积液 200 ML', 'ML', 'ml'],
    ['直径 2ｃｍ', 'ｃｍ', 'cm'],
    ['血钾 6.8 mmol/l', 'mmol/l', 'mmol/L'],
  ])('“%s”: %s is written %s', (text, term, right) => {
    expect(unitRemarks(text)).toMatchObject([{ term, zh: `单位“${term}”写法不规范，应写“${right}”。` }])
  })

  test.each(['7 mm', '35 HU', '200 ml', '0.2 mL', '120/80 mmHg', '3D 重建', 'L4/5 椎间盘', '2 MG'])(
    '“%s” is right',
    (text) => {
      expect(unitRemarks(text)).toEqual([])
    },
  )
})
