import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutLine, followedIndex, type Vector, volumeRefusal } from '../../src/web/viewer/slice-geometry.ts'

const axial = (heights: readonly number[], frameOfReference = 'a') => ({
  frameOfReference,
  normal: [0, 0, 1] as Vector,
  positions: heights.map((z): Vector => [-200, -200, z]),
})
const thick = axial([20, 15, 10, 5, 0])
const thin = axial(Array.from({ length: 21 }, (_, at) => at))

describe('scrolling together', () => {
  it('finds the slice at the same height where both lie in one frame of reference', () => {
    expect(followedIndex({ from: thick, index: 1, to: thin, offset: 0 })).toBe(15)
    expect(followedIndex({ from: thin, index: 9, to: thick, offset: 0 })).toBe(2)
  })
  it('keeps the distance in pictures otherwise, within the stack', () => {
    const other = axial([0, 1, 2, 3], 'b')
    expect(followedIndex({ from: thick, index: 1, to: other, offset: 1 })).toBe(2)
    expect(followedIndex({ from: thick, index: 4, to: other, offset: 1 })).toBe(3)
    expect(followedIndex({ from: { positions: [undefined] }, index: 0, to: thin, offset: -3 })).toBe(0)
  })
  it('does not follow by place across directions', () => {
    const sagittal = { ...thin, normal: [1, 0, 0] as Vector }
    expect(followedIndex({ from: thick, index: 2, to: sagittal, offset: 4 })).toBe(6)
  })
})

describe('where one picture cuts another', () => {
  const corners: Vector[] = [
    [-100, -100, 7],
    [100, -100, 7],
    [100, 100, 7],
    [-100, 100, 7],
  ]
  it('is a line at the height of the slice', () => {
    expect(cutLine(corners, { origin: [30, 0, 0], normal: [1, 0, 0] })).toEqual([
      [30, -100, 7],
      [30, 100, 7],
    ])
  })
  it('is nothing for parallel pictures and beyond the edge', () => {
    expect(cutLine(corners, { origin: [0, 0, 0], normal: [0, 0, 1] })).toBeUndefined()
    expect(cutLine(corners, { origin: [130, 0, 0], normal: [1, 0, 0] })).toBeUndefined()
  })
  it('lies in both planes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -99, max: 99, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (x, slope) => {
          const line = cutLine(corners, { origin: [x, 0, 0], normal: [1, slope, 0] })
          for (const [px, py, pz] of line ?? []) {
            expect(pz).toBeCloseTo(7)
            expect(px - x + slope * py).toBeCloseTo(0)
          }
        },
      ),
    )
  })
})

describe('what is a volume', () => {
  const slices = (positions: (Vector | undefined)[], normal: Vector = [0, 0, 1]) =>
    volumeRefusal({ positions, normals: positions.map(() => normal) })
  const even = Array.from({ length: 12 }, (_, at): Vector => [0, 0, at * 5])
  it('is twelve or more parallel slices at even distances, in any order', () => {
    expect(slices(even)).toBeUndefined()
    expect(slices(even.toReversed())).toBeUndefined()
  })
  it.each([
    ['too-few', even.slice(1)],
    ['no-position', even.with(3, undefined as never)],
    ['uneven', even.toSpliced(5, 1, [0, 0, 27])],
    ['uneven', even.with(4, even[3] as Vector)],
  ])('%s is said', (reason, positions) => expect(slices(positions)).toBe(reason))
  it('says that slices are tilted against each other', () => {
    const normals = even.map((_, at): Vector => (at === 5 ? [0, 0.1, 0.99] : [0, 0, 1]))
    expect(volumeRefusal({ positions: even, normals })).toBe('not-parallel')
  })
})
