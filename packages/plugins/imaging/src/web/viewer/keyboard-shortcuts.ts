import type { StackSession } from './stack-session.ts'
import { VIEWER_TOOLS, type ViewerToolId } from './viewer-tools.ts'

export type ShortcutTarget = {
  session: StackSession
  count: number
  /** Turns cine on or off. */
  togglePlay(): void
  chooseTool(tool: ViewerToolId): void
}

/**
 * Does what a key stands for and says whether it stood for anything. Arrows and page keys scroll, Home and End go to the ends,
 * the space bar plays, I inverts, 0 resets, Delete removes what is selected, letters choose tools.
 */
export function pressKey(key: string, target: ShortcutTarget): boolean {
  const action = ACTIONS[key]
  if (action) {
    action(target)
    return true
  }
  const tool = VIEWER_TOOLS.find((each) => each.key === key.toLowerCase())
  if (tool) target.chooseTool(tool.id)
  return tool !== undefined
}

const ACTIONS: Record<string, ((target: ShortcutTarget) => void) | undefined> = {
  ArrowDown: ({ session }) => session.scrollBy(1),
  ArrowUp: ({ session }) => session.scrollBy(-1),
  PageDown: ({ session }) => session.scrollBy(10),
  PageUp: ({ session }) => session.scrollBy(-10),
  Home: ({ session }) => session.scrollTo(0),
  End: ({ session, count }) => session.scrollTo(count - 1),
  ' ': ({ togglePlay }) => togglePlay(),
  i: ({ session }) => session.invert(),
  0: ({ session }) => session.reset(),
  Delete: ({ session }) => session.removeMeasurement(),
}
