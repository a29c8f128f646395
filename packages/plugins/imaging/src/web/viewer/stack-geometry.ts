import { metaData, type Types } from '@cornerstonejs/core'
import type { StackImage } from './image-source.ts'
import { cross, type SeriesGeometry, type StackPlanes, type Vector } from './slice-geometry.ts'

type Plane = {
  imageOrientationPatient?: readonly number[]
  imagePositionPatient?: readonly number[]
  rowCosines?: readonly number[]
  columnCosines?: readonly number[]
  rows?: number
  columns?: number
  rowPixelSpacing?: number
  columnPixelSpacing?: number
  frameOfReferenceUID?: string
}

/** The planes of a stack as far as its pictures have been loaded. */
export function planesOf(stack: readonly StackImage[]): StackPlanes & SeriesGeometry {
  const planes = stack.map(({ imageId }) => planeOf(imageId))
  const normals = planes.map((plane) => plane && normalOf(plane))
  return {
    frameOfReference: planes.find((plane) => plane?.frameOfReferenceUID)?.frameOfReferenceUID,
    normal: normals.find((normal) => normal !== undefined),
    normals,
    positions: planes.map((plane) => vector(plane?.imagePositionPatient)),
  }
}

export type PictureGeometry = {
  frameOfReference?: string | undefined
  corners: readonly Vector[]
  origin: Vector
  normal: Vector
}

/** Corners and plane of one picture, or undefined where it has no place in the patient. */
export function geometryOf(imageId: string): PictureGeometry | undefined {
  const plane = planeOf(imageId)
  const origin = vector(plane?.imagePositionPatient)
  const normal = plane && normalOf(plane)
  const [row, column] = [vector(plane?.rowCosines), vector(plane?.columnCosines)]
  if (!plane || !origin || !normal || !row || !column) return undefined
  const { rows = 0, columns = 0, rowPixelSpacing = 1, columnPixelSpacing = 1 } = plane
  const [width, height] = [columns * columnPixelSpacing, rows * rowPixelSpacing]
  const at = (right: number, down: number): Vector =>
    origin.map(
      (value, axis) => value + (row[axis] ?? 0) * right + (column[axis] ?? 0) * down,
    ) as unknown as Types.Point3
  return {
    frameOfReference: plane.frameOfReferenceUID,
    corners: [at(0, 0), at(width, 0), at(width, height), at(0, height)],
    origin,
    normal,
  }
}

/** The loader knows nothing of a picture that has not been loaded, and says so by undefined. */
function planeOf(imageId: string): Plane | undefined {
  const plane = metaData.get('imagePlaneModule', imageId) as Plane | undefined
  return plane?.imageOrientationPatient && plane.imagePositionPatient ? plane : undefined
}

function normalOf({ rowCosines, columnCosines }: Plane): Vector | undefined {
  const [row, column] = [vector(rowCosines), vector(columnCosines)]
  return row && column && cross(row, column)
}

function vector(values: readonly number[] | undefined): Vector | undefined {
  const [x, y, z] = values ?? []
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z]
}
