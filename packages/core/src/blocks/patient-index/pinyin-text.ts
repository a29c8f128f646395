/**
 * Pinyin as people type it, brought to the spelling of the search keys: small letters and digits only, no tones, `v`
 * for ü. Also understood: `u:` and the passport's LYU and NYU at the beginning (吕 LYU). Spellings that would need the
 * syllable borders are left alone, so that a name is found while it is still being typed.
 */
export function foldPinyin(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/u:/g, 'ü')
    .normalize('NFD')
    .replace(/(?<=[ln])u(?=\p{M}*\u0308)/gu, 'v')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^([ln])yu(?![ae])/, '$1v')
}

/** True for small letters that can be read as whole syllables, the last one perhaps unfinished: `zhangxiaom`. */
export function readsAsSyllables(letters: string): boolean {
  return syllables.test(letters)
}

/** True for small letters that can each begin a syllable: no syllable begins with i, u or v. */
export function readsAsInitials(letters: string): boolean {
  return /^[a-hj-tw-z]+$/.test(letters)
}

// Initials with a vowel group and an ending; looser than the table of the 410 syllables, but no initials in a row.
const syllables = /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[aeiouv]{1,3}(?:ng|n|r)?)+(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?$/
