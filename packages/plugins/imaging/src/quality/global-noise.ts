/** A CT frame in stored values and how they become Hounsfield units. */
export interface Slice {
  readonly rows: number
  readonly columns: number
  readonly slope: number
  readonly intercept: number
}

/** Soft tissue, HU. */
const tissue = { from: 0, to: 100 }
/** Side of the square in which the deviation is taken, pixels. */
const side = 7
/** Width of a class of the histogram, HU. */
const step = 0.25
/** Fewer squares say nothing. */
const fewest = 50

/**
 * Global noise level of a CT slice in HU: the standard deviation is taken in small squares of soft tissue, and the most frequent of
 * them is the noise, as edges and vessels only make the rarer ones larger. After Christianson et al., Automated technique to
 * measure noise in clinical CT examinations, AJR 2015;205:W93–W99. Simplified: squares of 7 pixels beside each other and not a
 * sliding kernel, and all of their pixels have to be soft tissue within ± 100 HU of its range. `null` where there is too little.
 */
export function globalNoise(values: Int32Array, { rows, columns, slope, intercept }: Slice): number | null {
  const classes = new Map<number, number>()
  let squares = 0
  for (let y = 0; y + side <= rows; y += side)
    for (let x = 0; x + side <= columns; x += side) {
      const deviation = deviationAt(values, { x, y, columns, slope, intercept })
      if (deviation === null) continue
      squares++
      const of = Math.floor(deviation / step)
      classes.set(of, (classes.get(of) ?? 0) + 1)
    }
  if (squares < fewest) return null
  const [mode = 0] = [...classes].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? []
  return (mode + 0.5) * step
}

interface Square {
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly slope: number
  readonly intercept: number
}

function deviationAt(values: Int32Array, { x, y, columns, slope, intercept }: Square): number | null {
  let [sum, squared] = [0, 0]
  for (let row = y; row < y + side; row++)
    for (let column = x; column < x + side; column++) {
      const hu = (values[row * columns + column] ?? 0) * slope + intercept
      if (hu < tissue.from - 100 || hu > tissue.to + 100) return null
      sum += hu
      squared += hu * hu
    }
  const count = side * side
  const mean = sum / count
  if (mean < tissue.from || mean > tissue.to) return null
  return Math.sqrt(Math.max(0, squared / count - mean * mean))
}
