import { ordersPlugin } from '@ygt/core/blocks/orders'
import type { SignedIn } from '@ygt/core/testing'

const chestCt = { modality: 'CT', bodySite: '胸部' }

/** Templates and phrases of the demo centre: with fields, and text alone. */
const templates = [
  {
    ...chestCt,
    name: '胸部CT 结节（结构化）',
    normal: true,
    fields: [
      { kind: 'yes-no', key: 'nodule', label: '肺结节', normal: false },
      {
        kind: 'choice',
        key: 'lobe',
        label: '位置',
        choices: [
          { code: 'rightUpper', label: '右肺上叶' },
          { code: 'rightMiddle', label: '右肺中叶' },
          { code: 'rightLower', label: '右肺下叶' },
          { code: 'leftUpper', label: '左肺上叶' },
          { code: 'leftLower', label: '左肺下叶' },
        ],
      },
      {
        kind: 'choice',
        key: 'density',
        label: '密度',
        choices: [
          { code: 'solid', label: '实性' },
          { code: 'partSolid', label: '部分实性' },
          { code: 'groundGlass', label: '磨玻璃' },
        ],
      },
      { kind: 'number', key: 'size', label: '直径', unit: 'mm', min: 1, max: 200 },
      { kind: 'yes-no', key: 'effusion', label: '胸腔积液', normal: false },
      {
        kind: 'choice',
        key: 'nodes',
        label: '纵隔淋巴结',
        normal: 'normal',
        choices: [
          { code: 'normal', label: '未见肿大淋巴结' },
          { code: 'enlarged', label: '见肿大淋巴结' },
        ],
      },
      { kind: 'text', key: 'followUp', label: '随访建议' },
    ],
    content: {
      technique: '胸部CT平扫，层厚 5 mm，肺窗及纵隔窗观察。',
      findings:
        '胸廓对称，纵隔居中。双肺纹理清晰，走行自然。[nodule=yes? [{lobe}]见[{density}]结节[，直径约 {size}]。][nodule=no? 肺内未见实变及结节。]气管及主支气管通畅。[双侧肺门及纵隔内{nodes}。]心影大小正常。[effusion=yes? 胸腔见弧形液性密度影。][effusion=no? 双侧胸腔未见积液。]',
      impression:
        '[nodule=yes? [{lobe}][{density}]肺结节[，直径约 {size}][，{followUp}]。余胸部CT平扫未见明显异常。][nodule=no? [effusion=no? 胸部CT平扫未见明显异常。]][effusion=yes? 胸腔积液。]',
    },
  },
  {
    ...chestCt,
    name: '胸部CT',
    normal: false,
    content: {
      technique: '胸部CT平扫，层厚 5 mm，肺窗及纵隔窗观察。',
      findings:
        '胸廓对称，纵隔居中。双肺纹理清晰，走行自然，肺内未见实变及结节。气管及主支气管通畅。双侧肺门及纵隔内未见肿大淋巴结。心影大小正常。双侧胸腔未见积液。',
      impression: '胸部CT平扫未见明显异常。',
    },
  },
  {
    name: '胸部正位片',
    modality: 'DX',
    bodySite: '胸部',
    normal: true,
    content: {
      technique: '胸部后前位。',
      findings: '双肺野清晰，肺纹理走行自然。双侧肺门不大。心影大小、形态未见异常。双膈面光整，肋膈角锐利。',
      impression: '心肺膈未见明显异常。',
    },
  },
] as const

const phrases = [
  { section: 'findings', phrase: '边缘光整，未见毛刺及胸膜牵拉。' },
  { section: 'findings', phrase: '增强扫描未见异常强化。' },
  { section: 'impression', phrase: '请结合临床及实验室检查。' },
  { section: 'impression', phrase: '建议 3 个月后复查。' },
] as const

/** Keeps them as the head of the department would. */
export async function seedTemplates(head: SignedIn): Promise<void> {
  const orders = head.client(ordersPlugin)
  await head.ok(orders.importTemplates({ category: 'imaging', templates: structuredClone(templates) as never }))
  for (const one of phrases) await head.ok(orders.keepPhrase({ category: 'imaging', ...one, shared: true }))
}
