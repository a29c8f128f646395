import type { CriticalFinding } from '@ygt/core/blocks/orders'

/**
 * Imaging's critical findings. The list and the volumes are those of functional-anchors.md, section 1 “Critical values”
 * (haematoma above 30 ml over and above 10 ml below the tentorium, dissection, embolism, tension pneumothorax,
 * perforation). Hospitals differ, so a county may set its own.
 */
export const criticalFindings: readonly CriticalFinding[] = [
  {
    code: 'haematoma-supratentorial',
    zh: '颅内血肿（幕上＞30 ml）',
    en: 'Intracranial haematoma (supratentorial, above 30 ml)',
    terms: [
      '幕上血肿',
      '幕上出血',
      '颅内血肿',
      '脑内血肿',
      '基底节区血肿',
      '基底节区出血',
      '丘脑血肿',
      '丘脑出血',
      '硬膜下血肿',
      '硬膜外血肿',
    ],
    above: { value: 30, unit: 'ml' },
  },
  {
    code: 'haematoma-infratentorial',
    zh: '颅内血肿（幕下＞10 ml）',
    en: 'Intracranial haematoma (infratentorial, above 10 ml)',
    terms: ['幕下血肿', '幕下出血', '小脑血肿', '小脑出血', '脑干血肿', '脑干出血'],
    above: { value: 10, unit: 'ml' },
  },
  { code: 'aortic-dissection', zh: '主动脉夹层', en: 'Aortic dissection', terms: ['主动脉夹层', '夹层动脉瘤'] },
  { code: 'pulmonary-embolism', zh: '肺栓塞', en: 'Pulmonary embolism', terms: ['肺栓塞', '肺动脉栓塞', '肺动脉血栓'] },
  { code: 'tension-pneumothorax', zh: '张力性气胸', en: 'Tension pneumothorax', terms: ['张力性气胸'] },
  {
    code: 'perforation',
    zh: '消化道穿孔',
    en: 'Gastrointestinal perforation',
    terms: ['消化道穿孔', '胃穿孔', '肠穿孔', '膈下游离气体'],
  },
]
