import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react'

export interface LiveMessage {
  readonly kind: string
  readonly [detail: string]: string
}

type Listener = (message: LiveMessage) => void

interface Live {
  listen(listener: Listener): () => void
  readonly connected: boolean
}

const Context = createContext<Live>({ listen: () => () => undefined, connected: true })

/** One connection of server-sent events for the whole tab; after a gap everything on screen is asked again. */
export function LiveProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const memory = useQueryClient()
  const [connected, setConnected] = useState(true)
  const [hub] = useState(createHub)
  useEffect(() => {
    const source = new EventSource('/api/core/live')
    let lost = false
    source.addEventListener('open', () => {
      setConnected(true)
      if (lost) void memory.invalidateQueries()
      lost = false
    })
    source.addEventListener('error', () => {
      lost = true
      setConnected(false)
    })
    source.addEventListener('message', ({ data }) => {
      hub.tell(JSON.parse(String(data)) as LiveMessage)
    })
    return () => source.close()
  }, [hub, memory])
  const value = useMemo<Live>(() => ({ connected, listen: hub.listen }), [connected, hub])
  return <Context value={value}>{children}</Context>
}

/** Called when the server says that something of a kind has changed; asks what is named again. */
export function useLive(kind: string | readonly string[], changed: (message: LiveMessage) => void): void {
  const { listen } = useContext(Context)
  const told = useEffectEvent(changed)
  const kinds = typeof kind === 'string' ? kind : kind.join(' ')
  useEffect(() => listen((message) => kinds.split(' ').includes(message.kind) && told(message)), [listen, kinds])
}

/** Asks a list again whenever something of a kind has changed. */
export function useLiveRefresh(kind: string | readonly string[], key: readonly unknown[]): void {
  const memory = useQueryClient()
  useLive(kind, () => void memory.invalidateQueries({ queryKey: key }))
}

/** Whether changes reach this page by themselves. */
export function useConnected(): boolean {
  return useContext(Context).connected
}

/** Who on this page wants to know. */
function createHub() {
  const listeners = new Set<Listener>()
  return {
    tell(message: LiveMessage): void {
      for (const listener of listeners) listener(message)
    },
    listen(listener: Listener): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
