let headers: Readonly<Record<string, string>> = {}

/** Sends these headers with every image from now on, for pages without a session; answers what takes them back. */
export function bearPass(more: Readonly<Record<string, string>>): () => void {
  headers = more
  return () => {
    headers = {}
  }
}

export function imageHeaders(): Record<string, string> {
  return { ...headers }
}
