const day = 86_400_000
const county = 8 * 3_600_000

/** Days of the week of a county day, Monday first: `2026-11-24` → 23 … 29 November. */
export function weekOf(date: string): string[] {
  const at = Date.parse(`${date}T00:00:00Z`)
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7
  return Array.from({ length: 7 }, (_, n) => new Date(at + (n - sinceMonday) * day).toISOString().slice(0, 10))
}

export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** The county's day of an instant. */
export function dayOf(instant: string | number): string {
  return new Date(new Date(instant).getTime() + county).toISOString().slice(0, 10)
}

/** The instant at which a day of the county begins. */
export function startOf(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - county).toISOString()
}

/** `2026-11-24` and `08:00` in the county, as an instant. */
export function instantOf(date: string, time: string): string {
  return new Date(Date.parse(`${date}T${time}:00Z`) - county).toISOString()
}

/** `08:00`, in the county. */
export function timeOf(instant: string): string {
  return new Date(Date.parse(instant) + county).toISOString().slice(11, 16)
}

/** A shift as its chip says it: `08:00–17:00`, `17:00–次日 08:00`. */
export function hoursOf(span: { readonly startsAt: string; readonly endsAt: string }, nextDay: string): string {
  const days = (Date.parse(startOf(dayOf(span.endsAt))) - Date.parse(startOf(dayOf(span.startsAt)))) / day
  return `${timeOf(span.startsAt)}–${days > 0 ? `${days > 1 ? `+${days} ` : `${nextDay} `}` : ''}${timeOf(span.endsAt)}`
}

/** `imaging.reading` as its plugin names it. */
export function dutyLabel(duty: string, t: (key: string) => string): string {
  const [plugin, ...name] = duty.split('.')
  return t(`${plugin}.duty.${name.join('.')}`)
}
