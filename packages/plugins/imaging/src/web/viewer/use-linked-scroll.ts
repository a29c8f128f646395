import { useEffect, useRef } from 'react'
import { followedIndex } from './slice-geometry.ts'
import type { RunningPane } from './viewer-pane.tsx'

type Panes = readonly (RunningPane | undefined)[]

type Link = {
  /** Which panes with which series are linked, and who leads. */
  key: string
  index: number
  /** How many pictures each pane was ahead of the leader when they were linked: what lags behind in loading does not count. */
  ahead: Map<number, number>
}

/** While panes are linked, the others follow the chosen one: by place in the patient where that is known, else by the same number of pictures. */
export function useLinkedScroll(panes: Panes, { linked, active }: { linked: boolean; active: number }): void {
  const link = useRef<Link>(undefined)
  const leader = panes[active]
  const index = leader?.state.view?.index
  const key = `${active} ${panes.map((pane) => pane?.state.seriesUid ?? '').join(' ')}`
  useEffect(() => {
    if (index === undefined || !leader || !linked) {
      link.current = undefined
      return
    }
    const current = link.current?.key === key ? link.current : { key, index, ahead: new Map<number, number>() }
    link.current = current
    const moved = current.index !== index
    for (const [at, pane] of panes.entries()) {
      const shown = pane?.state.view?.index
      if (!pane || at === active || shown === undefined) continue
      const offset = current.ahead.get(at) ?? shown - current.index
      current.ahead.set(at, offset)
      // nobody jumps when panes are linked, only when the leader moves
      if (!moved) continue
      const to = followedIndex({ from: leader.session.planes(), index, to: pane.session.planes(), offset })
      if (to !== shown) pane.session.scrollTo(to)
    }
    current.index = index
  }, [panes, linked, active, leader, index, key])
}
