/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds: `PT2H`, `P1DT30M`. */
export function durationMilliseconds(iso: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(iso)
  if (!match || iso === 'P' || iso.endsWith('T'))
    throw new RangeError(`Not an ISO 8601 duration of days to seconds: ${iso}`)
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
