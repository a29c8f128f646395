import { cutLine } from './slice-geometry.ts'
import type { RunningPane, ScreenLine } from './viewer-pane.tsx'

/** Where the picture of the chosen pane cuts those of the others, for each pane; none where they share no space or lie parallel. */
export function referenceLines(panes: readonly (RunningPane | undefined)[], active: number): ScreenLine[][] {
  const source = panes[active]?.state.view ? panes[active]?.session.geometry() : undefined
  return panes.map((pane, at) => {
    if (!source || !pane?.state.view || at === active) return []
    const target = pane.session.geometry()
    if (!target?.frameOfReference || target.frameOfReference !== source.frameOfReference) return []
    const line = cutLine(source.corners, target)
    return line ? [{ from: pane.session.toScreen(line[0]), to: pane.session.toScreen(line[1]) }] : []
  })
}
