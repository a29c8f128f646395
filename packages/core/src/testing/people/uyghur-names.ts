import type { Random } from './random.ts'

/** The own part of a Uyghur name in its usual Chinese transcription; the father's follows after a middle dot. */
export function drawUyghurName(random: Random, sex: 'male' | 'female'): string {
  return random.pick(sex === 'male' ? male : female)
}

const male =
  '艾力 买买提 阿布都拉 吐尔逊 艾合买提 玉素甫 依明 卡德尔 木拉提 努尔买买提 热合曼 帕尔哈提 地力夏提 亚森 阿里木'.split(
    ' ',
  )
const female =
  '阿依古丽 古丽娜尔 帕提古丽 热依汗 阿米娜 努尔古丽 祖丽菲亚 玛依拉 迪丽拜尔 阿依夏木 哈丽丹 米热古丽'.split(' ')
