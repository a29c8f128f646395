import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DataSet } from '../../src/dicom/data-set.ts'
import { firstText, itemsOf, numberValues } from '../../src/dicom/element-values.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { imaging } from '../../src/plugin.ts'
import { bytesAt, databases, filesOf, images, singleDicom, uploaded, web, withImaging } from './imaging-county.ts'

describe.each(databases)('measurements kept with the images, on %s', (database) => {
  const given = withImaging(database)

  /** A study of three slices of 16 × 16 pixels of 25 mm, whose first pixel lies at (−187.5, −187.5, 5). */
  async function arrived() {
    const { id, accessionNumber } = await given.ask()
    const study = images({ accessionNumber })
    const card = await uploaded(given.technologist, filesOf(study), id)
    const instance = study.instances[0]?.sopInstanceUid ?? ''
    return { card, study, at: { series: study.seriesInstanceUid, instance, frame: 1 } }
  }
  const length = (ends: [number, number, number][], value: number) => ({
    id: randomUUID() as string,
    kind: 'length' as const,
    points: ends,
    values: { length: { value, unit: 'mm' } },
  })
  const across: [number, number, number][] = [
    [-187.5, -187.5, 5],
    [-87.5, -187.5, 5],
  ]

  const searched = async (url: string): Promise<any[]> => (await given.doctor.request('GET', url)).json() as any

  it('are a structured report in the study that other viewers can find and read', async () => {
    const { card, study, at } = await arrived()
    const client = given.radiologist.client(imaging)
    const roi = {
      id: randomUUID(),
      kind: 'rectangle' as const,
      points: [0, 1, 2, 3].map((n): [number, number, number] => [n % 2 ? 50 : 0, n > 1 ? 50 : 0, 5]),
      values: { mean: { value: 40.5, unit: "[hnsf'U]" }, area: { value: 2500, unit: 'mm2' } },
    }
    const items = [
      { ...length(across, 100), ...at },
      { ...roi, ...at },
    ]
    const { report } = await given.radiologist.ok(client.keepMeasurements({ id: card.id, items }))

    const [series] = await searched(`${web(study.studyInstanceUid)}/series?Modality=SR`)
    const seriesUid = series['0020000E'].Value[0]
    const file = await bytesAt(given.doctor, web(study.studyInstanceUid, seriesUid, report), singleDicom)
    const reading = readDicom(file)
    if (!reading.ok) throw new Error(reading.detail)
    const { dataSet } = reading.instance
    expect(firstText(dataSet, '00080016')).toBe('1.2.840.10008.5.1.4.1.1.88.33')
    expect(firstText(dataSet, '00100010')).toBe('Cheng^Defu=程^德福')
    expect(firstText(itemsOf(dataSet, '0040A504')[0] as DataSet, '0040DB00')).toBe('1500')
    const measured = numbersIn(dataSet)
    expect(measured.map(({ concept, value, unit }) => [concept, value, unit])).toEqual([
      ['410668003', 100, 'mm'],
      ['112031', 40.5, "[hnsf'U]"],
      ['42798000', 2500, 'mm2'],
    ])
    // the middle of the first pixel, and four pixels further on
    expect(measured[0]?.graphic).toEqual([0.5, 0.5, 4.5, 0.5])
    expect(measured[1]?.graphic).toHaveLength(10)
    expect(measured[0]?.image).toBe(at.instance)

    const { series: shown } = await given.doctor.ok(given.doctor.client(imaging).images({ id: card.id }))
    expect(shown.map((one) => one.modality)).toEqual(['CT'])
  })

  it('go into one series, a new object for each save, and the earlier ones stay', async () => {
    const { card, study, at } = await arrived()
    const client = given.radiologist.client(imaging)
    const save = async () =>
      (await given.radiologist.ok(client.keepMeasurements({ id: card.id, items: [{ ...length(across, 100), ...at }] })))
        .report
    const reports = [await save(), await save()]
    const series = await searched(`${web(study.studyInstanceUid)}/series?Modality=SR`)
    expect(series).toHaveLength(1)
    const within = web(study.studyInstanceUid, series[0]['0020000E'].Value[0])
    const found = await searched(`${within}/instances`)
    expect(found.map((one) => one['00080018'].Value[0])).toEqual(reports)
  })

  it('are all kept or none, and not what contradicts the image', async () => {
    const { card, at } = await arrived()
    const client = given.radiologist.client(imaging)
    const refused = async (items: any[]) => (await client.keepMeasurements({ id: card.id, items })) as any
    const right = { ...length(across, 100), ...at }
    for (const [wrong, type] of [
      [{ ...length(across, 130), ...at }, 'imaging/measurement-wrong'],
      [{ ...length(across, 100), ...at, frame: 2 }, 'imaging/measurement-elsewhere'],
      [{ ...length(across, 100), ...at, series: '1.2.3' }, 'imaging/measurement-elsewhere'],
      [right, 'imaging/measurement-known'],
    ] as const) {
      const { problem } = await refused([right, wrong])
      expect([problem?.status, problem?.type]).toEqual([type.endsWith('known') ? 409 : 422, `/problems/${type}`])
    }
    const { items } = await given.radiologist.ok(client.measurements({ id: card.id }))
    expect(items).toEqual([])
    await given.radiologist.ok(client.keepMeasurements({ id: card.id, items: [right] }))
    expect((await refused([right])).problem?.type).toBe('/problems/imaging/measurement-known')
  })
})

interface Measured {
  readonly concept: string | undefined
  readonly value: number | undefined
  readonly unit: string | undefined
  readonly graphic: number[]
  readonly image: string | undefined
}

/** The NUM items of a report, in order, each with the coordinates it is inferred from. */
function numbersIn(item: DataSet): Measured[] {
  const content = itemsOf(item, '0040A730')
  return content.flatMap((one) => {
    if (firstText(one, '0040A040') !== 'NUM') return numbersIn(one)
    const value = itemsOf(one, '0040A300')[0] as DataSet
    const place = itemsOf(one, '0040A730').find((within) => firstText(within, '0040A040') === 'SCOORD') as DataSet
    const image = itemsOf(itemsOf(place, '0040A730')[0] as DataSet, '00081199')[0] as DataSet
    return [
      {
        concept: firstText(itemsOf(one, '0040A043')[0] as DataSet, '00080100'),
        value: numberValues(value, '0040A30A')[0],
        unit: firstText(itemsOf(value, '004008EA')[0] as DataSet, '00080100'),
        graphic: numberValues(place, '00700022'),
        image: firstText(image, '00081155'),
      },
    ]
  })
}
