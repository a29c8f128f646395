import { family, otherResidents } from '@ygt/core/testing'
import type { DemoCase } from './demo-cases.ts'

const headCt = { code: 'CT-HEAD', display: '头颅CT平扫', site: '头颅', modality: 'CT' } as const
const chestCt = { code: 'CT-CHEST', display: '胸部CT平扫', site: '胸部', modality: 'CT' } as const
const { grandfather, grandmother, father, uncle } = family
const { namesake } = {
  namesake: Object.values(otherResidents).find(({ id }) => id === 'cheng-jianguo-namesake') ?? father,
}

const of = ({ id, en, zh }: { readonly id: string; readonly en: string; readonly zh: string }) => ({
  patient: id,
  person: `${en.replace(' ', '^')}=${zh}`,
})

/** Cases with a critical value each, in several states of the closed loop. */
export const criticalCases: readonly DemoCase[] = [
  {
    ...headCt,
    ...of(grandfather),
    doctor: 'zhoumin',
    priority: 'stat',
    state: 'final',
    purpose: '突发意识障碍 1 小时，除外脑出血',
    notes: '高血压 10 年。BP 198/112 mmHg，GCS 9 分。',
    positive: true,
    findings:
      '左侧基底节区见团块状高密度影，约 5.2×4.1×3.6 cm，量约 38 ml，周围见低密度水肿带。左侧脑室受压，中线结构右移约 6 mm。',
    impression: '左侧基底节区血肿，量约 38 ml，中线右移，请结合临床。',
    critical: { code: 'haematoma-supratentorial', detail: '左侧基底节区，约 38 ml，中线右移 6 mm', until: 'closed' },
  },
  {
    ...chestCt,
    ...of(namesake),
    doctor: 'zhoumin',
    priority: 'stat',
    state: 'final',
    purpose: '突发胸背部撕裂样痛 2 小时',
    notes: 'BP 左 172/96 mmHg，右 140/82 mmHg。',
    positive: true,
    findings: '升主动脉管径增宽，约 4.6 cm，管腔内见线样内膜片影。心包见少量积液。双肺未见实变。',
    impression: '考虑主动脉夹层（Stanford A 型），建议立即行主动脉CTA。',
    critical: { code: 'aortic-dissection', detail: 'Stanford A 型可能，少量心包积液', until: 'acknowledged' },
  },
  {
    ...chestCt,
    ...of(father),
    doctor: 'zhoumin',
    priority: 'stat',
    state: 'preliminary',
    purpose: '外伤后呼吸困难加重',
    notes: '呼吸 34 次/分，血氧 88%，气管右偏。',
    positive: true,
    findings: '左侧胸腔见大量气体密度影，左肺压缩约 85%，纵隔明显右移。左侧第 5、6 肋骨骨折。',
    impression: '左侧张力性气胸，左侧多发肋骨骨折。',
    critical: { code: 'tension-pneumothorax', detail: '左侧，肺压缩约 85%，纵隔右移', until: 'told' },
  },
  {
    ...chestCt,
    ...of(uncle),
    doctor: 'wujianping',
    priority: 'urgent',
    state: 'final',
    purpose: '上腹剧痛 4 小时，除外肺部病变',
    positive: true,
    findings: '双肺未见实变。扫及上腹部见膈下游离气体。',
    impression: '膈下游离气体，考虑消化道穿孔，请外科急会诊。',
    critical: { code: 'perforation', detail: '膈下游离气体', until: 'acted-upon' },
  },
  {
    ...chestCt,
    ...of(grandmother),
    doctor: 'zhoumin',
    priority: 'urgent',
    state: 'final',
    purpose: '下肢静脉血栓，突发气促',
    positive: false,
    findings: '双肺未见实变。平扫未见明确异常密度影。',
    impression: '平扫不能除外肺栓塞，建议肺动脉CTA。',
    critical: { code: 'pulmonary-embolism', detail: '平扫不能除外', until: 'withdrawn' },
  },
]
