import { useConnected, useLabels, useSession } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { LanguageSwitch } from '../language-switch.tsx'
import { Bell } from './bell.tsx'
import { PageIcon } from './page-icon.tsx'
import { PersonMenu } from './person-menu.tsx'
import { PostSwitch } from './post-switch.tsx'
import { openSearch } from './search-everything.tsx'
import type { DeskPages } from './use-desk-pages.ts'

/** County, institution and role, search over everything, bell, person. */
export function TopBar(_: { readonly pages: DeskPages }): ReactElement {
  const { t, language } = useLabels()
  const { county } = useSession()
  const connected = useConnected()
  return (
    <header className="shell-bar">
      <a className="shell-skip" href="#page">
        {t('shell.skip')}
      </a>
      <Link to="/" className="shell-county">
        <strong>{(language === 'en' && county.nameEn) || county.name}</strong>
        <span>{t('shell.product')}</span>
      </Link>
      <PostSwitch />
      <button type="button" className="shell-search" onClick={openSearch}>
        <PageIcon name="SearchOutlined" />
        <span>{t('shell.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {connected ? null : <output className="shell-offline">{t('shell.reconnecting')}</output>}
      <LanguageSwitch />
      <Bell />
      <PersonMenu />
    </header>
  )
}
