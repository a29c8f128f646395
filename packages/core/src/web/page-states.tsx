import { Button } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { failureKind, ProblemFailure } from './failure.ts'
import { useLabels, useT } from './labels.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { useSession } from './session.tsx'

interface StateProps {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** The frame of a page, or part of one, that has nothing to show: what is the case, and what to do now. */
export function StateNotice({ title, children, action }: StateProps): ReactElement {
  return (
    <div className="ygt-state">
      <h2>{title}</h2>
      {children ? <div className="ygt-state-text">{children}</div> : null}
      {action}
    </div>
  )
}

export function Empty({ title, children, action }: Partial<StateProps>): ReactElement {
  const t = useT()
  return (
    <StateNotice title={title ?? t('web.empty.title')} action={action}>
      {children}
    </StateNotice>
  )
}

/** Grey bars in the place of what comes, at once. */
export function Loading({ rows = 5 }: { readonly rows?: number }): ReactElement {
  const t = useT()
  const slow = useLater(3000)
  return (
    <output className="ygt-loading" aria-label={t('web.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="ygt-bar" data-short={index % 3 === 2} />
      ))}
      {slow ? <p className="ygt-muted">{t('web.loading.slow')}</p> : null}
    </output>
  )
}

/** An error as the state it is: refused, missing, offline or broken. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }): ReactElement {
  const t = useT()
  const kind = failureKind(error)
  const again = retry ? (
    <Button type="primary" onClick={retry}>
      {t('web.retry')}
    </Button>
  ) : undefined
  if (kind === 'forbidden')
    return <Forbidden permission={String((error as ProblemFailure).problem.details?.permission ?? '')} />
  if (kind === 'offline')
    return (
      <StateNotice title={t('web.offline.title')} action={again}>
        {t('web.offline.text')}
      </StateNotice>
    )
  return (
    <StateNotice title={t(kind === 'missing' ? 'web.missing.title' : 'web.failed.title')} action={again}>
      {error instanceof ProblemFailure ? <ProblemAlert problem={error.problem} /> : t('web.failed.text')}
    </StateNotice>
  )
}

/** What the present post may not see, and which posts could. */
export function Forbidden({ permission }: { readonly permission?: string }): ReactElement {
  const { t } = useLabels()
  const { post, posts } = useSession()
  const role = post ? t(`core.role.${post.role}`) : t('web.no-post')
  return (
    <StateNotice title={t('web.forbidden.title')}>
      <p>{t(posts.length > 1 ? 'web.forbidden.switch' : 'web.forbidden.text', { role })}</p>
      {permission ? <p className="ygt-muted">{t('web.forbidden.permission', { permission })}</p> : null}
    </StateNotice>
  )
}

interface Asked<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly refetch: () => unknown
}

/** Shows the answer of a query, or the state that it is in. What was shown before stays while it is asked again. */
export function Answered<T>({
  query,
  rows,
  children,
}: {
  readonly query: Asked<T>
  readonly rows?: number
  readonly children: (data: T) => ReactNode
}): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />
  return <Loading {...(rows !== undefined && { rows })} />
}

function useLater(milliseconds: number): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return later
}
