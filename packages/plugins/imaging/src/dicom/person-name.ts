/** A name in DICOM's PN form (PS3.5 section 6.2.1): up to three groups, each `family^given^middle^prefix^suffix`. */
export type PersonName = { alphabetic?: string; ideographic?: string; phonetic?: string }

/** Splits decoded PN text (`Wang^XiaoDong=王^小东=`) into its component groups; empty groups and trailing carets are left out. */
export function parsePersonName(text: string): PersonName {
  const [alphabetic, ideographic, phonetic] = text.split('=').map((group) => group.trim().replace(/[\^ ]+$/, ''))
  return { ...(alphabetic && { alphabetic }), ...(ideographic && { ideographic }), ...(phonetic && { phonetic }) }
}

/** The PN text of the groups; the inverse of `parsePersonName`. */
export function formatPersonName({ alphabetic = '', ideographic = '', phonetic = '' }: PersonName): string {
  return [alphabetic, ideographic, phonetic].join('=').replace(/=+$/, '')
}

/** The name as people here read it: the ideographic group when there is one, family name first, no separators. */
export function displayName(text: string): string {
  const { alphabetic, ideographic, phonetic } = parsePersonName(text)
  const [group, joiner] = ideographic ? [ideographic, ''] : [alphabetic ?? phonetic ?? '', ' ']
  const readable = group
    .split('^')
    .filter(Boolean)
    .join(HAN.test(group) ? '' : joiner)
  return readable.trim()
}

const HAN = /\p{Script=Han}/u
