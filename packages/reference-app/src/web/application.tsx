import { plugins } from 'virtual:ygt-plugins'
import {
  CompositionProvider,
  coreClient,
  Failed,
  failureKind,
  LiveProvider,
  Loading,
  onSignedOut,
  ProblemFailure,
  SessionProvider,
  sessionKey,
  useAnswer,
  useQueryClient,
  useSessionFacts,
} from '@ygt/core/web'
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useState } from 'react'
import { Route, Routes } from 'react-router'
import { Desk } from './desk/desk.tsx'
import { SignInPage } from './sign-in-page.tsx'

const SharedPage = lazy(() => import('./shared/shared-page.tsx'))
const VerifyPage = lazy(() => import('./verify-page.tsx'))

/** What an address shows: a page for anybody, or the desk of whoever is signed in. */
export function Application(): ReactElement {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/verify/:code?" element={<VerifyPage />} />
        <Route path="/shared" element={<SharedPage />} />
        <Route path="*" element={<ForStaff />} />
      </Routes>
    </Suspense>
  )
}

function ForStaff(): ReactElement {
  const memory = useQueryClient()
  const [ended, setEnded] = useState(false)
  const session = useSessionFacts()
  useEffect(() => onSignedOut(() => setEnded(true)), [])
  const nobody = ended || (session.error instanceof ProblemFailure && session.error.problem.status === 401)
  if (nobody)
    return (
      <SignInPage
        ended={session.data !== undefined}
        done={() => {
          setEnded(false)
          void memory.resetQueries({ queryKey: sessionKey })
        }}
      />
    )
  if (session.data)
    return (
      <SessionProvider facts={session.data}>
        <LiveProvider>
          <Composed />
        </LiveProvider>
      </SessionProvider>
    )
  if (session.error && failureKind(session.error) !== 'forbidden')
    return <Failed error={session.error} retry={() => void session.refetch()} />
  return <Loading />
}

/** The desk with what is composed and up, in the order that the county chose. */
function Composed(): ReactElement {
  const { data } = useAnswer(['core', 'application'], () => coreClient.application({}))
  const shown = useMemo(() => ({ plugins, order: data?.pages.order ?? [], hidden: data?.pages.hide ?? [] }), [data])
  return (
    <CompositionProvider shown={shown}>
      <Desk />
    </CompositionProvider>
  )
}
