/** A DICOM person name (PS3.5, 6.2.1.1) as people read it: the ideographic form first, `程德福 (Cheng Defu)`. */
export function readablePersonName(stored: string | null): string {
  if (!stored) return '—'
  const [alphabetic = '', ideographic = ''] = stored.split('=').map((group) => group.split('^').filter(Boolean))
  const latin = [...alphabetic].join(' ')
  const chinese = [...ideographic].join('')
  if (chinese === '') return latin || '—'
  return latin === '' ? chinese : `${chinese} (${latin})`
}

/** A DICOM day `20260305` as the county writes it. */
export function readableDay(stored: string | null): string {
  return stored?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') ?? ''
}

/** DICOM (0010,0040) in the words of the county. */
export function sexOfDicom(stored: string | null): 'male' | 'female' | 'other' | undefined {
  return stored === 'M' ? 'male' : stored === 'F' ? 'female' : stored === 'O' ? 'other' : undefined
}
