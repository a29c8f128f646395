/** The calendar day in the county (Asia/Shanghai, UTC+8 without summer time since 1992) at an ISO instant. */
export function countyDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}
