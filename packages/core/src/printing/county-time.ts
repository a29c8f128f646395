const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** `2026-03-05 14:20` in Asia/Shanghai, as everything in the county is dated. */
export function countyTime(instant: string | null): string {
  return instant === null ? '' : minutes.format(new Date(instant))
}

/** Age on a day with its unit, as clinicians say it: days below a month, months below three years, then years. */
export function ageOn(
  birthDate: string,
  instant: string,
): { readonly value: number; readonly unit: 'day' | 'month' | 'year' } {
  const day = countyTime(instant).slice(0, 10)
  const days = Math.floor((Date.parse(day) - Date.parse(birthDate)) / 86_400_000)
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  const [by = 0, bm = 0, bd = 0] = birthDate.split('-').map(Number)
  const months = (y - by) * 12 + m - bm - (d < bd ? 1 : 0)
  if (months < 1) return { value: Math.max(days, 0), unit: 'day' }
  return months < 36 ? { value: months, unit: 'month' } : { value: Math.floor(months / 12), unit: 'year' }
}
