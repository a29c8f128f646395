import { join } from 'node:path'
import { ordersPlugin } from '@ygt/core/blocks/orders'
import { family, startTestCounty, type TestCounty } from '@ygt/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticCt } from '../../src/dicom/synthetic-study.ts'
import { imaging } from '../../src/plugin.ts'

const home = join(import.meta.dirname, '../..')

describe.each(['sqlite', 'postgres'] as const)('the routine case on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ plugins: [home], database, residents: true })
  })
  afterAll(() => county?.stop())

  it('goes from request to printed report and its amendment', async () => {
    const [doctor, technologist, radiologist, senior, stranger] = await Promise.all(
      ['zhoumin', 'sunli', 'linjing', 'xuguodong', 'wujianping'].map((a) => county.as(a)),
    )
    if (!doctor || !technologist || !radiologist || !senior || !stranger) throw new Error('the cast is incomplete')
    const { grandfather } = family
    const asked = await doctor.ok(
      doctor.client(ordersPlugin).placeRequest({
        category: 'imaging',
        patient: grandfather.id,
        code: 'CT-CHEST',
        display: '胸部CT平扫',
        purpose: '右肺结节复查',
        priority: 'urgent',
        detail: { modality: 'CT' },
      }),
    )
    expect(asked.accessionNumber).toMatch(/^YX261124\d{6}$/)
    await county.settle()
    const work = await technologist.ok(technologist.core.work({}))
    expect(work.items.map((i) => i.kind)).toEqual(['imaging.work.prepare'])

    const images = syntheticCt({
      seed: 'routine',
      slices: 3,
      rows: 32,
      columns: 32,
      patient: { id: grandfather.id, name: 'Cheng^Defu=程^德福', birthDate: '19480309', sex: 'M' },
      accessionNumber: asked.accessionNumber,
    })
    const sender = technologist.client(imaging)
    const begun = await technologist.ok(
      sender.beginUpload({
        request: asked.id,
        files: images.instances.map((i, n) => ({ name: `${n}.dcm`, size: i.bytes.length })),
      }),
    )
    for (const [number, { bytes }] of images.instances.entries()) {
      const half = Math.floor(bytes.length / 2)
      const send = (offset: number, body: Uint8Array<ArrayBuffer>) =>
        technologist.ok(
          sender.sendChunk({ id: begun.id, number, offset }, { upload: { type: 'application/octet-stream', body } }),
        )
      await send(0, new Uint8Array(bytes.subarray(0, half)))
      await send(half, new Uint8Array(bytes.subarray(half)))
    }
    const stored = await technologist.ok(sender.completeUpload({ id: begun.id }))
    expect(stored).toMatchObject({
      state: 'matched',
      request: asked.id,
      instanceCount: 3,
      seriesCount: 1,
      modalities: 'CT',
    })
    await county.settle()

    const orders = radiologist.client(ordersPlugin)
    const list = await radiologist.ok(orders.listTasks({ category: 'imaging', state: 'ready' }))
    expect(list.items).toHaveLength(1)
    const [ready] = list.items
    const claimed = await radiologist.ok(orders.claimTask({ id: ready?.id ?? '' }))
    expect(claimed).toMatchObject({ state: 'in-progress', ownerName: '林静' })
    const draft = await radiologist.ok(orders.openReport({ id: claimed.id }))
    const refused = await radiologist.refused(orders.signReport({ id: draft.id }))
    expect(refused).toMatchObject({
      code: 'orders/incomplete-report',
      errors: [{ pointer: '/content/findings' }, { pointer: '/content/impression' }],
    })
    const saved = await radiologist.ok(
      orders.saveDraft(
        {
          id: draft.id,
          content: { findings: '右肺上叶见结节，直径 7 mm。', impression: '右肺上叶结节，建议随访。' },
          positive: true,
        },
        { version: draft.version },
      ),
    )
    expect(saved.version).toBe(draft.version + 1)
    await radiologist.ok(orders.signReport({ id: draft.id }))
    expect((await radiologist.refused(orders.publishReport({ id: draft.id }))).code).toBe('core/forbidden')
    expect((await doctor.refused(doctor.client(ordersPlugin).getReport({ id: draft.id }))).code).toBe('core/not-found')
    await county.settle()
    const published = await senior.ok(senior.client(ordersPlugin).publishReport({ id: draft.id }))
    expect(published).toMatchObject({ state: 'final', reviewerName: '徐国栋' })
    await county.settle()

    const bell = await doctor.ok(doctor.core.notifications({}))
    expect(bell).toMatchObject({ unread: 1, items: [{ kind: 'imaging.notice.published', patient: grandfather.id }] })
    expect((await doctor.ok(doctor.core.work({}))).items.map((i) => i.kind)).toEqual(['imaging.work.result'])
    const read = await doctor.ok(doctor.client(ordersPlugin).getReport({ id: draft.id }))
    await doctor.ok(doctor.client(ordersPlugin).acknowledgeReport({ id: draft.id }))
    await county.settle()
    expect((await doctor.ok(doctor.core.work({}))).items).toEqual([])
    const pdf = await doctor.ok(doctor.client(ordersPlugin).printReport({ id: draft.id }))
    const bytes = Buffer.from(await (pdf as unknown as Blob).arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const checked = await county.stranger().ok(
      county
        .stranger()
        .client(ordersPlugin)
        .verifyReport({ code: read.verificationCode ?? '' }),
    )
    expect(checked).toMatchObject({ genuine: true, current: true, patient: '程*福' })

    const amending = await radiologist.ok(orders.amendReport({ id: draft.id, reason: '补充与前片比较' }))
    await radiologist.ok(
      orders.saveDraft(
        { id: amending.id, content: { ...amending.content, impression: '右肺上叶结节，较前无变化。' } },
        { version: amending.version },
      ),
    )
    await radiologist.ok(orders.signReport({ id: amending.id }))
    await senior.ok(senior.client(ordersPlugin).publishReport({ id: amending.id }))
    await county.settle()
    const versions = await doctor.ok(doctor.client(ordersPlugin).requestReports({ id: asked.id }))
    expect(versions.items.map((v) => [v.revision, v.state, v.supersededBy])).toEqual([
      [1, 'final', amending.id],
      [2, 'amended', null],
    ])
    const timeline = await doctor.ok(doctor.core.timeline({ patient: grandfather.id }))
    expect(timeline.items).toHaveLength(1)

    expect((await stranger.ok(stranger.client(ordersPlugin).listRequests({ category: 'imaging' }))).items).toEqual([])
    expect((await stranger.refused(stranger.client(ordersPlugin).getReport({ id: draft.id }))).code).toBe(
      'core/not-found',
    )
    expect((await stranger.refused(stranger.client(imaging).images({ id: stored.id }))).code).toBe('core/not-found')
  })

  it('serves the study to other viewers by DICOMweb', async () => {
    const radiologist = await county.as('linjing')
    const found = await radiologist.request('GET', '/api/imaging/dicomweb/studies?PatientName=cheng*&includefield=all')
    expect(found.status).toBe(200)
    const [result] = (await found.json()) as any[]
    const uid = result['0020000D'].Value[0]
    const metadata = await radiologist.request('GET', `/api/imaging/dicomweb/studies/${uid}/metadata`)
    expect((await metadata.json()) as any[]).toHaveLength(3)
    const all = await radiologist.request('GET', `/api/imaging/dicomweb/studies/${uid}`)
    expect(all.headers.get('content-type')).toMatch(/^multipart\/related; type="application\/dicom"; boundary=/)
    const series = (await (
      await radiologist.request('GET', `/api/imaging/dicomweb/studies/${uid}/series`)
    ).json()) as any[]
    const seriesUid = series[0]['0020000E'].Value[0]
    const thumbnail = await radiologist.request(
      'GET',
      `/api/imaging/dicomweb/studies/${uid}/series/${seriesUid}/thumbnail`,
    )
    expect(thumbnail.headers.get('content-type')).toBe('image/png')
  })
})
