import type { Random } from './random.ts'

/** Names and characters of one generation and sex. */
interface Fashion {
  /** Last year of birth that the fashion reaches. */
  readonly until: number
  /** Whole given names that were given often, the most frequent first. */
  readonly favourites: readonly string[]
  /** Share of children who got a favourite, and of those who got a single character. */
  readonly favouriteShare: number
  readonly singleShare: number
  /** Characters that all other names are put together from. */
  readonly first: string
  readonly last: string
}

/**
 * Draws a given name as it was given to a child of this sex in this year. The favourites are of the kind that 全国姓名报告
 * (公安部户政管理研究中心, 2018 to 2020) lists for each decade; their shares and the characters of the other names are ours.
 */
export function drawGivenName(random: Random, born: { sex: 'male' | 'female'; year: number }): string {
  const fashions = born.sex === 'male' ? male : female
  const fashion = fashions.find(({ until }) => born.year <= until) ?? (fashions.at(-1) as Fashion)
  const chance = random.next()
  if (chance < fashion.favouriteShare) return favourite(random, fashion.favourites)
  if (chance < fashion.favouriteShare + fashion.singleShare) return character(random, fashion.last)
  return character(random, fashion.first) + character(random, fashion.last)
}

/** The square of a uniform number prefers the head of the list. */
function favourite(random: Random, favourites: readonly string[]): string {
  return favourites[Math.floor(random.next() ** 2 * favourites.length)] as string
}

function character(random: Random, characters: string): string {
  return characters.charAt(Math.floor(random.next() * characters.length))
}

const male: readonly Fashion[] = [
  {
    until: 1949,
    favourites: '建国 德福 金生 水根 福生 志明 国民 长生 阿根 德明 金水 树林 文彬 根生 永福'.split(' '),
    favouriteShare: 0.15,
    singleShare: 0.05,
    first: '德福金水永长国文志树根宝财兴正光祥荣贵振',
    last: '生福根林明贵祥荣财才元发法富清泉山土良仁',
  },
  {
    until: 1969,
    favourites: '建国 建华 国强 建军 志强 建平 国平 军 国庆 卫东 建新 爱国 志明 伟 卫国 勇 建明 跃进 红卫'.split(' '),
    favouriteShare: 0.2,
    singleShare: 0.07,
    first: '建国志卫爱永文明新跃红学祥忠正立金水伟海',
    last: '国华军强平明民生林新根良忠东庆荣祥福成法',
  },
  {
    until: 1989,
    favourites: '伟 勇 军 磊 涛 强 超 杰 鹏 斌 波 刚 辉 俊 健 明 亮 建军 志强 海涛 建华 晓东 文杰'.split(' '),
    favouriteShare: 0.22,
    singleShare: 0.13,
    first: '晓志海建文永国立小新振俊宏春剑利伟少学启',
    last: '伟军勇强峰明杰涛斌波辉平东华飞锋刚良林亮',
  },
  {
    until: 2009,
    favourites: '杰 浩 鑫 俊杰 宇 浩然 志豪 文博 宇航 天宇 俊豪 子豪 嘉豪 博文 宇轩 明轩 鑫磊 佳豪 晨'.split(' '),
    favouriteShare: 0.16,
    singleShare: 0.1,
    first: '子俊宇浩志嘉文佳天明博鑫思家凯泽晨世梓健',
    last: '豪杰宇轩浩涛鑫博凯阳航辉翔鹏锋明睿龙文磊',
  },
  {
    until: 9999,
    favourites:
      '浩宇 奕辰 宇轩 浩然 子轩 沐宸 宇泽 奕泽 沐辰 子涵 梓睿 浩辰 宇辰 俊熙 铭泽 睿泽 亦辰 子墨 梓豪 锦程'.split(' '),
    favouriteShare: 0.14,
    singleShare: 0.03,
    first: '子梓宇浩奕沐睿铭俊泽瑞昊嘉景亦博晨皓锦思',
    last: '轩辰泽宇宸涵睿然熙阳霖哲昊远恒安航铭成翰',
  },
]

const female: readonly Fashion[] = [
  {
    until: 1949,
    favourites: '秀英 桂英 秀兰 玉兰 桂兰 凤英 玉英 玉珍 秀珍 凤兰 淑英 桂珍 素珍 菊英 银花 小妹'.split(' '),
    favouriteShare: 0.28,
    singleShare: 0.02,
    first: '秀桂玉凤淑素菊金银香彩月梅兰翠美杏爱莲阿',
    last: '英兰珍花娥香芳妹仙莲凤梅琴珠月娟菊芬云女',
  },
  {
    until: 1969,
    favourites: '秀英 秀兰 玉兰 桂英 丽 敏 秀珍 红 美英 建英 爱珍 桂芳 玉珍 凤英 丽华 爱华 月英 彩英 梅'.split(' '),
    favouriteShare: 0.24,
    singleShare: 0.05,
    first: '秀玉桂爱美丽建月彩小凤海素金红雪惠春文亚',
    last: '英兰珍芳琴娟华红萍芬香梅莲花仙君平娥凤妹',
  },
  {
    until: 1989,
    favourites: '丽 静 燕 敏 艳 娟 芳 霞 红 娜 婷 玲 莉 萍 丹 晓燕 丽娟 海燕 丽丽 小红 晓丽 雪梅 春燕'.split(' '),
    favouriteShare: 0.26,
    singleShare: 0.1,
    first: '晓丽小海雪春红燕玉文秋冬爱美素亚巧金彩慧',
    last: '燕丽娟红霞芳萍玲敏琴娜静琼英华梅艳君珍娇',
  },
  {
    until: 2009,
    favourites: '婷婷 婷 静 欣怡 雨欣 佳怡 思雨 悦 雪 梦婷 欣 佳琪 梦瑶 雨婷 诗琪 思琪 倩 莹 可欣 颖'.split(' '),
    favouriteShare: 0.18,
    singleShare: 0.08,
    first: '佳雨思梦欣诗雪晓静嘉文婷子紫慧可心语倩怡',
    last: '婷怡欣琪瑶雯雨颖洁慧萱妍琳莹悦敏彤彦雪倩',
  },
  {
    until: 9999,
    favourites:
      '一诺 欣怡 子涵 梓涵 依诺 诗涵 可馨 雨桐 语桐 若汐 艺涵 欣妍 语汐 梓萱 沐瑶 佳怡 诗瑶 苡沫 雨萱 芷晴'.split(' '),
    favouriteShare: 0.15,
    singleShare: 0.02,
    first: '梓子欣诗语雨若沐依可芷佳思艺嘉苡一心书宁',
    last: '涵萱怡桐瑶汐妍诺馨琪彤晴悦月琳淇宁然玥柠',
  },
]
