import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKeys } from '../../../src/blocks/patient-index/name-keys.ts'
import { foldPinyin } from '../../../src/blocks/patient-index/pinyin-text.ts'
import { classifyQuery, type QueryKind } from '../../../src/blocks/patient-index/query-classification.ts'

const classify = (text: string) => classifyQuery(text, { today: '2026-11-24' })

const queries: readonly [string, QueryKind, string][] = [
  ['', 'empty', ''],
  [' 　', 'empty', ''],
  ['11010519491231002x', 'citizen-number', '11010519491231002X'],
  ['110105 19491231 002X', 'citizen-number', '11010519491231002X'],
  ['110105491231002', 'citizen-number', '11010519491231002X'],
  ['110105194912310021', 'identifier', '110105194912310021'],
  ['33992119', 'identifier', '33992119'],
  ['002x', 'identifier', '002X'],
  ['154 0000 0001', 'phone', '15400000001'],
  ['+86-15400000001', 'phone', '15400000001'],
  ['1540000', 'identifier', '1540000'],
  ['h12345678', 'identifier', 'H12345678'],
  ['张', 'name', '张'],
  ['张 三', 'name', '张三'],
  ['买买提.阿布', 'name', '买买提·阿布'],
  ['zxm', 'initials-or-pinyin', 'zxm'],
  ['ZXM', 'initials-or-pinyin', 'zxm'],
  ['wang', 'initials-or-pinyin', 'wang'],
  ['mmtabdl', 'initials-or-pinyin', 'mmtabdl'],
  ['li', 'pinyin', 'li'],
  ['zhang xiao ming', 'pinyin', 'zhangxiaoming'],
  ['zhangxiaom', 'pinyin', 'zhangxiaom'],
  ["xi'an", 'pinyin', 'xian'],
  ['lǚ', 'pinyin', 'lv'],
  ['LYU', 'pinyin', 'lv'],
  ['lu:', 'pinyin', 'lv'],
  ['lüe', 'pinyin', 'lve'],
  ['lue', 'pinyin', 'lue'],
  ['John Smith', 'pinyin', 'johnsmith'],
  ['?', 'name', '?'],
]

describe('what somebody typed', () => {
  test.each(queries)('%j is %s', (text, kind, value) => expect(classify(text)).toEqual({ kind, value }))

  test('is classified whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(classify(text).value === '').toBe(classify(text).kind === 'empty')
      }),
    )
  })
})

const names = [
  '张晓明',
  '吕布',
  '欧阳娜娜',
  '王建云',
  '路恩泽',
  '努尔古丽',
  '安玉',
  '洗小红',
  '略阳',
  '李女娲',
  '阿依古丽·买买提',
]

describe('a name is found', () => {
  test.each(names)('%s by its pinyin, whole, and by its initials', (name) => {
    const { pinyin, initials } = nameKeys(name)
    const whole = classify(pinyin)
    expect(whole.value).toBe(pinyin)
    expect(whole.kind).toMatch(/pinyin/)
    expect(classify(initials)).toMatchObject({ kind: 'initials-or-pinyin', value: initials })
  })

  test.each(names)('%s while its pinyin is being typed', (name) => {
    const { pinyin } = nameKeys(name)
    for (let length = 1; length <= pinyin.length; length++) {
      expect(pinyin.startsWith(foldPinyin(pinyin.slice(0, length)))).toBe(true)
    }
  })
})
