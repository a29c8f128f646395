import { type Random, weighted } from './random.ts'

/**
 * Draws a surname as often as it occurs. The hundred commonest stand about in the order of the reports of
 * 公安部户政管理研究中心 (全国姓名报告 2019, 2020), with the shares that are published and a geometric fall in between. What is
 * left goes in equal parts to rarer surnames, among them some that are read otherwise than the word (单, 解, 仇, 查, 洗) and
 * a compound one (欧阳).
 */
export function drawSurname(random: Random): string {
  return draw(random)
}

function table(): readonly (readonly [string, number])[] {
  const common = [...commonest].map((surname, rank) => [surname, share(rank)] as const)
  const rest = 100 - common.reduce((sum, [, percent]) => sum + percent, 0)
  return [...common, ...rarer.map((surname) => [surname, rest / rarer.length] as const)]
}

/** Percent of the population that bears the surname of this rank, counted from 0. */
function share(rank: number): number {
  const above = Math.max(
    1,
    published.findIndex(([known]) => known >= rank),
  )
  const [fromRank, from] = published[above - 1] as readonly [number, number]
  const [toRank, to] = published[above] as readonly [number, number]
  return from * (to / from) ** ((rank - fromRank) / (toRank - fromRank))
}

/**
 * Ranks and percents: 王, 李 and 张 as counted in 2007; the first five together 30.8 (2020); the tenth above 20 million
 * and the 22nd above 10 million of 1.28 billion (2007); the hundredth 2.6 million of 1.4 billion (2019). The 51st is
 * set so that the hundred together come to the 85.9 of 2019.
 */
const published: readonly (readonly [number, number])[] = [
  [0, 7.25],
  [1, 7.19],
  [2, 6.83],
  [3, 5.2],
  [4, 4.3],
  [9, 1.56],
  [21, 0.78],
  [50, 0.4],
  [99, 0.19],
]

const commonest =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢' +
  '姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常'

const rarer = (
  '汤 康 易 乔 赖 文 庞 樊 兰 殷 施 洪 翟 安 颜 倪 牛 温 芦 季 俞 章 鲁 葛 伍 申 尤 毕 聂 柴 焦 柳 邢 岳 齐 梅 庄 辛 管 祝 ' +
  '左 涂 谷 祁 时 舒 耿 牟 卜 路 詹 关 苗 凌 费 纪 靳 盛 童 欧 甄 项 曲 成 游 阳 裴 席 卫 查 屈 鲍 位 单 解 仇 区 洗 乐 缪 盖 谌 欧阳'
).split(' ')

const draw = weighted(table())
