import { ContributionBoundary, Forbidden, Loading, ReadingRoom, useSession } from '@ygt/core/web'
import { type ComponentType, type ReactElement, Suspense } from 'react'
import { useLocation } from 'react-router'

interface PluginPageProps {
  readonly plugin: string
  readonly path: string
  readonly access?: string | undefined
  readonly room?: 'desk' | 'reading'
  readonly Part: ComponentType
}

/** A page behind its permission and a boundary of its own; reading rooms are dark. */
export function PluginPage({ plugin, path, access, room = 'desk', Part }: PluginPageProps): ReactElement {
  const { may } = useSession()
  const { pathname } = useLocation()
  if (access !== undefined && !may(access)) return <Forbidden permission={access} />
  const page = (
    <ContributionBoundary key={pathname} plugin={plugin} part={path}>
      <Suspense fallback={<Loading />}>
        <Part />
      </Suspense>
    </ContributionBoundary>
  )
  return room === 'reading' ? <ReadingRoom>{page}</ReadingRoom> : page
}
