import { expect, test } from 'vitest'
import { type PaintablePicture, paintThumbnail } from '../../src/web/viewer/thumbnail-painter.ts'

const grey: PaintablePicture = {
  width: 2,
  height: 1,
  color: false,
  invert: false,
  numberOfComponents: 1,
  slope: 1,
  intercept: -1024,
  minPixelValue: 0,
  maxPixelValue: 2048,
  windowCenter: 40,
  windowWidth: 400,
  getPixelData: () => [24, 1064],
}
const shadesOf = (picture: PaintablePicture, width = 2, height = 1) =>
  [...paintThumbnail(picture, width, height)].filter((_, index) => index % 4 === 0)

test('stored values are rescaled and windowed', () => {
  // −1000 HU lies below the window, 40 HU is its centre.
  expect(shadesOf(grey)).toEqual([0, 128])
  expect(shadesOf({ ...grey, preScale: { scaled: true }, getPixelData: () => [-1000, 40] })).toEqual([0, 128])
})

test('MONOCHROME1 is inverted, and without a window all values are shown', () => {
  expect(shadesOf({ ...grey, invert: true })).toEqual([255, 128])
  const open = { ...grey, windowCenter: Number.NaN, windowWidth: Number.NaN, getPixelData: () => [0, 2048] }
  expect(shadesOf(open)).toEqual([0, 255])
})

test('colours pass, with or without an alpha channel', () => {
  const color = { ...grey, color: true, width: 1, numberOfComponents: 3, getPixelData: () => [1, 2, 3] }
  expect([...paintThumbnail(color, 1, 1)]).toEqual([1, 2, 3, 255])
  expect([...paintThumbnail({ ...color, numberOfComponents: 4, getPixelData: () => [1, 2, 3, 9] }, 1, 1)]).toEqual([
    1, 2, 3, 255,
  ])
})

test('the picture keeps its shape and stands in the middle', () => {
  const tall = { ...grey, width: 1, height: 2, getPixelData: () => [1064, 1064] }
  expect(shadesOf(tall, 3, 2)).toEqual([0, 128, 0, 0, 128, 0])
})
