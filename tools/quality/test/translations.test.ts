import { describe, expect, test } from 'vitest'
import { translations } from '../src/translations.ts'
import { findings } from './plant-tree.ts'

const locales = (zh: unknown, en: unknown) => ({
  'packages/plugins/imaging/locales/zh.json': JSON.stringify(zh),
  'packages/plugins/imaging/locales/en.json': JSON.stringify(en),
})

describe('translations', () => {
  test('has nothing to say about two complete languages', async () => {
    const zh = { report: { draft: '草稿', count: '共 {count} 份' }, 'imaging.title': '影像' }
    const en = { report: { draft: 'Draft', count: '{count} reports' }, 'imaging.title': 'Imaging' }
    expect(await findings(translations, locales(zh, en))).toEqual([])
  })

  test.each([
    ['a missing key', { a: '甲', b: '乙' }, { a: 'A' }, 'en.json: b is missing.'],
    ['a key without a Chinese text', { a: '甲' }, { a: 'A', b: 'B' }, 'zh.json: b is missing.'],
    ['an empty value', { a: { b: ' ' } }, { a: { b: 'B' } }, 'zh.json: a.b is empty.'],
    ['a value that is no text', { a: '甲' }, { a: 1 }, 'en.json: a is empty.'],
    ['Chinese in the English file', { a: '甲' }, { a: '甲' }, 'en.json: a is Chinese in the English file.'],
  ])('finds %s', async (_, zh, en, message) => {
    expect(await findings(translations, locales(zh, en))).toEqual([`packages/plugins/imaging/locales/${message}`])
  })

  test('finds placeholders that differ, seen from both files', async () => {
    expect(await findings(translations, locales({ a: '{name} 已签发' }, { a: '{user} signed' }))).toEqual([
      expect.stringContaining('zh.json: a and its translation have different placeholders'),
      expect.stringContaining('en.json: a and its translation have different placeholders'),
    ])
  })

  test('finds a language that is missing altogether', async () => {
    expect(await findings(translations, { 'packages/core/locales/zh.json': '{}' })).toEqual([
      'packages/core/locales/en.json: This language is missing.',
    ])
  })
})
