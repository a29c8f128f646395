import type { z } from '@ygt/core'
import { type HangingProtocol, hangingProtocol } from './hanging-protocol.ts'

const plain = { words: [], from: 'current' as const }
const soft = { center: 50, width: 400 }
const brain = { center: 40, width: 80 }
const bone = { center: 400, width: 1800 }
const mediastinum = { center: 50, width: 350 }
const lung = { center: -600, width: 1500 }
const head = ['HEAD', 'BRAIN', 'SKULL', '头', '颅', '脑']
const chest = ['CHEST', 'THORAX', 'LUNG', '胸', '肺']
const skeleton = ['SPINE', 'EXTREMITY', 'KNEE', 'HIP', 'SHOULDER', 'PELVIS', '椎', '骨', '膝', '髋', '肩', '关节']

/**
 * What every county begins with; its own come before. The first that fits is taken. CT windows as in `window-presets.ts`. What hangs
 * where follows reading habits that differ between institutions, so all of it can be replaced by the setting `hangingProtocols`.
 */
export const usualProtocols: readonly HangingProtocol[] = (
  [
    {
      id: 'beside-prior',
      modalities: ['CT', 'MR', 'DX', 'CR', 'US', 'XA', 'MG', 'RF'],
      prior: true,
      layout: '1x2',
      panes: [plain, { ...plain, from: 'prior' }],
    },
    { id: 'ct-head', modalities: ['CT'], parts: head, layout: '1x1', panes: [{ ...plain, window: brain }] },
    {
      id: 'ct-chest',
      modalities: ['CT'],
      parts: chest,
      layout: '1x1',
      panes: [
        { ...plain, words: ['肺窗', 'LUNG'], window: lung },
        { ...plain, window: mediastinum },
      ],
    },
    { id: 'ct-bone', modalities: ['CT'], parts: skeleton, layout: '1x1', panes: [{ ...plain, window: bone }] },
    { id: 'ct-other', modalities: ['CT'], layout: '1x1', panes: [{ ...plain, window: soft }] },
    {
      id: 'chest-two-views',
      modalities: ['DX', 'CR'],
      parts: chest,
      layout: '1x2',
      panes: [
        { ...plain, words: ['PA', 'AP', '正位', '后前位'] },
        { ...plain, words: ['LAT', '侧位'] },
      ],
    },
    { id: 'radiograph-views', modalities: ['DX', 'CR', 'MG'], layout: '1x2', spread: true },
    {
      id: 'mr-weightings',
      modalities: ['MR'],
      layout: '2x2',
      panes: [['T1'], ['T2'], ['FLAIR', 'STIR'], ['DWI']].map((words) => ({ ...plain, words })),
    },
    { id: 'us-grid', modalities: ['US'], layout: '2x2', spread: true },
  ] as const satisfies readonly z.input<typeof hangingProtocol>[]
).map((one) => hangingProtocol.parse(one))
