import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileWindows, rangeOf, WINDOW_PRESETS, windowOf } from '../../src/web/viewer/window-presets.ts'

// Radiopaedia, "Windowing (CT)", rID-52108: width / level.
test.each([
  ['brain', 80, 40],
  ['stroke', 40, 40],
  ['temporal-bone', 2800, 600],
  ['lung', 1500, -600],
  ['mediastinum', 350, 50],
  ['abdomen', 400, 50],
  ['liver', 150, 30],
  ['bone', 1800, 400],
])('CT %s is %i / %i', (name, width, center) => {
  const preset = WINDOW_PRESETS.CT?.find(({ label }) => label === `imaging.viewer.preset.${name}`)
  expect(preset).toMatchObject({ width, center })
})

test('the subdural window lies within the published spans', () => {
  const preset = WINDOW_PRESETS.CT?.find(({ label }) => label === 'imaging.viewer.preset.subdural')
  expect(preset?.width).toBeGreaterThanOrEqual(130)
  expect(preset?.width).toBeLessThanOrEqual(300)
  expect(preset?.center).toBeGreaterThanOrEqual(50)
  expect(preset?.center).toBeLessThanOrEqual(100)
})

// PS3.3 C.11.2.1.2.1 gives the example c = 2048, w = 4096: 0 is the darkest value, 4095 the brightest.
test('a window distinguishes the values that the standard says', () => {
  expect(rangeOf({ center: 2048, width: 4096 })).toEqual({ lower: 0, upper: 4095 })
})

test('a window and its range are two ways to say one thing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 4000 }), fc.integer({ min: 1, max: 5000 }), (center, width) => {
      expect(windowOf(rangeOf({ center, width }))).toEqual({ center, width })
    }),
  )
})

test('the windows of a file come one or several, and only real ones count', () => {
  expect(fileWindows(40, 400)).toEqual([{ center: 40, width: 400 }])
  expect(fileWindows([40, -600], [400, 1500])).toEqual([
    { center: 40, width: 400 },
    { center: -600, width: 1500 },
  ])
  expect(fileWindows([40, 50], [400])).toEqual([{ center: 40, width: 400 }])
  expect(fileWindows(undefined, undefined)).toEqual([])
  expect(fileWindows(40, 0)).toEqual([])
})
