import { describe, expect, it } from 'vitest'
import { shift } from '../../../src/organization/roster.ts'
import { databases } from '../orders/orders-county.ts'
import { callsOf, minute, raised, rowOf, secondNode, valuesOf, withValues } from './values-county.ts'

describe.each(databases)('the ladder of critical values on %s', (database) => {
  const given = withValues(database)

  it('is climbed in order when clocks run out, each rung once', async () => {
    const { county } = given
    await county.system('core').store(shift).create(
      {
        practitioner: 'sunli',
        duty: 'critical-values.receive',
        startsAt: '2026-11-24T00:00:00.000Z',
        endsAt: '2026-11-25T00:00:00.000Z',
        onCall: false,
      },
      { organization: 'qinghe-centre' },
    )
    const { id } = await raised(given)
    const log = ['requester SENT zhoumin', 'duty SENT sunli']
    expect(await callsOf(county, id)).toEqual(log)
    const climb = async (rung: string, ms = 10 * minute) => {
      county.clock.advance(ms - 1000)
      await county.settle()
      expect(await callsOf(county, id)).toEqual(log)
      county.clock.advance(1000)
      await county.settle()
      log.push(rung)
      expect(await callsOf(county, id)).toEqual(log)
    }
    await climb('duty SENT sunli')
    await climb('lead SENT maxiaolan')
    await climb('oversight SENT shenjie')
    county.clock.advance(60 * minute)
    await county.settle()
    expect(await callsOf(county, id)).toEqual(log)
    expect((await rowOf(county, id)).state).toBe('notified')
    await given.signIn()
    const manager = await county.as('shenjie')
    const kinds = async () => (await manager.ok(manager.core.work({}))).items.map((i) => i.kind)
    expect(await kinds()).toEqual(['critical-values.work.escalated'])
    const late = await given.doctor.ok(valuesOf(given.doctor).acknowledgeValue({ id, readBack: '活动性出血' }))
    expect(late).toMatchObject({ state: 'acknowledged', acknowledgedInTime: false, notifiedInTime: true, rung: 0 })
    await county.settle()
    expect(await kinds()).toEqual([])
    // the next clock climbs the same ladder anew
    county.clock.advance(30 * minute)
    await county.settle()
    expect((await callsOf(county, id)).at(-1)).toBe('duty SENT sunli')
    await county.runtime.database.transaction((t) => t.change('delete from core_shift'))
    await given.signIn()
  })

  it('tells everybody on it when the value is withdrawn', async () => {
    const { county } = given
    const { id } = await raised(given)
    county.clock.advance(10 * minute)
    await county.settle()
    await given.signIn()
    const { reader } = given
    await reader.ok(valuesOf(reader).withdrawValue({ id, reason: 'of another patient' }))
    await county.settle()
    expect((await callsOf(county, id)).slice(-2).toSorted()).toEqual(['SENT maxiaolan', 'SENT zhoumin'])
  })

  it('passes over a rung on which nobody stands', async () => {
    const { county } = given
    const { id } = await raised(given)
    county.clock.advance(10 * minute)
    await county.settle()
    expect(await callsOf(county, id)).toEqual([
      ...['requester SENT zhoumin', 'duty NOBODY', 'duty NOBODY', 'lead SENT maxiaolan'],
    ])
    await given.signIn()
  })

  it('is left when somebody acts in time', async () => {
    const { county, doctor } = given
    const { id } = await raised(given)
    county.clock.advance(9 * minute)
    await doctor.ok(valuesOf(doctor).acknowledgeValue({ id, readBack: '活动性出血' }))
    county.clock.advance(2 * minute)
    await county.settle()
    expect((await callsOf(county, id)).filter((line) => line.includes('lead'))).toEqual([])
    await given.signIn()
  })

  it('tells once what was raised before the process died, whichever node wakes', async () => {
    const { county } = given
    const { id } = await raised(given, { told: false })
    expect((await rowOf(county, id)).state).toBe('confirmed')
    const second = await secondNode(county)
    try {
      await Promise.all([county.queue.drain(), second.queue.drain()])
      await county.settle()
      expect(await callsOf(county, id)).toEqual(['requester SENT zhoumin', 'duty NOBODY'])
      county.clock.advance(10 * minute)
      await Promise.all([county.queue.drain(), second.queue.drain()])
      await county.settle()
      await second.queue.drain()
      expect((await callsOf(county, id)).slice(2)).toEqual(['duty NOBODY', 'lead SENT maxiaolan'])
      const bells = await county.runtime.database.query(
        `select recipient from core_notification where href = ? and kind = 'critical-values.notice.raised'`,
        [`/critical-values/${id}`],
      )
      expect(bells).toHaveLength(1)
    } finally {
      await second.stop()
    }
    await given.signIn()
  })
})

describe('the clocks of a county', () => {
  const given = withValues('sqlite', {
    acknowledgeWithin: 'PT5M',
    categories: { trial: { actWithin: 'PT2H' } },
    ladder: ['requester', 'oversight'],
  })

  it('run as they are set, for the category where it has its own', async () => {
    const { county, doctor } = given
    const { id } = await raised(given)
    expect(new Date((await rowOf(county, id)).due_at).getTime()).toBe(county.clock.now().getTime() + 5 * minute)
    county.clock.advance(5 * minute)
    await county.settle()
    expect((await callsOf(county, id)).at(-1)).toBe('oversight SENT shenjie')
    const heard = await doctor.ok(valuesOf(doctor).acknowledgeValue({ id, readBack: '活动性出血' }))
    expect(Date.parse(heard.dueAt ?? '')).toBe(county.clock.now().getTime() + 120 * minute)
  })
})
