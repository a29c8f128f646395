import { ordersPlugin } from '@ygt/core/blocks/orders'
import { statisticsPlugin } from '@ygt/core/blocks/statistics'
import type { SignedIn } from '@ygt/core/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { imaging } from '../../src/plugin.ts'
import { databases, filesOf, images, uploaded, withImaging } from './imaging-county.ts'

const year = { category: 'imaging', from: '2026-01-01', to: '2026-12-31' }

describe.each(databases)('image quality on %s', (database) => {
  const given = withImaging(database)
  let head: SignedIn
  const of = (who: SignedIn) => who.client(imaging)
  /** Images that were checked: no more of them came for a while. */
  const arrived = async (more: Parameters<typeof images>[0] = {}) => {
    const asked = await given.ask()
    const set = images({ accessionNumber: asked.accessionNumber, slices: 4, rows: 64, columns: 64, ...more })
    const study = await uploaded(given.technologist, filesOf(set), asked.id)
    given.county.clock.advance(30_000)
    await given.county.settle()
    return { ...asked, study: study.id }
  }
  const taskOf = async (id: string) => given.radiologist.ok(given.radiologist.client(ordersPlugin).getTask({ id }))
  beforeAll(async () => {
    head = await given.county.as('chenli')
  })

  it('is checked when the images have arrived, with the version of the limits', async () => {
    const { study } = await arrived({
      patient: { id: '', name: 'Cheng^Defu=程^德福', birthDate: '19480309', sex: 'M' },
    })
    const quality = await given.technologist.ok(of(given.technologist).getQuality({ id: study }))
    expect(quality).toMatchObject({ headers: 4, pixels: 3, errors: 1, thresholds: '1', grade: null })
    expect(quality.findings).toMatchObject([{ rule: 'incomplete-identity', severity: 'error', images: 4 }])
    expect(quality.reasons).toContain('motion')
  })

  it('is graded by whoever reads, with reasons where it is not good', async () => {
    const { study } = await arrived()
    const grade = (more: Record<string, unknown>) => of(given.radiologist).gradeStudy({ id: study, ...more } as never)
    expect((await given.radiologist.refused(grade({ grade: 'C' }))).code).toBe('imaging/grade-reason-required')
    expect((await given.radiologist.refused(grade({ grade: 'reject', reasons: ['motion'] }))).code).toBe(
      'imaging/grade-reason-required',
    )
    expect((await given.radiologist.refused(grade({ grade: 'C', reasons: ['over-exposure'] }))).code).toBe(
      'imaging/grade-reason-not-for-modality',
    )
    expect((await given.radiologist.refused(grade({ grade: 'D' }))).code).toBe('core/invalid-input')
    const once = await given.radiologist.ok(grade({ grade: 'B', reasons: ['motion'], agreement: 'agree' }))
    expect(once).toMatchObject({ grade: 'B', reason: 'motion', agreement: 'agree' })
    const again = await given.radiologist.ok(grade({ grade: 'A' }))
    expect(again.gradings.map((one) => one.grade)).toHaveLength(2)
    expect((await given.technologist.refused(of(given.technologist).gradeStudy({ id: study, grade: 'A' }))).code).toBe(
      'core/forbidden',
    )
    expect((await given.stranger.refused(of(given.stranger).getQuality({ id: study }))).code).toBe('core/not-found')
  })

  it('sends rejected images back, and ties the retake to them', async () => {
    const { id, task, study } = await arrived()
    const reading = given.radiologist.client(ordersPlugin)
    await given.radiologist.ok(reading.claimTask({ id: task }))
    const draft = await given.radiologist.ok(reading.openReport({ id: task }))
    const rejection = { grade: 'reject' as const, reasons: ['motion' as const], note: '请屏气后重拍' }
    const rejected = await given.radiologist.ok(of(given.radiologist).gradeStudy({ id: study, ...rejection }))
    expect(rejected).toMatchObject({ grade: 'reject', retakenBy: null })
    expect(rejected.rejectedAt).not.toBeNull()
    await given.county.settle()
    expect(await taskOf(task)).toMatchObject({ state: 'requested', owner: null })
    const work = (await given.technologist.ok(given.technologist.core.work({}))).items
    expect(work.map(({ kind }) => kind)).toContain('imaging.work.retake')
    const bell = (await given.doctor.ok(given.doctor.core.notifications({}))).items
    expect(bell[0]).toMatchObject({ kind: 'imaging.notice.retake' })
    const twice = await given.radiologist.refused(of(given.radiologist).gradeStudy({ id: study, grade: 'A' }))
    expect(twice.code).toBe('imaging/images-already-rejected')

    const { accessionNumber } = await taskOf(task)
    const retake = await uploaded(given.technologist, filesOf(images({ accessionNumber })), id)
    given.county.clock.advance(30_000)
    await given.county.settle()
    expect(await taskOf(task)).toMatchObject({ state: 'ready' })
    const client = of(given.radiologist)
    expect(await given.radiologist.ok(client.getQuality({ id: study }))).toMatchObject({
      grade: 'reject',
      retakenBy: retake.id,
    })
    expect(await given.radiologist.ok(client.getQuality({ id: retake.id }))).toMatchObject({
      grade: null,
      retakeOf: study,
    })
    const both = (await given.radiologist.ok(client.listStudies({ request: id }))).items.map((one) => one.id)
    expect(both.toSorted()).toEqual([study, retake.id].toSorted())
    const left = (await given.technologist.ok(given.technologist.core.work({}))).items
    expect(left.map(({ kind }) => kind)).not.toContain('imaging.work.retake')
    // whoever takes it now goes on with the draft
    await given.senior.ok(given.senior.client(ordersPlugin).claimTask({ id: task }))
    expect((await given.senior.ok(given.senior.client(ordersPlugin).openReport({ id: task }))).id).toBe(draft.id)
  })

  it('does not send images back that were read already', async () => {
    const { task, study } = await arrived()
    const reading = given.radiologist.client(ordersPlugin)
    await given.radiologist.ok(reading.claimTask({ id: task }))
    const { id, version } = await given.radiologist.ok(reading.openReport({ id: task }))
    const content = { technique: '平扫', findings: '未见异常。', impression: '未见异常。' }
    await given.radiologist.ok(reading.saveDraft({ id, content, positive: false }, { version }))
    await given.radiologist.ok(reading.signReport({ id }))
    const rejection = { grade: 'reject' as const, reasons: ['motion' as const], note: '请屏气后重拍' }
    const refused = await given.senior.refused(of(given.senior).gradeStudy({ id: study, ...rejection }))
    expect(refused.code).toBe('imaging/read-already')
    expect(await given.senior.ok(of(given.senior).getQuality({ id: study }))).toMatchObject({
      grade: null,
      gradings: [],
    })
  })

  it('is sampled by seed, and graded again by somebody else', async () => {
    const asked = { month: '2026-11', seed: 'november', each: 2 }
    const first = (await head.ok(of(head).drawSample(asked))).items
    expect(first).toHaveLength(2)
    expect((await head.ok(of(head).drawSample(asked))).items.map(({ study }) => study)).toEqual(
      first.map(({ study }) => study),
    )
    expect((await given.senior.refused(of(given.senior).drawSample(asked))).code).toBe('core/forbidden')
    expect((await head.refused(of(head).drawSample({ ...asked, month: '2026-13' }))).code).toBe('core/invalid-input')
    const { study } = first[0] ?? { study: '' }
    const waiting = (await head.ok(of(head).listQuality({ which: 'sampled', month: '2026-11' }))).items
    expect(waiting.map((one) => one.study)).toContain(study)
    expect(await head.ok(of(head).gradeAgain({ id: study, grade: 'A' }))).toMatchObject({ sampleGrade: 'A' })
    const all = (await head.ok(of(head).listQuality({ month: '2026-11' }))).items
    const undrawn = all.find((one) => one.sampledFor === null)?.study ?? ''
    expect((await head.refused(of(head).gradeAgain({ id: undrawn, grade: 'A' }))).code).toBe('imaging/not-in-sample')
  })

  it('is counted with the figures of the category, and numbers open their studies', async () => {
    const statistics = head.client(statisticsPlugin)
    const offer = await head.ok(statistics.indicators({}))
    expect(offer.indicators.map(({ theme }) => theme)).toContain('imaging.image-quality')
    const { items } = await head.ok(statistics.figures({ ...year, theme: 'imaging.image-quality', by: 'reason' }))
    const rejected = items.find((one) => one.indicator === 'imaging.rejected' && one.keys[0] === 'motion')
    expect(rejected).toMatchObject({ part: 1 })
    const list = await head.ok(statistics.records({ ...year, indicator: 'imaging.rejected' }))
    expect(list.items).toHaveLength(1)
    expect(list.items[0]?.href).toMatch(/^\/imaging\/quality\//)
  })
})
