/**
 * A DICOM date (DA, PS3.5 section 6.2) as `YYYYMMDD`, or undefined when it is no real date.
 * The ACR-NEMA form `YYYY.MM.DD` and dashes are accepted, as devices still write them.
 */
export function parseDicomDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[.\-/]?(\d{2})[.\-/]?(\d{2})$/.exec(text.trim()) ?? []
  if (!year || !month || !day) return undefined
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return real ? `${year}${month}${day}` : undefined
}

/** A DICOM time (TM) as `HH`, `HHMM`, `HHMMSS` or `HHMMSS.F` without colons, or undefined when it is none. */
export function parseDicomTime(text: string): string | undefined {
  const compact = text.trim().replaceAll(':', '')
  const [, hour, minute = '00', second = '00'] = /^(\d{2})(?:(\d{2})(?:(\d{2})(?:\.\d{1,6})?)?)?$/.exec(compact) ?? []
  const real = hour !== undefined && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60
  return real ? compact : undefined
}

/** `YYYYMMDD` as `YYYY-MM-DD`. */
export const toIsoDate = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`
