import type { ViewerLabel } from './labels.ts'
import type { StackSession } from './stack-session.ts'
import { VIEWER_TOOLS, type ViewerToolId } from './viewer-tools.ts'

export type ShortcutTarget = {
  session: StackSession
  count: number
  /** Turns cine on or off. */
  togglePlay(): void
  chooseTool(tool: ViewerToolId): void
}

type Action = { key: string; label: ViewerLabel; run(target: ShortcutTarget): void }

/** Keys that are no tools. Letters only, and no key that a tool has. */
const ACTIONS: readonly Action[] = [
  { key: 'ArrowDown', label: 'imaging.viewer.key.next', run: ({ session }) => session.scrollBy(1) },
  { key: 'ArrowUp', label: 'imaging.viewer.key.previous', run: ({ session }) => session.scrollBy(-1) },
  { key: 'PageDown', label: 'imaging.viewer.key.next-ten', run: ({ session }) => session.scrollBy(10) },
  { key: 'PageUp', label: 'imaging.viewer.key.previous-ten', run: ({ session }) => session.scrollBy(-10) },
  { key: 'Home', label: 'imaging.viewer.key.first', run: ({ session }) => session.scrollTo(0) },
  { key: 'End', label: 'imaging.viewer.key.last', run: ({ session, count }) => session.scrollTo(count - 1) },
  { key: ' ', label: 'imaging.viewer.action.play', run: ({ togglePlay }) => togglePlay() },
  { key: 'i', label: 'imaging.viewer.action.invert', run: ({ session }) => session.invert() },
  { key: 'o', label: 'imaging.viewer.action.rotate', run: ({ session }) => session.rotate() },
  { key: 'h', label: 'imaging.viewer.action.flip-horizontal', run: ({ session }) => session.flip('horizontal') },
  { key: 'v', label: 'imaging.viewer.action.flip-vertical', run: ({ session }) => session.flip('vertical') },
  { key: '0', label: 'imaging.viewer.action.reset', run: ({ session }) => session.reset() },
  { key: 'Delete', label: 'imaging.viewer.action.remove', run: ({ session }) => session.removeMeasurement() },
]

/** Every key of the viewer and what it does, for the list that `?` opens. */
export const VIEWER_KEYS: readonly { readonly keys: string; readonly label: ViewerLabel }[] = [
  ...VIEWER_TOOLS.map(({ key, label }) => ({ keys: key.toUpperCase(), label })),
  ...ACTIONS.map(({ key, label }) => ({ keys: readable(key), label })),
]

/** Does what a key stands for and says whether it stood for anything. */
export function pressKey(key: string, target: ShortcutTarget): boolean {
  const pressed = key.length === 1 ? key.toLowerCase() : key
  const action = ACTIONS.find((each) => each.key === pressed)
  if (action) {
    action.run(target)
    return true
  }
  const tool = VIEWER_TOOLS.find((each) => each.key === pressed)
  if (tool) target.chooseTool(tool.id)
  return tool !== undefined
}

function readable(key: string): string {
  return key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key
}
