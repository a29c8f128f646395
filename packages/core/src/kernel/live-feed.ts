/** One line to a page that listens: what changed, so that it asks again. No data of residents travels here. */
export interface LiveMessage {
  readonly kind: string
  readonly [detail: string]: string
}

/** Pages that listen by server-sent events, by practitioner. */
export interface LiveFeed {
  listen(practitioner: string, send: (message: LiveMessage) => void): () => void
  tell(to: readonly string[] | 'everyone', message: LiveMessage): void
}

/** Messages of one kind to one listener within this time become one, in milliseconds. */
const gather = 200

export function createLiveFeed(): LiveFeed {
  const listeners = new Set<{ readonly practitioner: string; readonly send: (message: LiveMessage) => void }>()
  const pending = new Map<string, NodeJS.Timeout>()
  return {
    listen(practitioner, send) {
      const listener = { practitioner, send }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell(to, message) {
      const key = `${to === 'everyone' ? '*' : to.join()}|${message.kind}`
      if (pending.has(key)) return
      const deliver = () => {
        pending.delete(key)
        for (const { practitioner, send } of listeners)
          if (to === 'everyone' || to.includes(practitioner)) send(message)
      }
      pending.set(key, setTimeout(deliver, gather).unref())
    },
  }
}
