import { describe, expect, it } from 'vitest'
import { seriesMember } from '../../../src/blocks/orders/index.ts'
import { everyCastResident, family } from '../../../src/testing/people/cast.ts'
import { databases, text, withOrders } from './orders-county.ts'
import { trial } from './trial-service.ts'

describe.each(databases)('check-ups of many people on %s', (database) => {
  const given = withOrders(database)
  const { grandfather, mother } = family
  const draft = (people: string[]) => ({
    category: 'trial',
    name: 'Village of 2026',
    employer: 'Daoxiang',
    day: '2026-11-24',
    code: 'T1',
    display: 'Trial of one',
    purpose: 'Check-up',
    people,
  })

  it('places for everybody on the list or for nobody, and further people later', async () => {
    const { doctor, stranger, county } = given
    const refused = await doctor.refused(doctor.orders.placeSeries(draft([grandfather.id, 'nobody'])))
    expect([refused.status, refused.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/people/1']])
    expect((await doctor.ok(doctor.orders.listSeries({ category: 'trial' }))).items).toEqual([])
    const placed = await doctor.ok(doctor.orders.placeSeries(draft([grandfather.id])))
    expect(placed.counts).toMatchObject({ people: 1, asked: 1 })
    const again = await doctor.refused(
      doctor.orders.addToSeries({ id: placed.id, people: [mother.id, grandfather.id] }),
    )
    expect(again.errors?.map(({ pointer }) => pointer)).toEqual(['/people/1'])
    const more = await doctor.ok(doctor.orders.addToSeries({ id: placed.id, people: [mother.citizenNumber ?? ''] }))
    expect(more.counts.people).toBe(2)
    expect((await stranger.refused(stranger.orders.getSeries({ id: placed.id }))).status).toBe(404)
    expect((await stranger.refused(stranger.orders.addToSeries({ id: placed.id, people: ['x'] }))).status).toBe(404)
    const rows = await county
      .system('orders')
      .store(seriesMember)
      .list({ where: { series: placed.id } })
    expect(rows.items).toHaveLength(2)
    const [first] = (await doctor.ok(doctor.orders.seriesPeople({ id: placed.id, limit: 1 }))).items
    expect(first).toMatchObject({ patient: grandfather.id, stage: 'asked', opened: false })
  })

  it('signs for many only what its reader has opened, and never over what somebody wrote', async () => {
    const { doctor, reader, senior } = given
    const people = everyCastResident.slice(0, 3).map(({ id }) => id)
    const { id } = await doctor.ok(doctor.orders.placeSeries(draft(people)))
    const { items } = await doctor.ok(doctor.orders.seriesPeople({ id }))
    for (const { request } of items) await doctor.ok(doctor.client(trial.plugin).takeSample({ request }))
    const tasks = items.map(({ task }) => task)
    const normal = { category: 'trial', name: 'Normal', content: text, normal: true }
    const { id: of } = await senior.ok(senior.orders.keepTemplate(normal))
    const { id: not } = await senior.ok(senior.orders.keepTemplate({ ...normal, name: 'Not', normal: false }))
    expect((await reader.ok(reader.orders.claimSeriesTasks({ id, tasks }))).claimed).toEqual(tasks)
    const sign = (chosen: readonly string[], by = of) =>
      reader.orders.signNormal({ id, tasks: [...chosen], template: by })
    expect((await reader.refused(sign(tasks))).type).toContain('orders/not-opened')
    for (const { request } of items) await reader.ok(reader.client(trial.plugin).lookAtSample({ request }))
    expect((await reader.refused(sign(tasks, not))).type).toContain('orders/not-a-normal-template')
    const [begun = '', ...rest] = tasks
    const { id: own, version } = await reader.ok(reader.orders.openReport({ id: begun }))
    await reader.ok(reader.orders.saveDraft({ id: own, content: { findings: 'A shadow.' } }, { version }))
    const refused = await reader.refused(sign(tasks))
    expect([refused.status, refused.errors?.map(({ pointer }) => pointer)]).toEqual([409, ['/tasks/0']])
    expect(await reader.ok(sign(rest))).toEqual({ signed: 2 })
    expect((await senior.refused(senior.orders.publishSeries({ id, tasks }))).status).toBe(409)
    expect(await senior.ok(senior.orders.publishSeries({ id, tasks: rest }))).toEqual({ published: 2 })
    const { counts } = await doctor.ok(doctor.orders.getSeries({ id }))
    expect(counts).toMatchObject({ people: 3, reading: 1, published: 2, abnormal: 0 })
    const sheet = (await doctor.ok(doctor.orders.exportSeries({ id }))) as unknown as Blob
    expect(sheet.size).toBeGreaterThan(1000)
  })
})
