import { cache, Enums, eventTarget, type Types } from '@cornerstonejs/core'
import { utilities as toolUtilities } from '@cornerstonejs/tools'
import { type ImageSeries, type StackImage, stackOf } from './image-source.ts'
import { problemOf, type ViewerProblem } from './load-problem.ts'
import type { Measurement } from './measurement.ts'
import { watchMeasurements } from './measurement-watcher.ts'
import type { PictureKeeper } from './picture-keeper.ts'
import { enableStack, keepWindow, needsCard } from './processor-stack.ts'
import type { Vector } from './slice-geometry.ts'
import { geometryOf, type PictureGeometry, planesOf } from './stack-geometry.ts'
import { readStack, type StackView } from './stack-view.ts'
import { rescaled } from './thumbnail-painter.ts'
import { createToolBindings } from './tool-bindings.ts'
import type { ViewerToolId } from './viewer-tools.ts'
import { type ImageWindow, rangeOf } from './window-presets.ts'

/** What the page needs to know of the stack; `view` is undefined until a picture stands. */
export type StackState = {
  seriesUid?: string
  progress?: number
  problem?: ViewerProblem
  view?: StackView
  playing: boolean
}

export type StackSessionOptions = {
  /** Unique on the page. */
  id: string
  element: HTMLDivElement
  pictures: PictureKeeper
  /** Drawn by the graphics card, or what the browser has in its place; otherwise by the program. */
  card: boolean
  /** A picture came that only the card may draw. */
  onCardNeeded(): void
  onState(change: (state: StackState) => StackState): void
  onMeasurement(measurement: Measurement): void
  onMeasurementRemoved(id: string): void
  /** Asks for the text of an arrow; no text takes the arrow away. */
  askText(answer: (text?: string) => void): void
}

/** One viewport and everything that hangs on it. After `dispose` nothing of it is left but the pictures, which are their keeper's. */
export type StackSession = {
  /** Shows a series, from picture `index` on and in a window of its own where they are given. */
  show(series: ImageSeries, opening?: Opening): Promise<void>
  /** The picture that is shown. */
  shown(): StackImage | undefined
  /** Where its pictures lie, as far as they have been loaded. */
  planes(): ReturnType<typeof planesOf>
  /** Where the picture lies that is shown. */
  geometry(): PictureGeometry | undefined
  /** From a place in the patient to CSS pixels from the upper left corner. */
  toScreen(place: Vector): readonly [number, number]
  scrollTo(index: number): void
  scrollBy(delta: number): void
  useTool(tool: ViewerToolId): void
  applyWindow(window: ImageWindow | 'full'): void
  invert(): void
  rotate(): void
  flip(direction: 'horizontal' | 'vertical'): void
  reset(): void
  play(framesPerSecond: number): void
  pause(): void
  removeMeasurement(id?: string): void
  /** Draws what the server keeps of the series that is shown. */
  drawKept(kept: readonly Measurement[]): void
  dispose(): void
}

export type Opening = { index?: number; window?: ImageWindow | undefined }

/** Sets up a viewport in the element. The element must have a size. */
export function createStackSession({
  id,
  element,
  pictures,
  card,
  onCardNeeded,
  onState,
  onMeasurement,
  onMeasurementRemoved,
  askText,
}: StackSessionOptions): StackSession {
  const viewportId = `${id}-viewport`
  const engine = enableStack(`${id}-engine`, { viewportId, element, defaultOptions: { background: [0, 0, 0] } }, card)
  // With the focus Cornerstone swallows every key, those of the page and of the browser too.
  element.removeAttribute('tabindex')
  const viewport = engine.getViewport(viewportId) as Types.IStackViewport
  const bindings = createToolBindings({ groupId: `${id}-tools`, viewportId, engineId: engine.id, askText })
  let stack: StackImage[] = []
  let request = 0
  let disposed = false

  const imageAt = (imageId: string): StackImage | undefined => stack.find((image) => image.imageId === imageId)
  const imageOf = ({ seriesUid, instanceUid, frame }: Measurement): StackImage | undefined =>
    stack.find((one) => one.seriesUid === seriesUid && one.instanceUid === instanceUid && one.frame === frame)
  const refresh = (): void => {
    if (disposed || stack.length === 0) return
    const view = readStack(viewport, measurements.on)
    onState((state) => ({ ...state, ...(view && { view }) }))
  }
  const measurements = watchMeasurements({
    viewport,
    imageAt,
    imageOf,
    onMeasurement,
    onMeasurementRemoved,
    onChange: refresh,
  })
  /** A picture in the middle of the stack did not come: the one before it must not stand in its place. */
  const failed = (event: Event): void => {
    const { imageId = '', error } = (event as CustomEvent<{ imageId?: string; error?: unknown }>).detail
    if (imageId === stack[viewport.getTargetImageIdIndex()]?.imageId)
      onState((state) => ({ ...state, problem: problemOf(error) }))
  }
  /** A picture sets off several events; the page is drawn anew once for each frame of the screen. */
  let awaited = 0
  const refreshSoon = (): void => {
    awaited ||= requestAnimationFrame(() => {
      awaited = 0
      refresh()
    })
  }
  /** The window that somebody set, for the pictures to come. */
  let chosen: Types.VOIRange | undefined
  const windowed = (event: Event): void => {
    chosen = (event as CustomEvent<{ range?: Types.VOIRange }>).detail.range
  }
  const arrived = (): void => {
    // Cornerstone tells of the picture first and then takes it
    if (!card) queueMicrotask(() => !disposed && keepWindow(viewport, chosen))
    onState((state) => {
      const { problem, ...rest } = state
      return problem === undefined ? state : rest
    })
    refreshSoon()
  }
  const resize = new ResizeObserver(() => {
    // a picture that nobody has enlarged goes on to fill its pane
    if (element.clientWidth > 0 && element.clientHeight > 0)
      engine.resize(true, Math.abs(viewport.getZoom() - 1) > 0.02)
  })
  resize.observe(element)
  const loaded = (event: Event): void => {
    const { image } = (event as CustomEvent<{ image: Types.IImage }>).detail
    if (card || !imageAt(image.imageId) || !needsCard(image)) return
    // the program would have rounded it by then
    cache.removeImageLoadObject(image.imageId, { force: true })
    onCardNeeded()
  }
  const { STACK_NEW_IMAGE, IMAGE_LOADED, VOI_MODIFIED, CAMERA_MODIFIED, IMAGE_RENDERED, IMAGE_LOAD_ERROR } =
    Enums.Events
  const redraws = [VOI_MODIFIED, CAMERA_MODIFIED, IMAGE_RENDERED]
  for (const event of redraws) element.addEventListener(event, refreshSoon)
  element.addEventListener(STACK_NEW_IMAGE, arrived)
  element.addEventListener(VOI_MODIFIED, windowed)
  eventTarget.addEventListener(IMAGE_LOADED, loaded)
  eventTarget.addEventListener(IMAGE_LOAD_ERROR, failed)

  const pause = (): void => {
    if (disposed) return
    toolUtilities.cine.stopClip(element)
    onState((state) => ({ ...state, playing: false }))
  }
  const update = (change: () => void): void => {
    if (disposed || stack.length === 0) return
    change()
    viewport.render()
    refresh()
  }

  return {
    shown: () => (disposed ? undefined : stack[viewport.getCurrentImageIdIndex()]),
    planes: () => planesOf(stack),
    geometry: () => (disposed ? undefined : geometryOf(viewport.getCurrentImageId() ?? '')),
    toScreen: ([x, y, z]) => viewport.worldToCanvas([x, y, z]),
    async show(series, { index = 0, window } = {}) {
      const ticket = ++request
      const current = (): boolean => ticket === request && !disposed
      pause()
      stack = stackOf(series)
      onState(() => ({ seriesUid: series.uid, playing: false, ...(stack.length > 0 && { progress: 0 }) }))
      const at = Math.min(Math.max(0, index), Math.max(0, stack.length - 1))
      const first = stack[at]
      if (!first) return
      pictures.note(stack.map(({ imageId }) => imageId))
      const stop = watchProgress(first, (progress) => current() && onState((state) => ({ ...state, progress })))
      try {
        const picture = await pictures.load(first.imageId)
        if (!current()) return
        if (!card && needsCard(picture)) return onCardNeeded()
        chosen = undefined
        await viewport.setStack(
          stack.map(({ imageId }) => imageId),
          at,
        )
        if (!current()) return
        if (window && !viewport.getCornerstoneImage().color) {
          viewport.setProperties({ voiRange: rangeOf(window) })
          viewport.render()
        }
        pictures.prefetch(outward(stack, at), current)
        onState(({ progress: _done, problem: _solved, ...state }) => state)
        refresh()
      } catch (error) {
        if (current())
          onState(({ progress: _done, view: _none, ...state }) => ({ ...state, problem: problemOf(error) }))
      } finally {
        stop()
      }
    },
    scrollTo(index) {
      if (disposed || stack.length === 0) return
      // What fails is told by IMAGE_LOAD_ERROR.
      viewport.setImageIdIndex(Math.min(stack.length - 1, Math.max(0, index))).catch(() => {})
    },
    scrollBy(delta) {
      this.scrollTo(viewport.getTargetImageIdIndex() + delta)
    },
    useTool: (tool) => bindings.activate(tool),
    applyWindow(window) {
      update(() => {
        const image = viewport.getCornerstoneImage()
        const full = { lower: rescaled(image, image.minPixelValue), upper: rescaled(image, image.maxPixelValue) }
        viewport.setProperties({ voiRange: window === 'full' ? full : rangeOf(window) })
      })
    },
    invert: () => update(() => viewport.setProperties({ invert: !viewport.getProperties().invert })),
    rotate: () =>
      update(() =>
        viewport.setViewPresentation({ rotation: ((viewport.getViewPresentation().rotation ?? 0) + 90) % 360 }),
      ),
    flip: (direction) =>
      update(() => {
        const { flipHorizontal = false, flipVertical = false } = viewport.getViewPresentation()
        viewport.setViewPresentation(
          direction === 'horizontal' ? { flipHorizontal: !flipHorizontal } : { flipVertical: !flipVertical },
        )
      }),
    reset() {
      update(() => {
        viewport.resetProperties()
        chosen = undefined
        viewport.setViewPresentation({ rotation: 0, flipHorizontal: false, flipVertical: false })
        viewport.resetCamera()
      })
    },
    play(framesPerSecond) {
      if (disposed || stack.length < 2) return
      toolUtilities.cine.playClip(element, { framesPerSecond, loop: true })
      onState((state) => ({ ...state, playing: true }))
    },
    pause,
    removeMeasurement: (measurement) => measurements.remove(measurement),
    drawKept: (kept) => !disposed && stack.length > 0 && measurements.drawKept(kept),
    dispose() {
      if (disposed) return
      toolUtilities.cine.stopClip(element)
      disposed = true
      resize.disconnect()
      cancelAnimationFrame(awaited)
      for (const event of redraws) element.removeEventListener(event, refreshSoon)
      element.removeEventListener(STACK_NEW_IMAGE, arrived)
      element.removeEventListener(VOI_MODIFIED, windowed)
      eventTarget.removeEventListener(IMAGE_LOADED, loaded)
      eventTarget.removeEventListener(IMAGE_LOAD_ERROR, failed)
      measurements.dispose()
      bindings.dispose()
      engine.destroy()
    },
  }
}

/** Addresses of the pictures, those around the first one first: from there people scroll. */
function outward(stack: readonly StackImage[], first: number): string[] {
  return stack
    .map(({ imageId }, index) => ({ imageId, far: Math.abs(index - first) }))
    .toSorted((a, b) => a.far - b.far)
    .map(({ imageId }) => imageId)
}

/** Follows the transfer of one instance, in percent. */
function watchProgress({ imageId }: StackImage, report: (percent: number) => void): () => void {
  const listener = (event: Event): void => {
    const { detail } = event as CustomEvent<{ imageId?: string; percentComplete?: number }>
    if (detail.imageId === imageId && detail.percentComplete !== undefined) report(detail.percentComplete)
  }
  eventTarget.addEventListener('cornerstoneimageloadprogress', listener)
  return () => eventTarget.removeEventListener('cornerstoneimageloadprogress', listener)
}
