import { normalizeName } from './chinese-name.ts'
import { normalizeCitizenNumber, parseCitizenNumber } from './citizen-number.ts'
import { parsePhone } from './phone.ts'
import { foldPinyin, readsAsInitials, readsAsSyllables } from './pinyin-text.ts'

export type QueryKind = 'empty' | 'citizen-number' | 'phone' | 'identifier' | 'pinyin' | 'initials-or-pinyin' | 'name'

/** What somebody typed into the one search box, in the form of the key that it is to be compared with. */
export interface ClassifiedQuery {
  readonly kind: QueryKind
  readonly value: string
}

/**
 * Tells what a search text is.
 * - `citizen-number`: valid (18 characters; 15 digits come back upgraded). A mistyped one is an `identifier`, found by
 * prefix.
 * - `phone`: a whole mobile number, without country code.
 * - `identifier`: anything else with a digit, half-width capitals without separators; also the beginning or end of a
 * number.
 * - `name`: with Han characters, normalized as in `nameKeys`.
 * - `pinyin`: letters that can only be syllables (`li`, `zhangxiaom`) or a Latin name; compare with the beginning of
 * `pinyin`.
 * - `initials-or-pinyin`: letters that may be either (`zxm`, `wang`): compare with both keys.
 * @param options.today `YYYY-MM-DD` in Asia/Shanghai
 */
export function classifyQuery(text: string, options: { today: string }): ClassifiedQuery {
  const name = normalizeName(text)
  if (name === '') return { kind: 'empty', value: '' }
  if (/\p{Script=Han}/u.test(name)) return { kind: 'name', value: name.toLowerCase() }
  if (/\d/.test(name)) return classifyNumber(name, options.today)
  const letters = foldPinyin(name)
  if (letters === '') return { kind: 'name', value: name.toLowerCase() }
  const mayBeInitials = letters.length <= longestName || !readsAsSyllables(letters)
  return { kind: mayBeInitials && readsAsInitials(letters) ? 'initials-or-pinyin' : 'pinyin', value: letters }
}

/** Han names have two to four characters: that many letters may be initials even if they also read as a syllable. */
const longestName = 4

function classifyNumber(text: string, today: string): ClassifiedQuery {
  const number = parseCitizenNumber(text, { today })
  if (number.valid) return { kind: 'citizen-number', value: number.value }
  const phone = parsePhone(text)
  if (phone.valid) return { kind: 'phone', value: phone.value }
  return { kind: 'identifier', value: normalizeCitizenNumber(text).replaceAll('.', '') }
}
