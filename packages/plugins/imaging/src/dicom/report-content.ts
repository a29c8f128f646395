import type { ReportedMeasurement } from './measurement-report.ts'
import type { WritableDataSet } from './part10-writer.ts'
import { conceptsOf } from './report-concepts.ts'

/** Content items of structured reports (PS3.3 C.17.3). */
export const container = (code: string, meaning: string): WritableDataSet => ({
  ValueType: 'CONTAINER',
  ContinuityOfContent: 'SEPARATE',
  ...conceptsOf(code, 'DCM', meaning),
})

export const contains = (item: WritableDataSet): WritableDataSet => ({ RelationshipType: 'CONTAINS', ...item })

export const text = (relationship: string, code: string, meaning: string, value: string): WritableDataSet => ({
  RelationshipType: relationship,
  ValueType: 'TEXT',
  ...conceptsOf(code, 'DCM', meaning),
  TextValue: value,
})

export const uidReference = (code: string, meaning: string, uid: string): WritableDataSet => ({
  RelationshipType: 'HAS OBS CONTEXT',
  ValueType: 'UIDREF',
  ...conceptsOf(code, 'DCM', meaning),
  UID: uid,
})

/** Who measured (TID 1003). */
export const personName = (name: string): WritableDataSet => ({
  RelationshipType: 'HAS OBS CONTEXT',
  ValueType: 'PNAME',
  ...conceptsOf('121008', 'DCM', 'Person Observer Name'),
  PersonName: name,
})

/** The image that coordinates were selected from; the frame is said where there are several. */
export const reference = ({ image }: ReportedMeasurement): WritableDataSet => ({
  RelationshipType: 'SELECTED FROM',
  ValueType: 'IMAGE',
  ReferencedSOPSequence: [
    {
      ReferencedSOPClassUID: image.sopClassUid,
      ReferencedSOPInstanceUID: image.sopInstanceUid,
      ...(image.frames > 1 && { ReferencedFrameNumber: image.frame }),
    },
  ],
})

/** Coordinates on the image: column and row, then the next point (PS3.3 C.18.6). A rectangle is a closed line, a probe one point. */
export function coordinates({ kind, pixels }: ReportedMeasurement): WritableDataSet {
  const { type, points } = shapeOf(kind, pixels)
  return { ValueType: 'SCOORD', GraphicType: type, GraphicData: points.flat() }
}

type Pixel = readonly [number, number]

function shapeOf(kind: string, pixels: readonly Pixel[]): { type: string; points: readonly Pixel[] } {
  if (pixels.length === 1) return { type: 'POINT', points: pixels }
  const [a, b, c, d] = pixels
  if (a && b && c && d) {
    // corners as Cornerstone keeps them: upper left, upper right, lower left, lower right
    if (kind === 'rectangle') return { type: 'POLYLINE', points: [a, b, d, c, a] }
    // bottom, top, left, right: the ends of one axis, then those of the other, the longer one first
    if (kind === 'ellipse') return { type: 'ELLIPSE', points: far(a, b) >= far(c, d) ? [a, b, c, d] : [c, d, a, b] }
  }
  return { type: 'POLYLINE', points: pixels }
}

const far = (one: Pixel, other: Pixel): number => Math.hypot(one[0] - other[0], one[1] - other[1])
