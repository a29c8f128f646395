import type { Types } from '@cornerstonejs/core'
import { annotation as annotations, type Types as ToolTypes } from '@cornerstonejs/tools'
import type { StackImage } from './image-source.ts'
import type { Measurement } from './measurement.ts'
import { VIEWER_TOOLS } from './viewer-tools.ts'

export type KeptDrawings = {
  has(id: string): boolean
  on(image: StackImage): Measurement[]
  /** Draws what is kept of the pictures that are shown, and takes away what is not kept any more. */
  draw(kept: readonly Measurement[]): void
  dispose(): void
}

/** Measurements that the server keeps: drawn like others, but nobody moves them. Their values are those that were kept. */
export function createKeptDrawings(
  viewport: Types.IStackViewport,
  imageOf: (measurement: Measurement) => StackImage | undefined,
): KeptDrawings {
  const drawn = new Map<string, Measurement>()
  const erase = (id: string): void => {
    drawn.delete(id)
    annotations.locking.setAnnotationLocked(id, false)
    annotations.state.removeAnnotation(id)
  }
  return {
    has: (id) => drawn.has(id),
    on: ({ seriesUid, instanceUid, frame }) =>
      [...drawn.values()].filter(
        (one) => one.seriesUid === seriesUid && one.instanceUid === instanceUid && one.frame === frame,
      ),
    draw(kept) {
      const ids = new Set(kept.map(({ id }) => id))
      for (const id of [...drawn.keys()]) if (!ids.has(id)) erase(id)
      for (const one of kept) {
        const image = imageOf(one)
        if (!image || drawn.has(one.id)) continue
        if (!annotations.state.getAnnotation(one.id))
          annotations.state.addAnnotation(annotationOf(viewport, one, image), viewport.element)
        annotations.locking.setAnnotationLocked(one.id, true)
        drawn.set(one.id, one)
      }
      viewport.render()
    },
    dispose() {
      for (const id of [...drawn.keys()]) erase(id)
    },
  }
}

function annotationOf(viewport: Types.IStackViewport, one: Measurement, image: StackImage): ToolTypes.Annotation {
  const { viewPlaneNormal, viewUp } = viewport.getCamera()
  return {
    annotationUID: one.id,
    highlighted: false,
    invalidated: true,
    metadata: {
      toolName: VIEWER_TOOLS.find(({ measures }) => measures === one.kind)?.toolName ?? '',
      referencedImageId: image.imageId,
      FrameOfReferenceUID: viewport.getFrameOfReferenceUID(),
      ...(viewPlaneNormal && { viewPlaneNormal: [...viewPlaneNormal] }),
      ...(viewUp && { viewUp: [...viewUp] }),
    },
    data: {
      label: one.text ?? '',
      handles: {
        points: one.points.map(([x, y, z]): Types.Point3 => [x, y, z]),
        activeHandleIndex: null,
        textBox: {
          hasMoved: false,
          worldPosition: [0, 0, 0],
          worldBoundingBox: {
            topLeft: [0, 0, 0],
            topRight: [0, 0, 0],
            bottomLeft: [0, 0, 0],
            bottomRight: [0, 0, 0],
          },
        },
      },
      cachedStats: {},
    },
  } as unknown as ToolTypes.Annotation
}
