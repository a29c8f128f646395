import { ArrowAnnotateTool, annotation, Enums, ToolGroupManager } from '@cornerstonejs/tools'
import { VIEWER_TOOLS, type ViewerToolId } from './viewer-tools.ts'

export type ToolBindings = { activate(tool: ViewerToolId): void; dispose(): void }

/**
 * The mouse: the chosen tool on the left button, zoom on the right, pan on the middle, scrolling on the wheel; two fingers zoom.
 * Measurements that are not being drawn can still be moved.
 */
export function createToolBindings(options: {
  groupId: string
  viewportId: string
  engineId: string
  /** Asks for the text of an arrow; no text takes the arrow away. */
  askText(answer: (text?: string) => void): void
}): ToolBindings {
  const { groupId, viewportId, engineId, askText } = options
  const group = ToolGroupManager.createToolGroup(groupId)
  if (!group) throw new Error(`a tool group ${groupId} exists already`)
  for (const { toolName } of VIEWER_TOOLS) group.addTool(toolName)
  group.setToolConfiguration(ArrowAnnotateTool.toolName, {
    getTextCallback: askText,
    changeTextCallback: (_data: unknown, _event: unknown, answer: (text?: string) => void) => askText(answer),
  })
  group.addViewport(viewportId, engineId)
  annotation.config.style.setToolGroupToolStyles(groupId, { global: MEASUREMENT_STYLE })
  return {
    activate(chosen) {
      for (const { id, toolName, measures } of VIEWER_TOOLS) {
        const bindings = [...(id === chosen ? [{ mouseButton: Primary }] : []), ...(ALWAYS[id] ?? [])]
        if (bindings.length > 0) {
          group.setToolPassive(toolName, { removeAllBindings: true })
          group.setToolActive(toolName, { bindings })
        } else if (measures) group.setToolPassive(toolName, { removeAllBindings: true })
        else group.setToolDisabled(toolName)
      }
    },
    dispose: () => ToolGroupManager.destroyToolGroup(groupId),
  }
}

/** The page writes the results itself, in the reader's language: Cornerstone's text boxes need inline styles, which the page does not allow. */
const MEASUREMENT_STYLE = {
  textBoxVisibility: false,
  color: 'rgb(245, 230, 168)',
  colorHighlighted: 'rgb(110, 231, 183)',
  colorSelected: 'rgb(110, 231, 183)',
  lineWidth: '1.5',
}

const { Primary, Secondary, Auxiliary, Wheel } = Enums.MouseBindings

const ALWAYS: Partial<Record<ViewerToolId, { mouseButton?: number; numTouchPoints?: number }[]>> = {
  zoom: [{ mouseButton: Secondary }, { numTouchPoints: 2 }],
  pan: [{ mouseButton: Auxiliary }],
  scroll: [{ mouseButton: Wheel }],
}
