/**
 * A name as it is written in the register: half-width, one kind of middle dot, no stray spaces, no invisible
 * characters.
 * - The middle dot (间隔号) of minority and foreign names becomes `·` U+00B7, whatever looked like one: the character that
 *   GB 18030 has at A1A4. A full stop between Han characters was meant as one.
 * - Spaces disappear beside Han characters and dots, and become one space between Latin words.
 * - Compatibility ideographs become the usual ones; variation selectors go.
 */
export function normalizeName(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, '')
    .normalize('NFKC')
    .replace(/[•‧∙⋅・⸱]/gu, '·')
    .replace(/(?<=\p{Script=Han}) ?\. ?(?=\p{Script=Han})/gu, '·')
    .replace(/(?<=[\p{Script=Han}·]) +| +(?=[\p{Script=Han}·])/gu, '')
    .replace(/ +/gu, ' ')
    .replace(/·+/gu, '·')
    .replace(/^[· ]+|[· ]+$/gu, '')
}

/** Family and given name of a Han name, as FHIR `HumanName` wants them apart. */
export interface SplitName {
  readonly surname: string
  readonly given: string
}

/**
 * Takes surname and given name apart. Names with a middle dot and names in Latin letters have no surname in this sense,
 * and the whole name is the given name. Two characters are always a surname of one and a given name of one.
 */
export function splitName(name: string): SplitName {
  const normalized = normalizeName(name)
  const characters = [...normalized]
  if (!/^\p{Script=Han}+$/u.test(normalized) || characters.length < 2) return { surname: '', given: normalized }
  const length = characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
  return { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') }
}

/** Compound surnames (复姓) in use: those that 二〇二〇年全国姓名报告 (公安部) counts, and others of the 百家姓. */
const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 端木 公孙 宇文 南宫 东方 西门 独孤 澹台 濮阳 ' +
    '淳于 太史 闻人 轩辕 公冶 万俟 闾丘 钟离 鲜于 单于 赫连 呼延 拓跋 百里 东郭 第五 左丘 公羊 太叔 仲孙 宗政 司空 司寇 ' +
    '子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 梁丘 纳兰 叶赫 侯莫 爱新'
  ).split(' '),
)
