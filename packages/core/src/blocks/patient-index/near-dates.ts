/**
 * Dates that a slip of the keys makes of this one, itself included: one digit replaced, two neighbours exchanged, day
 * and month exchanged. Only dates that exist; about sixty. What `compareIdentities` calls `near` for dates is among them.
 * @param date `YYYY-MM-DD`
 */
export function nearDates(date: string): readonly string[] {
  const digits = date.replaceAll('-', '')
  const replaced = [...digits].flatMap((_, at) =>
    [...'0123456789'].map((digit) => digits.slice(0, at) + digit + digits.slice(at + 1)),
  )
  const swapped = [0, 2, 4, 6, 1, 3, 5].map(
    (at) => digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2),
  )
  const turned = digits.slice(0, 4) + digits.slice(6) + digits.slice(4, 6)
  const all = [digits, ...replaced, ...swapped, turned].map((d) => `${d.slice(0, 4)}-${d.slice(4, 6)}-${d.slice(6)}`)
  return [...new Set(all)].filter(exists)
}

function exists(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return date >= '1800' && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
