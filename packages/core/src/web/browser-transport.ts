import type { Transport } from '../endpoint/client.ts'
import { currentLanguage } from './language.ts'

const listeners = new Set<() => void>()

/** Called when the server says that nobody is signed in (any more). */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Requests of the browser to its own county, with the session's cookie and the reader's language. */
export const browserTransport: Transport = async ({ method, url, headers, body, signal }) => {
  const response = await fetch(url, {
    method,
    headers: { ...headers, 'accept-language': currentLanguage() },
    credentials: 'same-origin',
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  })
  if (response.status === 401 && !url.endsWith('/api/core/session')) for (const listener of listeners) listener()
  return response
}
