import { coreClient, useAnswer, useLiveRefresh, useT } from '@ygt/core/web'
import { type ReactElement, useState } from 'react'
import { matchPath, NavLink, useLocation } from 'react-router'
import { PageIcon } from './page-icon.tsx'
import type { DeskPages, RailEntry } from './use-desk-pages.ts'

const groups = ['work', 'patients', 'centres', 'management', 'operation']

/** The pages of this post: its work first, then patients, centres, management. Folded in reading rooms, and when wanted. */
export function Rail({ pages }: { readonly pages: DeskPages }): ReactElement {
  const t = useT()
  const { pathname } = useLocation()
  const [chosen, setChosen] = useState<boolean>()
  const reading = pages.all.some((page) => page.room === 'reading' && matchPath(page.href, pathname))
  const folded = chosen ?? reading
  const work = useAnswer(['core', 'work', 'counts'], () => coreClient.work({ limit: 1 }))
  useLiveRefresh('work', ['core', 'work', 'counts'])
  const home: RailEntry = { href: '/', label: 'shell.page.work', group: 'work', icon: 'InboxOutlined', order: 0 }
  return (
    <nav className={`shell-rail${reading ? ' ygt-dark' : ''}`} data-folded={folded} aria-label={t('shell.rail')}>
      {groups.map((group) => {
        const entries = [...(group === 'work' ? [home] : []), ...pages.entries.filter((entry) => entry.group === group)]
        if (entries.length === 0) return null
        return (
          <section key={group}>
            {folded ? <hr /> : <h2>{t(`shell.rail.${group}`)}</h2>}
            {entries.map(({ href, label, icon }) => (
              <NavLink
                key={href}
                to={href}
                end={href === '/' || entries.some((other) => other.href.startsWith(`${href}/`))}
                title={folded ? t(label) : undefined}
              >
                <PageIcon name={icon} />
                {folded ? null : <span>{t(label)}</span>}
                {href === '/' && work.data && work.data.total > 0 ? (
                  <b className="shell-badge">{work.data.total}</b>
                ) : null}
              </NavLink>
            ))}
          </section>
        )
      })}
      <button type="button" className="shell-fold" onClick={() => setChosen(!folded)}>
        <PageIcon name={folded ? 'MenuUnfoldOutlined' : 'MenuFoldOutlined'} />
        {folded ? null : <span>{t('shell.rail.fold')}</span>}
      </button>
    </nav>
  )
}
