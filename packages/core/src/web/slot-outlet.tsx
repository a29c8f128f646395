import { createContext, lazy, type ReactElement, type ReactNode, Suspense, useContext, useMemo } from 'react'
import type { Slot, WebPlugin } from '../plugin/web-plugin.ts'
import { ContributionBoundary } from './contribution-boundary.tsx'
import { Loading } from './page-states.tsx'
import { useMay } from './session.tsx'

/** What the composition says of a plugin's pages and contributions before any of its code is loaded. */
export interface ShownPlugin {
  readonly id: string
  readonly pages: readonly ShownPage[]
  readonly contributions: readonly ShownContribution[]
  readonly load: () => Promise<{ readonly default: WebPlugin }>
}

export interface ShownPage {
  readonly path: string
  readonly access: string
  readonly room: 'desk' | 'reading'
  readonly nav: { readonly group: string; readonly order?: number; readonly icon?: string } | null
}

export interface ShownContribution {
  readonly slot: string
  readonly id: string
  readonly order: number
  readonly access?: string
}

export interface Shown {
  readonly plugins: readonly ShownPlugin[]
  /** Overlays of the county: ids in the order wanted, and those that are hidden. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
}

const Context = createContext<Shown>({ plugins: [], order: [], hidden: [] })

export function CompositionProvider({
  shown,
  children,
}: {
  readonly shown: Shown
  readonly children: ReactNode
}): ReactElement {
  return <Context value={shown}>{children}</Context>
}

export function useComposition(): Shown {
  return useContext(Context)
}

/** Shows what plugins contribute to a slot, each behind a boundary of its own. */
export function SlotOutlet<P extends object>({
  slot,
  props,
  fallback = null,
}: {
  readonly slot: Slot<P>
  readonly props: P
  readonly fallback?: ReactNode
}): ReactElement {
  const { plugins, order, hidden } = useComposition()
  const may = useMay()
  const found = useMemo(() => {
    const all = plugins.flatMap((plugin) =>
      plugin.contributions
        .filter((c) => c.slot === slot.id && !hidden.includes(c.id))
        .map((part) => ({ plugin, part })),
    )
    const place = (id: string) => (order.includes(id) ? order.indexOf(id) - 1_000_000 : 0)
    return all.toSorted((a, b) => place(a.part.id) - place(b.part.id) || a.part.order - b.part.order)
  }, [plugins, order, hidden, slot.id])
  const shown = found.filter(({ part }) => part.access === undefined || may(part.access))
  if (shown.length === 0) return <>{fallback}</>
  return (
    <>
      {shown.map(({ plugin, part }) => {
        const Part = contributionOf(plugin, part.id)
        return (
          <ContributionBoundary key={part.id} plugin={plugin.id} part={part.id}>
            <Suspense fallback={<Loading rows={3} />}>
              <Part {...props} />
            </Suspense>
          </ContributionBoundary>
        )
      })}
    </>
  )
}

const components = new Map<string, ReturnType<typeof lazy<(props: any) => ReactElement>>>()

function contributionOf(plugin: ShownPlugin, id: string) {
  const known = components.get(id)
  if (known) return known
  const made = lazy(async () => {
    const { parts } = (await plugin.load()).default
    const part = parts.find((p) => p.kind === 'contribution' && p.id === id)
    if (!part) throw new Error(`${plugin.id} has no contribution ${id}`)
    return (await part.load()) as { default: (props: any) => ReactElement }
  })
  components.set(id, made)
  return made
}
