import { Loading } from '@ygt/core/web'
import { type ReactElement, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { MissingPage } from '../missing-page.tsx'
import { MyWorkPage } from '../my-work/my-work-page.tsx'
import { ownPages } from './own-pages.tsx'
import { PluginPage } from './plugin-page.tsx'
import { Rail } from './rail.tsx'
import { SearchEverything } from './search-everything.tsx'
import { TopBar } from './top-bar.tsx'
import { type DeskPage, useDeskPages } from './use-desk-pages.ts'

/** The staff desk: bar above, rail at the left, one page. */
export function Desk(): ReactElement {
  const pages = useDeskPages()
  return (
    <div className="shell-desk">
      <TopBar pages={pages} />
      <Rail pages={pages} />
      <main className="shell-page" id="page">
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route path="/" element={<MyWorkPage />} />
            {ownPages.map(({ path, Part, access }) => (
              <Route
                key={path}
                path={path}
                element={<PluginPage plugin="core" path={path} access={access} Part={Part} />}
              />
            ))}
            {pages.all.map((page: DeskPage) => (
              <Route
                key={page.href}
                path={page.href}
                element={
                  <PluginPage
                    plugin={page.plugin.id}
                    path={page.path}
                    access={page.access}
                    room={page.room}
                    Part={page.Part}
                  />
                }
              />
            ))}
            <Route path="*" element={<MissingPage />} />
          </Routes>
        </Suspense>
      </main>
      <SearchEverything pages={pages} />
    </div>
  )
}
