export type Vector = readonly [number, number, number]

/** Where the pictures of a stack lie, in millimetres of the patient; positions are undefined until a picture has been loaded. */
export type StackPlanes = {
  frameOfReference?: string | undefined
  normal?: Vector | undefined
  positions: readonly (Vector | undefined)[]
}

type Following = {
  /** The stack that was scrolled, and to which picture. */
  from: StackPlanes
  index: number
  /** The stack that follows. */
  to: StackPlanes
  /** How many pictures the follower was ahead when the two were linked. */
  offset: number
}

/**
 * Which picture the other stack has to show: the nearest in space where both lie in the same frame of reference and in (nearly) parallel
 * planes, else the one that is as many pictures ahead as before.
 */
export function followedIndex({ from, index, to, offset }: Following): number {
  const here = from.positions[index]
  const last = Math.max(0, to.positions.length - 1)
  const byIndex = Math.min(last, Math.max(0, index + offset))
  if (!here || !sharesSpace(from, to)) return byIndex
  const { normal } = to as { normal: Vector }
  const distances = to.positions.flatMap((position, at) =>
    position ? [{ at, far: Math.abs(dot(minus(position, here), normal)) }] : [],
  )
  return distances.toSorted((a, b) => a.far - b.far)[0]?.at ?? byIndex
}

function sharesSpace(one: StackPlanes, other: StackPlanes): boolean {
  if (!one.frameOfReference || one.frameOfReference !== other.frameOfReference) return false
  return one.normal !== undefined && other.normal !== undefined && Math.abs(dot(one.normal, other.normal)) > PARALLEL
}

/** Cosine of the angle up to which planes count as parallel: 18 degrees. */
const PARALLEL = 0.95

/**
 * Where the picture with these corners (one after the other around it) cuts the plane of another: two points, or undefined where the planes
 * are parallel or the picture does not reach the plane.
 */
export function cutLine(
  corners: readonly Vector[],
  plane: { origin: Vector; normal: Vector },
): [Vector, Vector] | undefined {
  const sides = corners.map((corner) => dot(minus(corner, plane.origin), plane.normal))
  const points = corners.flatMap((corner, at) => {
    const next = (at + 1) % corners.length
    const [a = 0, b = 0] = [sides[at], sides[next]]
    const other = corners[next]
    if (!other || a >= 0 === b >= 0) return []
    const share = a / (a - b)
    return [corner.map((value, axis) => value + share * ((other[axis] ?? 0) - value)) as unknown as Vector]
  })
  const [first, second] = points
  return first && second ? [first, second] : undefined
}

export type SeriesGeometry = { positions: readonly (Vector | undefined)[]; normals: readonly (Vector | undefined)[] }
export type VolumeRefusal = 'too-few' | 'no-position' | 'not-parallel' | 'uneven'

/** Fewest slices that give a volume worth cutting in other directions. */
export const LEAST_SLICES = 12

/**
 * Why the slices are no volume, or undefined when they are one: enough of them, all with a place, parallel, at even distances (within 10 %,
 * as a gap or a doubled slice would bend what is shown).
 */
export function volumeRefusal({ positions, normals }: SeriesGeometry): VolumeRefusal | undefined {
  if (positions.length < LEAST_SLICES) return 'too-few'
  const [normal] = normals
  if (!normal || positions.some((position) => !position) || normals.some((one) => !one)) return 'no-position'
  if (normals.some((one) => Math.abs(dot(one as Vector, normal)) < 0.999)) return 'not-parallel'
  const along = positions.map((position) => dot(position as Vector, normal)).toSorted((a, b) => a - b)
  const steps = along.slice(1).map((value, at) => value - (along[at] ?? 0))
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
  return mean > 0 && steps.every((step) => Math.abs(step - mean) <= mean / 10) ? undefined : 'uneven'
}

export const cross = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [b * z - c * y, c * x - a * z, a * y - b * x]
const dot = ([a, b, c]: Vector, [x, y, z]: Vector): number => a * x + b * y + c * z
const minus = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [a - x, b - y, c - z]
