import { PNG } from 'pngjs'
import { afterAll, describe, expect, test } from 'vitest'
import { readDicom } from '../../src/dicom/part10.ts'
import { writePart10 } from '../../src/dicom/part10-writer.ts'
import { PREVIEW_LABEL, previewPng } from '../../src/dicom/preview-png.ts'
import { createFrameRenderer, type RenderOptions, renderFrame } from '../../src/dicom/render-frame.ts'
import { PHANTOM_NODULE } from '../../src/dicom/synthetic-phantom.ts'
import { syntheticCt } from '../../src/dicom/synthetic-study.ts'
import { REPORT } from './raw-elements.ts'
import { sampleFiles } from './sample-files.ts'

const renderer = createFrameRenderer()
afterAll(() => renderer.close())

const [slice] = syntheticCt({
  seed: 'render',
  patient: { id: 'P', name: 'A' },
  slices: 1,
  rows: 100,
  columns: 100,
}).instances
const ct = slice?.bytes ?? Buffer.alloc(0)

const draw = async (bytes: Buffer, options?: RenderOptions) => {
  const rendering = await renderer.render(bytes, options)
  if (!rendering.ok) throw new Error(`${rendering.reason}: ${rendering.detail}`)
  return { ...rendering, picture: PNG.sync.read(rendering.png) }
}

const { source, files } = sampleFiles()

test(`every file with pixels becomes a picture of its size that shows something (this run: ${source})`, async () => {
  const images = files.filter(({ rows }) => rows !== null)
  for (const { bytes, rows, columns, name } of images) {
    const { width, height, picture, label } = await draw(bytes)
    const shades = new Set(picture.data.filter((_, index) => index % 4 === 1))
    expect([name, label, height, width, picture.width, picture.height]).toEqual([
      name,
      PREVIEW_LABEL,
      rows,
      columns,
      columns,
      rows,
    ])
    expect([name, shades.size > 1]).toEqual([name, true])
  }
  expect(images.length).toBeGreaterThan(5)
})

test('a file without pixels says so', async () => {
  const bytes = writePart10({
    SOPClassUID: REPORT,
    SOPInstanceUID: '1.4',
    StudyInstanceUID: '1.1',
    SeriesInstanceUID: '1.2',
  })
  expect(await renderer.render(bytes)).toMatchObject({ ok: false, reason: 'no-pixel-data' })
})

describe('the window', () => {
  /** The phantom's nodule (30 HU) and the lung around it (−850 HU), with the field of view of 400 mm. */
  const shadeAt = ({ data, width }: PNG, x: number, y: number) =>
    data[(Math.round(y / 4 + 49.5) * width + Math.round(x / 4 + 49.5)) * 4] ?? -1
  const nodule = [PHANTOM_NODULE.x, PHANTOM_NODULE.y] as const
  const lung = [PHANTOM_NODULE.x, PHANTOM_NODULE.y + 40] as const

  test('of the file is used when none is asked for', async () => {
    const { window, picture } = await draw(ct)
    expect(window).toEqual({ center: 40, width: 400 })
    expect(shadeAt(picture, ...nodule)).toBeGreaterThan(100)
    expect(shadeAt(picture, ...lung)).toBe(0)
  })

  test('that is asked for decides what is seen', async () => {
    const { window, picture } = await draw(ct, { window: { center: -850, width: 200 } })
    expect(window).toEqual({ center: -850, width: 200 })
    expect(shadeAt(picture, ...nodule)).toBe(255)
    expect(shadeAt(picture, ...lung)).toBeGreaterThan(90)
    expect(shadeAt(picture, ...lung)).toBeLessThan(165)
  })
})

test('a preview is as small as asked and says what it is', async () => {
  const { png, picture, width } = await draw(ct, { maxSize: 32 })
  expect([picture.width, picture.height, width]).toEqual([32, 32, 100])
  expect(png.toString('latin1')).toContain(`tEXtComment\0${PREVIEW_LABEL}`)
})

test('shrinking takes the mean of what it covers', () => {
  const rgba = Uint8Array.from([0, 0, 0, 255, 100, 100, 100, 255, 200, 200, 200, 255, 100, 100, 100, 255])
  const picture = PNG.sync.read(previewPng({ width: 2, height: 2, rgba }, 1))
  expect([picture.width, picture.height, picture.data[0]]).toEqual([1, 1, 100])
})

test('a parsed instance can be drawn without being read again', async () => {
  const reading = readDicom(ct)
  const rendering = reading.ok ? await renderer.render(reading.instance) : undefined
  expect(rendering?.ok).toBe(true)
})

test('several at once wait for each other and are all answered', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => renderer.render(ct, { maxSize: 8 })))
  expect(answers.map(({ ok }) => ok)).toEqual(Array.from({ length: 8 }, () => true))
})

describe('what goes wrong', () => {
  test('broken pixels are an answer, and the next frame is drawn', async () => {
    const j2k = files.find(({ transferSyntaxUid }) => transferSyntaxUid === '1.2.840.10008.1.2.4.91')?.bytes ?? ct
    const broken = Buffer.from(j2k)
    broken.fill(0, Math.floor(broken.length * 0.6), broken.length - 16)
    const rendering = await renderer.render(broken)
    expect(typeof rendering.ok).toBe('boolean')
    expect((await renderer.render(ct)).ok).toBe(true)
  })

  test('a frame that takes too long is given up, and the next one is drawn', async () => {
    const hasty = createFrameRenderer({ timeoutMs: 0 })
    expect(await hasty.render(ct)).toMatchObject({ ok: false, reason: 'timed-out' })
    await hasty.close()
    expect(await hasty.render(ct)).toMatchObject({ ok: false, reason: 'closed' })
  })

  test('more than may wait are told to come back', async () => {
    const narrow = createFrameRenderer({ maxWaiting: 1 })
    const answers = await Promise.all([narrow.render(ct), narrow.render(ct)])
    expect(answers.map((answer) => answer.ok || answer.reason)).toEqual([true, 'busy'])
    await narrow.close()
  })

  test('what is no image, no frame, or too large', async () => {
    const image = {
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
      SOPInstanceUID: '1.4',
      StudyInstanceUID: '1.1',
      SeriesInstanceUID: '1.2',
    }
    const huge = writePart10({ ...image, Rows: 65_535, Columns: 65_535, BitsAllocated: 16, PixelData: Buffer.alloc(2) })
    const deep = writePart10({
      ...image,
      Rows: 1,
      Columns: 1,
      SamplesPerPixel: 3,
      BitsAllocated: 16,
      PixelData: Buffer.alloc(6),
    })
    const reasons = [renderFrame(Buffer.from('x')), renderFrame(ct, { frame: 2 }), renderFrame(huge), renderFrame(deep)]
    expect((await Promise.all(reasons)).map((answer) => answer.ok || answer.reason)).toEqual([
      'not-dicom',
      'no-such-frame',
      'image-too-large',
      'unsupported-pixels',
    ])
  })
})
