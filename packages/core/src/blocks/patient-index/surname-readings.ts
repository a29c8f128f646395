/**
 * Readings of surnames that the pinyin library gets wrong or that are read in more than one way, the usual one first,
 * without tones, `v` for ü. Readings as in 现代汉语词典 and 汉语大字典 under 姓; where bearers of one character differ by region
 * both are listed, because whoever searches types what the person said.
 */
export const surnameReadings: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
  ['洗', ['xian']],
  ['种', ['chong']],
  ['秘', ['bi']],
  ['祭', ['zhai']],
  ['么', ['yao']],
  ['角', ['jue', 'jiao']],
  ['适', ['kuo']],
  ['单于', ['chan yu', 'shan yu']],
  ['黑', ['he', 'hei']],
  ['盖', ['ge', 'gai']],
  ['乐', ['yue', 'le']],
  ['覃', ['qin', 'tan']],
  ['谌', ['chen', 'shen']],
  ['隗', ['wei', 'kui']],
  ['郗', ['xi', 'chi']],
  ['郇', ['xun', 'huan']],
  ['宓', ['mi', 'fu']],
  ['牟', ['mou', 'mu']],
  ['尉', ['wei', 'yu']],
  ['缪', ['miao', 'mou']],
  ['逯', ['lu', 'lv']],
  ['召', ['shao', 'zhao']],
  ['员', ['yun', 'yuan']],
  ['冼', ['xian']],
])
