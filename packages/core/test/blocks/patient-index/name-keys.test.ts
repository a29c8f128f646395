import { describe, expect, test } from 'vitest'
import { nameKeys } from '../../../src/blocks/patient-index/name-keys.ts'

/** Surnames that are read otherwise than the word: 现代汉语词典. */
const surnames = {
  ...{
    单: 'shan',
    解: 'xie',
    仇: 'qiu',
    任: 'ren',
    区: 'ou',
    查: 'zha',
    曾: 'zeng',
    朴: 'piao',
    翟: 'zhai',
    洗: 'xian',
  },
  ...{ 华: 'hua', 缪: 'miao', 冼: 'xian', 员: 'yun', 召: 'shao', 哈: 'ha', 折: 'she', 黑: 'he', 种: 'chong', 那: 'na' },
  ...{ 繁: 'po', 隗: 'wei', 覃: 'qin', 瞿: 'qu', 燕: 'yan', 纪: 'ji', 逄: 'pang', 秘: 'bi', 祭: 'zhai', 么: 'yao' },
  ...{ 尉迟: 'yuchi', 万俟: 'moqi', 长孙: 'zhangsun', 令狐: 'linghu', 澹台: 'tantai', 单于: 'chanyu', 欧阳: 'ouyang' },
  ...{ 吕: 'lv', 盖: 'ge', 乐: 'yue', 谌: 'chen', 宓: 'mi', 薄: 'bo', 逯: 'lu', 牟: 'mou', 葛: 'ge', 贾: 'jia' },
}

describe('keys of a name', () => {
  test.each(Object.entries(surnames))('%s is read %s', (surname, pinyin) => {
    expect(nameKeys(`${surname}小明`)).toMatchObject({ pinyin: `${pinyin}xiaoming` })
  })

  test.each([
    ['张晓明', '张晓明', 'zhangxiaoming', 'zxm'],
    ['欧阳娜娜', '欧阳娜娜', 'ouyangnana', 'oynn'],
    ['买买提•阿布都拉', '买买提·阿布都拉', 'maimaitiabudoula', 'mmtabdl'],
    ['单·单', '单·单', 'dandan', 'dd'],
    ['John  Smith', 'john smith', 'johnsmith', 'js'],
    ['Ｍüller', 'müller', 'muller', 'm'],
    ['张Ann', '张ann', 'zhangann', 'za'],
    ['王䶮', '王䶮', 'wangyan', 'wy'],
    ['王𠮷', '王𠮷', 'wang𠮷', 'w𠮷'],
    ['李', '李', 'li', 'l'],
    ['', '', '', ''],
  ])('%j', (name, normalized, pinyin, initials) => {
    expect(nameKeys(name)).toEqual({ normalized, pinyin, initials, otherReadings: [] })
  })

  test('include the other reading of a surname that has two', () => {
    expect(nameKeys('乐小明').otherReadings).toEqual([{ pinyin: 'lexiaoming', initials: 'lxm' }])
    expect(nameKeys('覃小明').otherReadings).toEqual([{ pinyin: 'tanxiaoming', initials: 'txm' }])
  })

  test('read the character as a word where it is no surname', () => {
    expect(nameKeys('李单').pinyin).toBe('lidan')
    expect(nameKeys('张洗').pinyin).toBe('zhangxi')
  })
})
