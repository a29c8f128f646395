/**
 * `file:line` of the code that called a `define…` function, so that composition errors can point at it.
 * Empty in a browser, where nobody asks.
 */
export function callSite(): string {
  if (typeof process === 'undefined' || !process.versions?.node) return ''
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 4
  const frames = (new Error().stack ?? '').split('\n')
  Error.stackTraceLimit = limit
  // 0 the message, 1 this function, 2 the define… function, 3 its caller
  const place = /\(?((?:file:\/\/)?[^()\s]+:\d+):\d+\)?$/.exec(frames[3] ?? '')?.[1] ?? ''
  return decodeURI(place.replace(/^file:\/\//, ''))
}
