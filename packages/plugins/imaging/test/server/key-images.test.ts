import { randomUUID } from 'node:crypto'
import { ordersPlugin } from '@ygt/core/blocks/orders'
import { describe, expect, it } from 'vitest'
import { imaging } from '../../src/plugin.ts'
import { databases, filesOf, images, uploaded, withImaging } from './imaging-county.ts'

describe.each(databases)('key images of a report, on %s', (database) => {
  const given = withImaging(database)

  it('are shown with what was measured on them and printed, and a published report goes on showing them', async () => {
    const { id, task, accessionNumber } = await given.ask()
    const study = images({ accessionNumber })
    const card = await uploaded(given.technologist, filesOf(study), id)
    const { radiologist, senior, doctor } = given
    const client = radiologist.client(imaging)
    const orders = radiologist.client(ordersPlugin)
    const picture = { series: study.seriesInstanceUid, instance: study.instances[1]?.sopInstanceUid ?? '', frame: 1 }
    await radiologist.ok(orders.claimTask({ id: task }))
    const draft = await radiologist.ok(orders.openReport({ id: task }))
    const content = { technique: '', findings: '右肺上叶结节。', impression: '结节，建议复查。' }
    await radiologist.ok(orders.saveDraft({ id: draft.id, content, positive: true }, { version: draft.version }))
    const line = { id: randomUUID(), kind: 'length' as const, values: { length: { value: 200, unit: 'mm' } } }
    const points: [number, number, number][] = [
      [-200, 0, 0],
      [0, 0, 0],
    ]
    await radiologist.ok(client.keepMeasurements({ id: card.id, items: [{ ...line, ...picture, points }] }))
    const window = { center: 40, width: 400 }
    const marked = await radiologist.ok(client.markKeyImage({ id: card.id, ...picture, window }))
    await radiologist.ok(orders.signReport({ id: draft.id }))
    await senior.ok(senior.client(ordersPlugin).publishReport({ id: draft.id }))
    const published = await doctor.ok(doctor.client(ordersPlugin).getReport({ id: draft.id }))

    given.county.clock.advance(60_000)
    await given.signIn()
    await given.radiologist.ok(given.radiologist.client(imaging).unmarkKeyImage({ id: marked.id }))
    const shown = given.doctor.client(imaging)
    const then = await given.doctor.ok(shown.keyImages({ id, at: published.publishedAt ?? '' }))
    expect(then.items.map(({ instance }) => instance)).toEqual([picture.instance])
    expect(then.items[0]?.marks).toEqual([
      {
        points: [
          [0, 0.5],
          [0.5, 0.5],
        ],
        closed: false,
        text: '200.0 mm',
      },
    ])
    const image = await given.doctor.request('GET', then.items[0]?.url ?? '')
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await given.doctor.ok(shown.keyImages({ id }))).items).toEqual([])
    const printed = await given.doctor.request('GET', `/api/orders/reports/${draft.id}/pdf`)
    const pdf = Buffer.from(await printed.arrayBuffer()).toString('latin1')
    // 16 pixels wide, as no other picture on it
    expect(pdf).toMatch(/\/Width 16\b/)
  })

  it('are marked on pictures of the study only, by those who read', async () => {
    const { id, accessionNumber } = await given.ask()
    const study = images({ accessionNumber })
    const card = await uploaded(given.technologist, filesOf(study), id)
    const picture = { series: study.seriesInstanceUid, instance: study.instances[0]?.sopInstanceUid ?? '', frame: 1 }
    const mark = (by: typeof given.doctor, more = {}) =>
      by.client(imaging).markKeyImage({ id: card.id, ...picture, window: null, ...more })
    expect((await given.doctor.refused(mark(given.doctor))).status).toBe(403)
    for (const wrong of [{ frame: 2 }, { instance: '1.2.3' }])
      expect((await given.radiologist.refused(mark(given.radiologist, wrong))).status).toBe(422)
    for (let n = 0; n < 6; n++) await given.radiologist.ok(mark(given.radiologist))
    expect((await given.radiologist.refused(mark(given.radiologist))).code).toBe('imaging/too-many-key-images')
  })
})
