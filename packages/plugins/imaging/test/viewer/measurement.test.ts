import { describe, expect, test } from 'vitest'
import { stackOf } from '../../src/web/viewer/image-source.ts'
import { formatQuantity, measurementOf } from '../../src/web/viewer/measurement.ts'
import { guardPlane, isMeasurable } from '../../src/web/viewer/spacing-guard.ts'

const image = { imageId: 'wadouri:/i/1', seriesUid: '1.2', instanceUid: '1.3', frame: 1 }
const annotation = (cachedStats: unknown) => ({
  annotationUID: 'm1',
  data: { handles: { points: [[1, 2, 3]] }, cachedStats },
})

describe('a measurement', () => {
  test('of a region in CT has Hounsfield units by UCUM', () => {
    const stats = { mean: 41.2, stdDev: 8, min: 20, max: 60, area: 320, areaUnit: 'mm²', modalityUnit: 'HU' }
    expect(measurementOf(annotation({ 'imageId:x': stats }), 'rectangle', image)).toEqual({
      id: 'm1',
      kind: 'rectangle',
      seriesUid: '1.2',
      instanceUid: '1.3',
      frame: 1,
      points: [[1, 2, 3]],
      values: {
        area: { value: 320, unit: 'mm2' },
        mean: { value: 41.2, unit: "[hnsf'U]" },
        stdDev: { value: 8, unit: "[hnsf'U]" },
        min: { value: 20, unit: "[hnsf'U]" },
        max: { value: 60, unit: "[hnsf'U]" },
      },
    })
  })

  test.each([
    [{ length: 12.3, unit: 'mm' }, { length: { value: 12.3, unit: 'mm' } }],
    [{ length: 3.3, unit: 'cm US Region' }, { length: { value: 3.3, unit: 'cm' } }],
    [{ length: 40, unit: 'px' }, { length: { value: 40, unit: '{pixel}' } }],
    [{ angle: 30 }, { angle: { value: 30, unit: 'deg' } }],
    [{ area: 9, areaUnit: 'px²' }, { area: { value: 9, unit: '{pixel}2' } }],
    [{ mean: [7], modalityUnit: '' }, { mean: { value: 7, unit: '' } }],
  ])('%j', (stats, values) => {
    expect(measurementOf(annotation({ x: stats }), 'length', image)?.values).toEqual(values)
  })

  test('is none before its values are known', () => {
    expect(measurementOf(annotation({}), 'length', image)).toBeUndefined()
    expect(measurementOf(annotation({ x: { length: null, unit: null } }), 'length', image)).toBeUndefined()
    expect(measurementOf(annotation({ x: { mean: [1, 2, 3], modalityUnit: '' } }), 'ellipse', image)).toBeUndefined()
  })

  test.each([
    [{ value: 300.7, unit: 'mm' }, '301 mm'],
    [{ value: 12.34, unit: 'mm' }, '12.3 mm'],
    [{ value: -850.2, unit: "[hnsf'U]" }, '-850 HU'],
    [{ value: 30, unit: 'deg' }, '30.0 °'],
    [{ value: 7, unit: '' }, '7.0'],
  ])('%j is read as %s', (quantity, text) => {
    expect(formatQuantity(quantity)).toBe(text)
  })
})

describe('pixel spacing', () => {
  test('of zero, negative or absent is drawn as 1 and measured as nothing', () => {
    for (const spacing of [0, -1, Number.NaN, null, undefined]) {
      const guarded = guardPlane({ rowPixelSpacing: spacing ?? null, columnPixelSpacing: 0.5, rows: 10 })
      expect(guarded).toMatchObject({ rowPixelSpacing: 1, columnPixelSpacing: 1, usingDefaultValues: true, rows: 10 })
      expect(isMeasurable(guarded)).toBe(false)
    }
  })

  test('that is one passes untouched', () => {
    const plane = { rowPixelSpacing: 0.5, columnPixelSpacing: 0.4 }
    expect(guardPlane(plane)).toBe(plane)
    expect(isMeasurable(plane)).toBe(true)
    expect(isMeasurable({ ...plane, usingDefaultValues: true })).toBe(false)
    expect(isMeasurable(undefined)).toBe(false)
  })

  test('of an ultrasound region in centimetres is enough', () => {
    expect(isMeasurable(undefined, [{ physicalUnitsXDirection: 3, physicalUnitsYDirection: 3 }])).toBe(true)
    expect(isMeasurable(undefined, [{ physicalUnitsXDirection: 4, physicalUnitsYDirection: 7 }])).toBe(false)
  })
})

test('a stack has a picture for each frame, addressed from 1', () => {
  const series = {
    uid: '1.2',
    modality: 'US',
    instances: [
      { uid: '1.3', frames: 1, url: '/i/1' },
      { uid: '1.4', frames: 2, url: '/i/2' },
      { uid: '1.5', frames: 2, url: '/i?id=3' },
    ],
  }
  expect(stackOf(series).map(({ imageId, frame }) => [imageId, frame])).toEqual([
    ['wadouri:/i/1', 1],
    ['wadouri:/i/2?frame=1', 1],
    ['wadouri:/i/2?frame=2', 2],
    ['wadouri:/i?id=3&frame=1', 1],
    ['wadouri:/i?id=3&frame=2', 2],
  ])
})
