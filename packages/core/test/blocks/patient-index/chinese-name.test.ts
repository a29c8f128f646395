import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeName, splitName } from '../../../src/blocks/patient-index/chinese-name.ts'

describe('a name in one spelling', () => {
  test.each([
    ['张三', '张三'],
    [' 张　三 ', '张三'],
    ['张\u200b三\ufeff', '张三'],
    ['买买提•阿布都拉', '买买提·阿布都拉'],
    ['买买提.阿布都拉', '买买提·阿布都拉'],
    ['买买提．阿布都拉', '买买提·阿布都拉'],
    ['买买提・阿布都拉', '买买提·阿布都拉'],
    ['买买提･阿布都拉', '买买提·阿布都拉'],
    ['买买提 · 阿布都拉', '买买提·阿布都拉'],
    ['买买提··阿布都拉·', '买买提·阿布都拉'],
    ['Ｊｏｈｎ　 Smith', 'John Smith'],
    ['J. Smith', 'J. Smith'],
    ['\u{F9B4}明', '領明'],
    ['王䶮', '王䶮'],
    ['葛\u{E0100}明', '葛明'],
    ['张\t\n三', '张三'],
    ['', ''],
    [' · ', ''],
  ])('%j is %j', (text, name) => expect(normalizeName(text)).toBe(name))

  test('does not change any more once it is in it', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'张三欧阳𠮷Ab é·•.・ 　\u200bＡ-') })
    fc.assert(
      fc.property(typed, (text) => {
        expect(normalizeName(normalizeName(text))).toBe(normalizeName(text))
      }),
    )
  })
})

describe('surname and given name', () => {
  test.each([
    ['张三', '张', '三'],
    ['张小明', '张', '小明'],
    ['欧阳修', '欧阳', '修'],
    ['欧阳 小明', '欧阳', '小明'],
    ['司马', '司', '马'],
    ['单于飞', '单于', '飞'],
    ['单雄信', '单', '雄信'],
    ['𠮷小明', '𠮷', '小明'],
    ['买买提·阿布都拉', '', '买买提·阿布都拉'],
    ['John Smith', '', 'John Smith'],
    ['李', '', '李'],
    ['', '', ''],
  ])('%j: %j %j', (name, surname, given) => expect(splitName(name)).toEqual({ surname, given }))
})
