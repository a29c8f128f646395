import { eventTarget, type Types } from '@cornerstonejs/core'
import { annotation as annotations, Enums, type Types as ToolTypes } from '@cornerstonejs/tools'
import type { StackImage } from './image-source.ts'
import { createKeptDrawings } from './kept-drawings.ts'
import { type Measurement, measurementOf } from './measurement.ts'
import { measurementKindOf } from './viewer-tools.ts'

export type MeasurementWatcher = {
  /** The measurements on a picture. */
  on(imageId: string): Measurement[]
  /** Draws what the server keeps; it is not told as a measurement of this reader's, and not removed here. */
  drawKept(kept: readonly Measurement[]): void
  /** Removes one measurement, or those that are selected. */
  remove(id?: string): void
  dispose(): void
}

type WatcherOptions = {
  viewport: Types.IStackViewport
  /** The picture of this viewer that has the id, if it is one of its pictures. */
  imageAt(imageId: string): StackImage | undefined
  /** The picture of this viewer that a measurement is on. */
  imageOf(measurement: Measurement): StackImage | undefined
  /** A measurement was made, or changed and then left alone for a moment. */
  onMeasurement(measurement: Measurement): void
  onMeasurementRemoved(id: string): void
  /** Something is to be drawn anew. */
  onChange(): void
}

/** How long a measurement has to stay as it is before it is told, milliseconds. */
const SETTLING = 250

/** Follows the measurements of one viewer. Cornerstone keeps annotations for the whole page; `dispose` takes ours out again. */
export function watchMeasurements({ viewport, imageAt, imageOf, ...tell }: WatcherOptions): MeasurementWatcher {
  const own = new Map<string, { annotation: ToolTypes.Annotation; image: StackImage }>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const told = new Map<string, string>()
  const kept = createKeptDrawings(viewport, imageOf)

  const read = (id: string): Measurement | undefined => {
    const entry = own.get(id)
    const kind = measurementKindOf(entry?.annotation.metadata?.toolName ?? '')
    return entry && kind && measurementOf(entry.annotation, kind, entry.image)
  }
  const settled = (id: string): void => {
    timers.delete(id)
    const measurement = read(id)
    const text = JSON.stringify(measurement)
    if (!measurement || told.get(id) === text) return
    told.set(id, text)
    tell.onMeasurement(measurement)
  }
  const changed = (event: Event): void => {
    const annotation = annotationOf(event)
    const id = annotation.annotationUID
    const image = imageAt(annotation.metadata?.referencedImageId ?? '')
    if (id && kept.has(id)) return
    if (!id || (!image && !own.has(id))) return
    if (image) own.set(id, { annotation, image })
    clearTimeout(timers.get(id))
    timers.set(id, setTimeout(settled, SETTLING, id))
    tell.onChange()
  }
  const removed = (event: Event): void => {
    const id = annotationOf(event).annotationUID ?? ''
    if (!own.delete(id)) return
    clearTimeout(timers.get(id))
    timers.delete(id)
    if (told.delete(id)) tell.onMeasurementRemoved(id)
    tell.onChange()
  }
  const listeners = [
    [Enums.Events.ANNOTATION_MODIFIED, changed],
    [Enums.Events.ANNOTATION_COMPLETED, changed],
    [Enums.Events.ANNOTATION_REMOVED, removed],
  ] as const
  for (const [event, listener] of listeners) eventTarget.addEventListener(event, listener)

  return {
    on(imageId) {
      const image = imageAt(imageId)
      const mine = [...own].filter(([, of]) => of.image.imageId === imageId).flatMap(([id]) => read(id) ?? [])
      return [...(image ? kept.on(image) : []), ...mine]
    },
    drawKept(list) {
      // what was this reader's and has been kept now is told no more
      for (const { id } of list) if (own.delete(id)) clearTimeout(timers.get(id))
      kept.draw(list)
      tell.onChange()
    },
    remove(id) {
      const chosen = id === undefined ? annotations.selection.getAnnotationsSelected() : [id]
      for (const uid of chosen) if (own.has(uid)) annotations.state.removeAnnotation(uid)
      viewport.render()
    },
    dispose() {
      for (const [event, listener] of listeners) eventTarget.removeEventListener(event, listener)
      for (const timer of timers.values()) clearTimeout(timer)
      kept.dispose()
      for (const uid of own.keys()) annotations.state.removeAnnotation(uid)
      own.clear()
    },
  }
}

const annotationOf = (event: Event): ToolTypes.Annotation =>
  (event as CustomEvent<{ annotation: ToolTypes.Annotation }>).detail.annotation
