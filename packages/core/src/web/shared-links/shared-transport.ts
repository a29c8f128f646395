import type { Transport } from '../../endpoint/client.ts'
import { browserTransport } from '../browser-transport.ts'

/** Requests with the pass of an opened link: what a page sends that is shown to somebody who is not signed in. */
export function sharedTransport(pass: string): Transport {
  return (request) => browserTransport({ ...request, headers: { ...request.headers, ...passHeaders(pass) } })
}

/** For what does not go through a client, such as a loader of images. */
export function passHeaders(pass: string): Readonly<Record<string, string>> {
  return { authorization: `Link ${pass}` }
}
