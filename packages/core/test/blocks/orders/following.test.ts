import { describe, expect, it } from 'vitest'
import { family } from '../../../src/testing/people/cast.ts'
import { databases, type OrdersPerson, withOrders } from './orders-county.ts'

const reason = 'The side was missing'

describe.each(databases)('what follows orders on %s', (database) => {
  const given = withOrders(database)
  const workOf = async (by: OrdersPerson, patient: string) => {
    await given.county.settle()
    return (await by.ok(by.core.work({}))).items.filter((item) => item.patient === patient).map((item) => item.kind)
  }
  const bellOf = async (by: OrdersPerson, patient: string) => {
    await given.county.settle()
    return (await by.ok(by.core.notifications({ limit: 100 }))).items
      .filter((item) => item.patient === patient)
      .map((item) => [item.kind, item.urgency])
  }
  const timelineOf = async (by: OrdersPerson, patient: string) => {
    await given.county.settle()
    return (await by.ok(by.core.timeline({ patient }))).items.map(({ kind, href }) => [kind, href])
  }

  it('is work for one after the other, until whoever asked has read the result', async () => {
    const patient = family.mother.id
    const { doctor, stranger, reader, senior, place } = given
    const { trial } = await import('./trial-service.ts')
    const asked = await place({ patient, priority: 'stat' })
    expect(await workOf(doctor, patient)).toEqual(['trial.work.prepare'])
    await doctor.ok(doctor.client(trial.plugin).takeSample({ request: asked.id }))
    expect([await workOf(doctor, patient), await workOf(reader, patient)]).toEqual([[], ['trial.work.read']])
    await reader.ok(reader.orders.claimTask({ id: asked.task }))
    expect([await workOf(reader, patient), await workOf(senior, patient)]).toEqual([['trial.work.continue'], []])
    const { id } = await reader.ok(reader.orders.openReport({ id: asked.task }))
    await reader.ok(reader.orders.saveDraft({ id, content: { findings: 'Nothing.' } }))
    await reader.ok(reader.orders.signReport({ id }))
    expect([await workOf(reader, patient), await workOf(senior, patient)]).toEqual([[], ['trial.work.review']])
    await reader.ok(reader.orders.recallReport({ id }))
    expect([await workOf(reader, patient), await workOf(senior, patient)]).toEqual([['trial.work.continue'], []])
    await reader.ok(reader.orders.signReport({ id }))
    expect(await workOf(senior, patient)).toEqual(['trial.work.review'])
    await senior.ok(senior.orders.sendBackReport({ id, reason }))
    expect([await workOf(reader, patient), await workOf(senior, patient)]).toEqual([['trial.work.revise'], []])
    await reader.ok(reader.orders.signReport({ id }))
    await senior.ok(senior.orders.publishReport({ id }))
    expect([await workOf(reader, patient), await workOf(senior, patient), await workOf(doctor, patient)]).toEqual([
      [],
      [],
      ['trial.work.result'],
    ])
    expect(await bellOf(doctor, patient)).toEqual([['trial.notice.published', 'critical']])
    expect(await bellOf(stranger, patient)).toEqual([])
    expect(await senior.ok(senior.orders.acknowledgeReport({ id }))).toEqual({ acknowledged: false })
    expect(await workOf(doctor, patient)).toEqual(['trial.work.result'])
    expect(await doctor.ok(doctor.orders.acknowledgeReport({ id }))).toEqual({ acknowledged: true })
    expect(await workOf(doctor, patient)).toEqual([])
  })

  it('enters the time line once, is replaced by an amendment, and goes with a retraction', async () => {
    const patient = family.uncle.id
    const { doctor, reader, senior, published } = given
    const { id } = await published({ patient })
    expect(await timelineOf(doctor, patient)).toEqual([['trial.record.published', `/trial/reports/${id}`]])
    const next = await reader.ok(reader.orders.amendReport({ id, reason }))
    expect(await workOf(reader, patient)).toEqual(['trial.work.revise'])
    expect(await timelineOf(doctor, patient)).toEqual([['trial.record.published', `/trial/reports/${id}`]])
    await reader.ok(reader.orders.signReport({ id: next.id }))
    await senior.ok(senior.orders.publishReport({ id: next.id }))
    expect(await timelineOf(doctor, patient)).toEqual([['trial.record.amended', `/trial/reports/${next.id}`]])
    expect(await workOf(doctor, patient)).toEqual(['trial.work.result-amended'])
    await senior.ok(senior.orders.retractReport({ id: next.id, reason }))
    expect(await timelineOf(doctor, patient)).toEqual([])
    expect((await bellOf(doctor, patient)).sort(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
      ['trial.notice.amended', 'urgent'],
      ['trial.notice.published', 'routine'],
      ['trial.notice.retracted', 'critical'],
    ])
  })

  it('leaves nothing of an amendment that was given up', async () => {
    const patient = family.father.id
    const { reader, doctor, published } = given
    const { id } = await published({ patient })
    const next = await reader.ok(reader.orders.amendReport({ id, reason }))
    await reader.ok(reader.orders.discardReport({ id: next.id }))
    expect([await workOf(reader, patient), await bellOf(doctor, patient)]).toEqual([
      [],
      [['trial.notice.published', 'routine']],
    ])
  })

  it('is told in the audit, with the resident', async () => {
    const patient = family.mother.id
    const { county, doctor, reader, published } = given
    const { id } = await published({ patient })
    await doctor.ok(doctor.orders.getReport({ id }))
    await reader.ok(reader.orders.printReport({ id }))
    await county.settle()
    const auditor = await county.as('xuzheng')
    const { items } = await auditor.ok(auditor.core.audit({ patient, record: id, limit: 200 }))
    expect(items.map(({ actor, action }) => `${actor} ${action}`)).toEqual(
      expect.arrayContaining(['linjing create', 'linjing sign', 'xuguodong publish', 'zhoumin read', 'linjing read']),
    )
    const system = await auditor.ok(auditor.core.audit({ actor: 'xuguodong', limit: 200 }))
    expect(system.items.some(({ action }) => action === 'as-system')).toBe(true)
  })
})
