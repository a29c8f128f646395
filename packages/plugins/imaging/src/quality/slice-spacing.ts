/** Where a slice lies: image position (mm) and orientation (direction cosines of rows and columns). */
export interface Slice {
  readonly uid: string
  readonly position: readonly number[]
  readonly orientation: readonly number[]
}

export interface Spacing {
  /** Usual distance, mm. */
  readonly usual: number
  /** Slice after which one or more are missing, and the distance to the next, mm. */
  readonly gaps: readonly { readonly uid: string; readonly distance: number }[]
  /** Slices at the place of another. */
  readonly duplicates: readonly string[]
}

/** Distances below this are the same place, mm. */
const samePlace = 0.01

/**
 * Distances between the slices of a series along the normal of their plane (PS3.3 C.7.6.2.1.1). Slices of another orientation than the
 * first are left out, so that a series with localizers is judged by its slices. `null` with fewer than three.
 */
export function sliceSpacing(slices: readonly Slice[], tolerance: number): Spacing | null {
  const usable = slices.filter(({ position, orientation }) => position.length === 3 && orientation.length === 6)
  const [first] = usable
  if (!first) return null
  const normal = normalOf(first.orientation)
  const parallel = usable.filter(({ orientation }) => dot(normalOf(orientation), normal) > 0.999)
  if (parallel.length < 3) return null
  const along = parallel
    .map(({ uid, position }) => ({ uid, at: dot(position, normal) }))
    .toSorted((a, b) => a.at - b.at || a.uid.localeCompare(b.uid))
  const steps = along
    .slice(1)
    .map(({ at, uid }, n) => ({ uid, from: along[n]?.uid ?? '', distance: at - (along[n]?.at ?? at) }))
  const moved = steps.filter(({ distance }) => distance >= samePlace).map(({ distance }) => distance)
  if (moved.length === 0) return { usual: 0, gaps: [], duplicates: steps.map(({ uid }) => uid) }
  const usual = moved.toSorted((a, b) => a - b)[Math.floor((moved.length - 1) / 2)] ?? 0
  return {
    usual,
    gaps: steps
      .filter(({ distance }) => distance > usual * (1 + tolerance))
      .map(({ from, distance }) => ({ uid: from, distance })),
    duplicates: steps.filter(({ distance }) => distance < samePlace).map(({ uid }) => uid),
  }
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, n) => sum + one * (b[n] ?? 0), 0)

function normalOf([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]): number[] {
  return [b * f - c * e, c * d - a * f, a * e - b * d]
}
