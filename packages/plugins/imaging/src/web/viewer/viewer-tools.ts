import {
  AngleTool,
  ArrowAnnotateTool,
  CobbAngleTool,
  EllipticalROITool,
  LengthTool,
  MagnifyTool,
  PanTool,
  ProbeTool,
  RectangleROITool,
  StackScrollTool,
  WindowLevelTool,
  ZoomTool,
} from '@cornerstonejs/tools'
import type { ViewerLabel } from './labels.ts'
import type { MeasurementKind } from './measurement.ts'

/** What the left mouse button does; the right one zooms, the middle one moves, the wheel scrolls. */
export type ViewerToolId = 'window' | 'zoom' | 'pan' | 'scroll' | 'magnify' | MeasurementKind

export type ViewerTool = {
  id: ViewerToolId
  /** The name under which Cornerstone knows it. */
  toolName: string
  label: ViewerLabel
  /** The key that chooses it. */
  key: string
  measures?: MeasurementKind
  /** It gives lengths, so it is absent where pixels have no size. */
  needsSpacing?: boolean
}

export const VIEWER_TOOLS: readonly ViewerTool[] = [
  { id: 'window', toolName: WindowLevelTool.toolName, label: 'imaging.viewer.tool.window', key: 'w' },
  { id: 'zoom', toolName: ZoomTool.toolName, label: 'imaging.viewer.tool.zoom', key: 'z' },
  { id: 'pan', toolName: PanTool.toolName, label: 'imaging.viewer.tool.pan', key: 'm' },
  { id: 'scroll', toolName: StackScrollTool.toolName, label: 'imaging.viewer.tool.scroll', key: 's' },
  { id: 'magnify', toolName: MagnifyTool.toolName, label: 'imaging.viewer.tool.magnify', key: 'g' },
  {
    id: 'length',
    toolName: LengthTool.toolName,
    label: 'imaging.viewer.tool.length',
    key: 'l',
    measures: 'length',
    needsSpacing: true,
  },
  { id: 'angle', toolName: AngleTool.toolName, label: 'imaging.viewer.tool.angle', key: 'a', measures: 'angle' },
  { id: 'cobb', toolName: CobbAngleTool.toolName, label: 'imaging.viewer.tool.cobb', key: 'c', measures: 'cobb' },
  {
    id: 'rectangle',
    toolName: RectangleROITool.toolName,
    label: 'imaging.viewer.tool.rectangle',
    key: 'r',
    measures: 'rectangle',
  },
  {
    id: 'ellipse',
    toolName: EllipticalROITool.toolName,
    label: 'imaging.viewer.tool.ellipse',
    key: 'e',
    measures: 'ellipse',
  },
  { id: 'probe', toolName: ProbeTool.toolName, label: 'imaging.viewer.tool.probe', key: 'p', measures: 'probe' },
  {
    id: 'arrow',
    toolName: ArrowAnnotateTool.toolName,
    label: 'imaging.viewer.tool.arrow',
    key: 't',
    measures: 'arrow',
  },
]

/** The classes to register once. */
export const TOOL_CLASSES = [
  WindowLevelTool,
  ZoomTool,
  PanTool,
  StackScrollTool,
  MagnifyTool,
  LengthTool,
  AngleTool,
  CobbAngleTool,
  RectangleROITool,
  EllipticalROITool,
  ProbeTool,
  ArrowAnnotateTool,
]

/** The kind of measurement that a Cornerstone tool makes; undefined for tools that do not measure. */
export const measurementKindOf = (toolName: string): MeasurementKind | undefined =>
  VIEWER_TOOLS.find((tool) => tool.toolName === toolName)?.measures
