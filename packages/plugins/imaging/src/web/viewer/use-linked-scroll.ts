import { useEffect, useRef } from 'react'
import { followedIndex } from './slice-geometry.ts'
import type { RunningPane } from './viewer-pane.tsx'

type Panes = readonly (RunningPane | undefined)[]

/** While panes are linked, the others follow the chosen one: by place in the patient where that is known, else by the same number of pictures. */
export function useLinkedScroll(panes: Panes, { linked, active }: { linked: boolean; active: number }): void {
  const leader = panes[active]
  const index = leader?.state.view?.index
  const series = leader?.state.seriesUid
  const before = useRef<{ active: number; series: string | undefined; index: number }>(undefined)
  useEffect(() => {
    if (index === undefined || !leader) return
    const last = before.current
    before.current = { active, series, index }
    // the pane that was chosen just now leads from where it stands: nobody jumps
    if (!linked || !last || last.active !== active || last.series !== series || last.index === index) return
    for (const [at, pane] of panes.entries()) {
      const shown = pane?.state.view?.index
      if (!pane || at === active || shown === undefined) continue
      const to = followedIndex({
        from: leader.session.planes(),
        index,
        to: pane.session.planes(),
        offset: shown - last.index,
      })
      if (to !== shown) pane.session.scrollTo(to)
    }
  }, [panes, linked, active, leader, index, series])
}
