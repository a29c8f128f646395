import { cache, Enums, RenderingEngine, setVolumesForViewports, type Types, volumeLoader } from '@cornerstonejs/core'
import {
  addTool,
  CrosshairsTool,
  PanTool,
  StackScrollTool,
  Enums as ToolEnums,
  ToolGroupManager,
  WindowLevelTool,
  ZoomTool,
} from '@cornerstonejs/tools'
import { type ImageSeries, stackOf } from './image-source.ts'
import type { PictureKeeper } from './picture-keeper.ts'
import { type VolumeRefusal, volumeRefusal } from './slice-geometry.ts'
import { planesOf } from './stack-geometry.ts'
import { type ImageWindow, rangeOf } from './window-presets.ts'

/** The three directions in which a volume is cut, as its panes stand. */
export const cuts = ['axial', 'sagittal', 'coronal'] as const
export type Cut = (typeof cuts)[number]

export type MprSession = {
  applyWindow(window: ImageWindow): void
  reset(): void
  dispose(): void
}

export type MprOpening = {
  /** Unique on the page. */
  id: string
  elements: Readonly<Record<Cut, HTMLDivElement>>
  pictures: PictureKeeper
  series: ImageSeries
  window?: ImageWindow | undefined
  /** Share of the slices that are here, 0 to 1. */
  onProgress(share: number): void
}

export type MprOutcome = { session: MprSession } | { refused: VolumeRefusal }

/** Makes a volume of the slices of a series and cuts it in three directions, with lines that say where (多平面重建). */
export async function openMpr({ id, elements, pictures, series, window, onProgress }: MprOpening): Promise<MprOutcome> {
  const stack = stackOf(series)
  await loadAll(
    stack.map(({ imageId }) => imageId),
    pictures,
    onProgress,
  )
  const refused = volumeRefusal(planesOf(stack))
  if (refused) return { refused }
  if (!registered) addTool(CrosshairsTool)
  registered = true
  const volumeId = `${id}-volume`
  await volumeLoader.createAndCacheVolumeFromImages(
    volumeId,
    stack.map(({ imageId }) => imageId),
  )
  const engine = new RenderingEngine(`${id}-engine`)
  const viewportIds = cuts.map((cut) => `${id}-${cut}`)
  engine.setViewports(
    cuts.map((cut) => ({
      viewportId: `${id}-${cut}`,
      element: elements[cut],
      type: Enums.ViewportType.ORTHOGRAPHIC,
      defaultOptions: { orientation: orientations[cut], background: [0, 0, 0] as Types.Point3 },
    })),
  )
  // with the focus Cornerstone swallows every key, those of the page and of the browser too
  for (const cut of cuts) elements[cut].removeAttribute('tabindex')
  await setVolumesForViewports(engine, [{ volumeId }], viewportIds)
  const viewports = () => viewportIds.map((one) => engine.getViewport(one) as Types.IVolumeViewport)
  const applyWindow = (wanted: ImageWindow): void => {
    for (const viewport of viewports()) viewport.setProperties({ voiRange: rangeOf(wanted) }, volumeId)
    engine.render()
  }
  const group = bindTools(`${id}-tools`, engine.id, viewportIds)
  if (window) applyWindow(window)
  const resize = new ResizeObserver(() => engine.resize(true, true))
  for (const cut of cuts) resize.observe(elements[cut])
  engine.render()
  return {
    session: {
      applyWindow,
      reset() {
        for (const viewport of viewports()) viewport.resetCamera()
        group.crosshairs()?.resetCrosshairs()
        engine.render()
      },
      dispose() {
        resize.disconnect()
        group.dispose()
        engine.destroy()
        if (cache.getVolume(volumeId)) cache.removeVolumeLoadObject(volumeId)
      },
    },
  }
}

let registered = false

const { AXIAL, SAGITTAL, CORONAL } = Enums.OrientationAxis
const orientations = { axial: AXIAL, sagittal: SAGITTAL, coronal: CORONAL } as const

/** Colours of the cuts: the lines in the other panes have the colour of the pane that they stand for. */
export const cutColours: Readonly<Record<Cut, string>> = {
  axial: 'rgb(109, 177, 255)',
  sagittal: 'rgb(245, 230, 168)',
  coronal: 'rgb(79, 201, 168)',
}

async function loadAll(ids: readonly string[], pictures: PictureKeeper, tell: (share: number) => void): Promise<void> {
  const queue = ids.values()
  let done = 0
  const work = async (): Promise<void> => {
    for (const id of queue) {
      await pictures.load(id)
      done += 1
      tell(done / ids.length)
    }
  }
  await Promise.all([work(), work(), work()])
}

/** Lines on the left button, zoom on the right, pan in the middle, the wheel turns the slices; Ctrl and the left button set the window. */
function bindTools(groupId: string, engineId: string, viewportIds: readonly string[]) {
  const group = ToolGroupManager.createToolGroup(groupId)
  if (!group) throw new Error(`a tool group ${groupId} exists already`)
  const { Primary, Secondary, Auxiliary, Wheel } = ToolEnums.MouseBindings
  const bindings = [
    [CrosshairsTool.toolName, [{ mouseButton: Primary }]],
    [ZoomTool.toolName, [{ mouseButton: Secondary }, { numTouchPoints: 2 }]],
    [PanTool.toolName, [{ mouseButton: Auxiliary }]],
    [StackScrollTool.toolName, [{ mouseButton: Wheel }]],
    [WindowLevelTool.toolName, [{ mouseButton: Primary, modifierKey: ToolEnums.KeyboardBindings.Ctrl }]],
  ] as const
  for (const [name] of bindings)
    if (name === CrosshairsTool.toolName)
      group.addTool(name, { getReferenceLineColor: (viewportId: string) => colourOf(viewportId) })
    else group.addTool(name)
  for (const viewportId of viewportIds) group.addViewport(viewportId, engineId)
  for (const [name, its] of bindings) group.setToolActive(name, { bindings: [...its] })
  return {
    crosshairs: () => group.getToolInstance(CrosshairsTool.toolName) as CrosshairsTool | undefined,
    dispose: () => ToolGroupManager.destroyToolGroup(groupId),
  }
}

function colourOf(viewportId: string): string {
  const cut = cuts.find((one) => viewportId.endsWith(one))
  return cut ? cutColours[cut] : 'rgb(200, 200, 200)'
}
