import { pinyin } from 'pinyin-pro'
import { normalizeName, splitName } from './chinese-name.ts'
import { foldPinyin } from './pinyin-text.ts'
import { surnameReadings } from './surname-readings.ts'

/** One way to say a name: `zhangxiaoming`, `zxm`. Small letters, no spaces, no tones, `v` for ü. */
export interface NameReading {
  readonly pinyin: string
  readonly initials: string
}

/** What a name is found by. */
export interface NameKeys extends NameReading {
  /** The name in one spelling, Latin letters small: compare this, not what was typed. */
  readonly normalized: string
  /** Further readings where the surname has several (乐 yue, le); mostly empty. */
  readonly otherReadings: readonly NameReading[]
}

/**
 * Search keys of a name. Surnames take their reading as a surname (单 shan, 解 xie, 洗 xian), compound surnames included;
 * in names with a middle dot no part is one. Latin names key as themselves. A character that no dictionary knows stays
 * as it is.
 */
export function nameKeys(name: string): NameKeys {
  const normalized = normalizeName(name).toLowerCase()
  const { surname, given } = splitName(normalized)
  const tail = given.match(words)?.flatMap(syllables) ?? []
  const [first, ...others] = readingsOf(surname, normalized).map((head) => reading([...head, ...tail]))
  return { normalized, ...(first ?? reading(tail)), otherReadings: others }
}

const words = /\p{Script=Han}+|[^\p{Script=Han}\s·]+/gu
const plain = { toneType: 'none', type: 'array', v: true } as const

function reading(parts: readonly string[]): NameReading {
  return { pinyin: foldPinyin(parts.join('')), initials: foldPinyin(parts.map((part) => [...part][0]).join('')) }
}

function syllables(word: string): readonly string[] {
  return /^\p{Script=Han}/u.test(word) ? pinyin(word, { ...plain, nonZh: 'spaced' }) : [word]
}

/** The readings of a surname as syllables. The library needs the whole name to tell a compound surname. */
function readingsOf(surname: string, name: string): readonly (readonly string[])[] {
  if (surname === '') return []
  const listed = surnameReadings.get(surname)
  if (listed) return listed.map((each) => each.split(' '))
  return [pinyin(name, { ...plain, surname: 'head', nonZh: 'spaced' }).slice(0, [...surname].length)]
}
