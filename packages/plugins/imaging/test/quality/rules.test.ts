import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDicom } from '../../src/dicom/part10.ts'
import { writePart10 } from '../../src/dicom/part10-writer.ts'
import { syntheticCt, syntheticRadiograph } from '../../src/dicom/synthetic-study.ts'
import { checkStudy } from '../../src/quality/check-study.ts'
import { deviationIndex } from '../../src/quality/deviation-index.ts'
import { drawSample } from '../../src/quality/draw-sample.ts'
import { globalNoise } from '../../src/quality/global-noise.ts'
import { factsOf, type ImageFacts } from '../../src/quality/image-facts.ts'
import { pixelStatistics } from '../../src/quality/pixel-statistics.ts'
import { reasonsFor } from '../../src/quality/quality-codes.ts'
import { qualityThresholds } from '../../src/quality/quality-thresholds.ts'
import { sliceSpacing } from '../../src/quality/slice-spacing.ts'

const limits = qualityThresholds.parse({})
const patient = { id: 'p', name: 'Cheng^Defu=程^德福', birthDate: '19480309', sex: 'M' as const }
const facts = (bytes: Uint8Array): ImageFacts => {
  const reading = readDicom(bytes)
  if (!reading.ok) throw new Error(reading.detail)
  return factsOf(reading.instance, pixelStatistics(reading.instance))
}
const ct = (slices = 6) => syntheticCt({ seed: 'quality', patient, slices }).instances.map(({ bytes }) => facts(bytes))
const film = () => facts(syntheticRadiograph({ seed: 'quality', patient }).instances[0]?.bytes ?? new Uint8Array())
const rulesOf = (images: readonly ImageFacts[]) =>
  checkStudy(images, limits).map(({ rule, severity }) => `${rule} ${severity}`)

describe('deviation index', () => {
  it('is that of IEC 62494-1: the double is + 3.01, the half − 3.01', () => {
    expect(deviationIndex(400, 400)).toBe(0)
    expect(deviationIndex(800, 400)).toBeCloseTo(3.01, 2)
    expect(deviationIndex(200, 400)).toBeCloseTo(-3.01, 2)
    expect(deviationIndex(4000, 400)).toBeCloseTo(10, 10)
    expect([deviationIndex(null, 400), deviationIndex(0, 400), deviationIndex(400, null)]).toEqual([null, null, null])
  })
  it('warns from one and is serious from three on, to either side', () => {
    const exposed = (exposureIndex: number) => rulesOf([{ ...film(), exposureIndex, targetExposureIndex: 400 }])
    expect(exposed(450)).toEqual([])
    expect(exposed(600)).toEqual(['over-exposed warning'])
    expect(exposed(900)).toEqual(['over-exposed error'])
    expect(exposed(150)).toEqual(['under-exposed error'])
  })
})

describe('rules about one image', () => {
  it('find nothing in good images', () => {
    expect(rulesOf(ct())).toEqual([])
    expect(rulesOf([film()])).toEqual([])
  })
  it('want a side where there are two', () => {
    expect(rulesOf([{ ...film(), bodyPart: 'KNEE', laterality: '' }])).toEqual(['laterality-missing error'])
    expect(rulesOf([{ ...film(), bodyPart: 'KNEE', laterality: 'R' }])).toEqual([])
  })
  it('want who it is of, and what reading needs', () => {
    const without = (...gone: string[]) => ({ ...film(), has: (k: string) => !gone.includes(k) && film().has(k) })
    expect(checkStudy([without('PatientBirthDate', 'ViewPosition')], limits)).toMatchObject([
      { rule: 'missing-attributes', words: { attributes: 'ViewPosition' } },
      { rule: 'incomplete-identity', words: { attributes: 'PatientBirthDate' } },
    ])
  })
  it('know an empty, a clipped and a badly windowed image by its pixels', () => {
    const pixels = film().pixels
    if (!pixels) throw new Error('the film has no pixels')
    const changed = (more: Partial<typeof pixels>) => rulesOf([{ ...film(), pixels: { ...pixels, ...more } }])
    expect(changed({ spread: 0.001 })).toEqual(['empty error'])
    expect(changed({ highest: 0.4 })).toEqual(['clipped warning'])
    expect(changed({ blank: 0.6 })).toEqual(['blank-edges warning'])
    expect(rulesOf([{ ...film(), windows: [[90_000, 10]] }])).toEqual(['window warning'])
    expect(
      rulesOf([
        {
          ...film(),
          windows: [
            [90_000, 10],
            [2048, 4096],
          ],
        },
      ]),
    ).toEqual([])
  })
  it('say once what is on many images of a series, and how many', () => {
    const images = ct(5).map((image) => ({ ...image, bodyPart: 'KNEE' }))
    expect(checkStudy(images, limits)).toMatchObject([{ rule: 'laterality-missing', images: 5 }])
  })
})

describe('pixels', () => {
  const image = (pixel: (x: number, y: number) => number, more: Record<string, unknown> = {}) => {
    const [rows, columns] = [40, 50]
    const data = Buffer.alloc(rows * columns * 2)
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++) data.writeUInt16LE(pixel(x, y), (y * columns + x) * 2)
    const bytes = writePart10({
      ...{
        SOPClassUID: '1.2.840.10008.5.1.4.1.1.1',
        SOPInstanceUID: '1.2.3',
        StudyInstanceUID: '1.2',
        SeriesInstanceUID: '1.4',
      },
      ...{ Modality: 'CR', Rows: rows, Columns: columns, BitsAllocated: 16, BitsStored: 12, HighBit: 11 },
      ...{
        PixelRepresentation: 0,
        SamplesPerPixel: 1,
        PhotometricInterpretation: 'MONOCHROME2',
        PixelData: data,
        ...more,
      },
    } as never)
    return facts(bytes).pixels
  }
  it('are counted at the ends of what can be stored', () => {
    const half = image((x) => (x < 25 ? 4095 : 100 + x))
    expect(half?.highest).toBeCloseTo(0.5, 6)
    expect(half?.lowest).toBe(0)
  })
  it('have blank edges where rows and columns hold one value', () => {
    expect(image((x, y) => (x < 10 ? 0 : 100 + x + y))?.blank).toBeCloseTo(10 / 50, 6)
    expect(image(() => 7)).toMatchObject({ blank: 1, spread: 0 })
  })
  it('are signed where the header says so', () => {
    const signed = image((x) => (x < 5 ? 0x800 : 50), { PixelRepresentation: 1 })
    expect(signed?.lowest).toBeCloseTo(0.1, 6)
    expect(signed?.p1).toBe(-2048)
  })
})

it('measures the noise that was put into homogeneous tissue, within ten percent', () => {
  const [rows, columns] = [256, 256]
  let state = 1
  const uniform = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32
  for (const wanted of [5, 12, 25]) {
    const values = new Int32Array(rows * columns)
    for (let n = 0; n < values.length; n++) {
      const gauss = Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform())
      // half of the slice is air, whose noise does not count
      values[n] = Math.round((n % columns < 100 ? -1000 : 40) + gauss * wanted) + 1024
    }
    const found = globalNoise(values, { rows, columns, slope: 1, intercept: -1024 }) ?? 0
    expect(Math.abs(found - wanted) / wanted).toBeLessThan(0.1)
  }
  expect(globalNoise(new Int32Array(rows * columns), { rows, columns, slope: 1, intercept: -1024 })).toBeNull()
})

describe('slices', () => {
  const at = (places: readonly number[]) =>
    places.map((z, n) => ({ uid: `s${n}`, position: [0, 0, z], orientation: [1, 0, 0, 0, 1, 0] }))
  it('are evenly apart, whatever order they come in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.double({ min: 0.5, max: 10, noNaN: true }),
        fc.nat(),
        (n, step, turn) => {
          const places = Array.from({ length: n }, (_, k) => k * step)
          const mixed = [...places.slice(turn % n), ...places.slice(0, turn % n)]
          expect(sliceSpacing(at(mixed), 0.2)).toMatchObject({ gaps: [], duplicates: [] })
        },
      ),
    )
  })
  it('show where one is missing, and where two are at one place', () => {
    expect(sliceSpacing(at([0, 5, 10, 20, 25, 25]), 0.2)).toEqual({
      usual: 5,
      gaps: [{ uid: 's2', distance: 10 }],
      duplicates: ['s5'],
    })
    const missing = ct(8).filter((_, n) => n !== 4)
    expect(rulesOf(missing)).toEqual(['slice-gap error'])
  })
})

it('draws the same by the same seed, and some of each institution', () => {
  const studies = Array.from({ length: 60 }, (_, n) => ({ id: `study-${n}`, organization: n % 3 === 0 ? 'a' : 'b' }))
  const drawn = drawSample(studies, { seed: '2026-11', each: 5 })
  expect(
    drawSample(studies.toReversed(), { seed: '2026-11', each: 5 })
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(drawn.map(({ id }) => id).toSorted())
  expect(drawn.filter(({ organization }) => organization === 'a')).toHaveLength(5)
  expect(drawSample(studies, { seed: 'other', each: 5 })).not.toEqual(drawn)
})

it('offers reasons that make sense for the modality', () => {
  expect(reasonsFor(['DX'])).toContain('over-exposure')
  expect(reasonsFor(['CT'])).not.toContain('over-exposure')
  expect(reasonsFor(['CT'])).toContain('contrast-phase')
})
