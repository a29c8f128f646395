import { describe, expect, test } from 'vitest'
import { labels } from '../src/labels.ts'
import { findings } from './plant-tree.ts'

const ALLOWED = 'tools/quality/chinese-text.json'

describe('labels', () => {
  test('has nothing to say about comments, keys, and pairs of both languages', async () => {
    const source = [
      '// 危急值',
      '/** 报告 */ export const title = t("imaging.report")',
      "export const AlreadySigned = defineProblem('imaging/signed', { zh: '报告已签发', en: 'Already signed' })",
      "export const nested = { zh: { title: '影像', hint: `第 ${1} 页` }, en: { title: 'Imaging', hint: 'Page' } }",
    ].join('\n')
    expect(await findings(labels, { 'packages/core/src/a.ts': source })).toEqual([])
  })

  test.each([
    ['a string', "const a = '草稿'"],
    ['a template', 'const a = `第 ${n}`'],
    ['the end of a template', 'const a = `${n}页`'],
    ['punctuation', "const a = 'a，b'"],
    ['JSX', 'const a = <b>草稿</b>'],
    ['an attribute', 'const a = <b title="草稿" />'],
    ['a Chinese text without an English one', "const a = { zh: '草稿' }"],
    ['a text beside a pair', "const a = { zh: '草稿', en: 'Draft', hint: '草稿' }"],
  ])('finds %s', async (_, source) => {
    expect(await findings(labels, { 'packages/plugins/ecg/src/web/a.tsx': `\n${source}\n` })).toEqual([
      expect.stringMatching(/^packages\/plugins\/ecg\/src\/web\/a.tsx:2: ".*" is Chinese text/),
    ])
  })

  test('allows a file, a folder, and a folder of every plugin', async () => {
    const source = "export const a = '张三'"
    const tree = {
      'packages/core/src/people.ts': source,
      'packages/core/src/guideline/functions/one.ts': source,
      'packages/plugins/ecg/src/demo/people.ts': source,
      [ALLOWED]: JSON.stringify({
        'packages/core/src/people.ts': 'names',
        'packages/core/src/guideline': 'quotations',
        'packages/plugins/*/src/demo': 'names',
      }),
    }
    expect(await findings(labels, tree)).toEqual([])
    expect(await findings(labels, { ...tree, 'packages/core/src/people-of.ts': source })).toHaveLength(1)
  })

  test('finds a place that is allowed and no longer there', async () => {
    expect(await findings(labels, { [ALLOWED]: '{ "packages/core/src/gone": "" }' })).toEqual([
      `${ALLOWED}: packages/core/src/gone does not exist. Remove its entry.`,
    ])
  })
})
