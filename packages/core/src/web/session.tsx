import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactElement, type ReactNode, useContext, useMemo } from 'react'
import type { TypesOf } from '../endpoint/define-endpoint.ts'
import type { coreApi } from '../kernel/core-api.ts'
import { browserTransport } from './browser-transport.ts'
import { coreClient } from './clients.ts'
import { useAnswer } from './queries.ts'

export type SessionFacts = TypesOf<(typeof coreApi)['session']>['out']

export interface Session extends SessionFacts {
  /** Whether the present post holds a permission, `orders:report:read@imaging` or without qualifier. */
  may(permission: string): boolean
  switchPost(post: string): Promise<void>
  signOut(): Promise<void>
}

const Context = createContext<Session | undefined>(undefined)

export const sessionKey = ['core', 'session'] as const

/** Who is signed in; `undefined` while that is being asked, `null` when nobody is. */
export function useSessionFacts() {
  return useAnswer(sessionKey, () => coreClient.session({}))
}

export function SessionProvider({
  facts,
  children,
}: {
  readonly facts: SessionFacts
  readonly children: ReactNode
}): ReactElement {
  const memory = useQueryClient()
  const session = useMemo<Session>(
    () => ({
      ...facts,
      may: (permission) => holds(facts.permissions, permission),
      async switchPost(post) {
        await send('POST', '/api/core/session/post', { post })
        // what the other post may see is not what this one saw
        await memory.resetQueries()
      },
      async signOut() {
        await send('DELETE', '/api/core/session')
        memory.clear()
        globalThis.location.assign('/')
      },
    }),
    [facts, memory],
  )
  return <Context value={session}>{children}</Context>
}

/** The person at the desk. */
export function useSession(): Session {
  const session = useContext(Context)
  if (!session) throw new Error('useSession outside of SessionProvider')
  return session
}

/** Whether somebody at the desk holds a permission; nobody does where nobody is signed in. */
export function useMay(): (permission: string) => boolean {
  const session = useContext(Context)
  return session?.may ?? holdsNothing
}

const holdsNothing = (): boolean => false

export function holds(permissions: readonly string[], stated: string): boolean {
  const [name, qualifier] = stated.split('@')
  return permissions.some((held) => {
    const [heldName, heldQualifier] = held.split('@')
    return heldName === name && (qualifier === undefined || heldQualifier === undefined || heldQualifier === qualifier)
  })
}

function send(method: string, url: string, body?: unknown): Promise<Response> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) }
  return browserTransport({
    method,
    url,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...content,
  })
}
