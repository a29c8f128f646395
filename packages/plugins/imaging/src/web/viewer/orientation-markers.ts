/** The letters at the edges of the picture: where that edge lies in the patient. */
export type EdgeMarkers = { top: string; right: string; bottom: string; left: string }

type Vector = readonly [number, number, number]

/**
 * Letters for the directions in which the screen runs right and down, in patient coordinates (PS3.3 C.7.6.2.1.1: x to the left hand side,
 * y to the back, z to the head). Oblique directions get two letters, the stronger one first.
 */
export function markersOfDirections(right: Vector, down: Vector): EdgeMarkers {
  return {
    right: letters(right),
    left: letters(negated(right)),
    bottom: letters(down),
    top: letters(negated(down)),
  }
}

/**
 * Letters for a projection, which names the directions of its rows and columns itself (Patient Orientation (0020,0020), PS3.3 C.7.6.1.1.1).
 * `right` and `down` tell how the screen lies to the image: first component along the row, second along the column.
 */
export function markersOfProjection(
  [row = '', column = '']: readonly string[],
  right: Vector,
  down: Vector,
): EdgeMarkers | undefined {
  if (row === '' || column === '') return undefined
  const along = ([x, y]: Vector): string =>
    Math.abs(x) >= Math.abs(y) ? (x > 0 ? row : opposite(row)) : y > 0 ? column : opposite(column)
  return { right: along(right), left: along(negated(right)), bottom: along(down), top: along(negated(down)) }
}

/** Directions that are off an axis by less than about 17 degrees carry the letter of that axis alone. */
const THRESHOLD = 0.3

const AXES = [
  ['L', 'R'],
  ['P', 'A'],
  ['H', 'F'],
] as const

function letters(direction: Vector): string {
  const length = Math.hypot(...direction) || 1
  return direction
    .map((component, axis) => ({
      share: Math.abs(component / length),
      letter: AXES[axis]?.[component > 0 ? 0 : 1] ?? '',
    }))
    .filter(({ share }) => share > THRESHOLD)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 2)
    .map(({ letter }) => letter)
    .join('')
}

const negated = ([x, y, z]: Vector): Vector => [-x, -y, -z]

const OPPOSITES: Record<string, string> = { L: 'R', R: 'L', A: 'P', P: 'A', H: 'F', F: 'H' }

const opposite = (text: string): string => [...text].map((letter) => OPPOSITES[letter] ?? letter).join('')
