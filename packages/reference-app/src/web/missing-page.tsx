import { Link, StateNotice, useT, useTitle } from '@ygt/core/web'
import type { ReactElement } from 'react'

/** An address that leads nowhere. */
export function MissingPage(): ReactElement {
  const t = useT()
  useTitle(t('shell.missing.title'))
  return (
    <StateNotice title={t('shell.missing.title')} action={<Link to="/">{t('shell.missing.home')}</Link>}>
      {t('shell.missing.text')}
    </StateNotice>
  )
}
