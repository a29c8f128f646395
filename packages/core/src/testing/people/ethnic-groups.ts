import { type Random, weighted } from './random.ts'

/**
 * Draws the ethnic group (民族) of a household as the two digits of GB/T 3304. The shares are those of a county in the
 * hills of Zhejiang in outline, with a She (畲族) minority; they are ours.
 */
export const drawEthnicGroup: (random: Random) => string = weighted([
  ['01', 96], // 汉
  ['22', 2.6], // 畲
  ['06', 0.4], // 苗
  ['15', 0.3], // 土家
  ['08', 0.2], // 壮
  ['09', 0.2], // 布依
  ['03', 0.15], // 回
  ['05', 0.15], // 维吾尔
])

/** 维吾尔: named after the father with a middle dot, not by surname. */
export const uyghur = '05'
