import { type ShownPage, type ShownPlugin, useComposition, useSession } from '@ygt/core/web'
import { type ComponentType, lazy, useMemo } from 'react'
import { ownPages } from './own-pages.tsx'

export interface DeskPage extends ShownPage {
  readonly plugin: ShownPlugin
  readonly href: string
  readonly Part: ComponentType
}

export interface RailEntry {
  readonly href: string
  readonly label: string
  readonly group: string
  readonly icon: string | undefined
  readonly order: number
}

export interface DeskPages {
  readonly all: readonly DeskPage[]
  /** What this post may open, for rail and search. */
  readonly entries: readonly RailEntry[]
}

/** The pages of all plugins, and those of them that stand in the rail of this post. */
export function useDeskPages(): DeskPages {
  const { plugins, order, hidden } = useComposition()
  const { may } = useSession()
  const all = useMemo(
    () =>
      plugins.flatMap((plugin) =>
        plugin.pages.map((page) => ({
          ...page,
          plugin,
          href: `/${plugin.id}${page.path}`,
          Part: partOf(plugin, page.path),
        })),
      ),
    [plugins],
  )
  const entries = useMemo(() => {
    const own = ownPages.flatMap(({ path, access, label, group, icon }) =>
      label && (access === undefined || may(access)) ? [{ href: path, label, group, icon, order: 50 }] : [],
    )
    const theirs = all.flatMap(({ href, access, nav, plugin, path }) =>
      nav && may(access) && !hidden.includes(href)
        ? [{ href, label: pageLabel(plugin.id, path), group: nav.group, icon: nav.icon, order: nav.order ?? 100 }]
        : [],
    )
    const place = (href: string) => (order.includes(href) ? order.indexOf(href) - 1_000_000 : 0)
    return [...own, ...theirs].toSorted((a, b) => place(a.href) - place(b.href) || a.order - b.order)
  }, [all, hidden, order, may])
  return { all, entries }
}

/** `/requests/new` of `imaging` is called `imaging.page.requests.new`. */
export function pageLabel(plugin: string, path: string): string {
  const words = path.split('/').filter((part) => part !== '' && !part.startsWith(':'))
  return [plugin, 'page', ...words].join('.')
}

const parts = new Map<string, ComponentType>()

function partOf(plugin: ShownPlugin, path: string): ComponentType {
  const id = `${plugin.id}${path}`
  const known = parts.get(id)
  if (known) return known
  const made = lazy(async () => {
    const web = (await plugin.load()).default
    const part = web.parts.find((p) => p.kind === 'page' && p.path === path)
    if (!part) throw new Error(`${plugin.id} has no page ${path}`)
    return (await part.load()) as { default: ComponentType }
  })
  parts.set(id, made)
  return made
}
