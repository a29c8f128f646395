import { describe, expect, test } from 'vitest'
import { markersOfDirections, markersOfProjection } from '../../src/web/viewer/orientation-markers.ts'

describe('slices (PS3.3 C.7.6.2.1.1)', () => {
  test.each([
    ['axial', [1, 0, 0], [0, 1, 0], { left: 'R', right: 'L', top: 'A', bottom: 'P' }],
    ['coronal', [1, 0, 0], [0, 0, -1], { left: 'R', right: 'L', top: 'H', bottom: 'F' }],
    ['sagittal', [0, 1, 0], [0, 0, -1], { left: 'A', right: 'P', top: 'H', bottom: 'F' }],
    ['axial, turned by a quarter', [0, -1, 0], [1, 0, 0], { left: 'P', right: 'A', top: 'R', bottom: 'L' }],
    ['axial, from above', [-1, 0, 0], [0, 1, 0], { left: 'L', right: 'R', top: 'A', bottom: 'P' }],
  ] as const)('%s', (_name, right, down, markers) => {
    expect(markersOfDirections(right, down)).toEqual(markers)
  })

  test('oblique directions have two letters, the stronger first, slight ones have one', () => {
    expect(markersOfDirections([0.8, 0.6, 0], [0, 0, -1]).right).toBe('LP')
    expect(markersOfDirections([50, 5, 0], [0, 0, -1]).right).toBe('L')
  })
})

describe('projections (PS3.3 C.7.6.1.1.1)', () => {
  const upright = [
    [1, 0, 0],
    [0, 1, 0],
  ] as const

  test('say themselves where rows and columns run', () => {
    expect(markersOfProjection(['L', 'F'], ...upright)).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' })
    expect(markersOfProjection(['A', 'FR'], ...upright)).toEqual({ left: 'P', right: 'A', top: 'HL', bottom: 'FR' })
  })

  test('turned by a quarter, the letters turn along', () => {
    expect(markersOfProjection(['L', 'F'], [0, -1, 0], [1, 0, 0])).toEqual({
      left: 'F',
      right: 'H',
      top: 'R',
      bottom: 'L',
    })
  })

  test('that do not say it get no letters', () => {
    expect(markersOfProjection([], ...upright)).toBeUndefined()
    expect(markersOfProjection(['L', ''], ...upright)).toBeUndefined()
  })
})
