import { beforeAll, describe, expect, it } from 'vitest'
import { AllocateWaiting } from '../../../src/blocks/orders/allocation-jobs.ts'
import { reader as profiles } from '../../../src/blocks/orders/reader.ts'
import { problemOf } from '../../kernel/trial-county.ts'
import { contextOf, databases, type OrdersPerson, personOf, withOrders } from './orders-county.ts'

const hospital = 'county-hospital'
const duty = 'trial.reading'
const morning = { startsAt: '2026-11-24T08:00:00+08:00', endsAt: '2026-11-24T17:00:00+08:00' }

describe.each(databases)('allocation of tasks on %s', (database) => {
  const given = withOrders(database)
  const plan = (...people: readonly { practitioner: string; onCall?: boolean }[]) =>
    given.head.ok(
      given.head.core.planShifts({
        organization: hospital,
        duty,
        shifts: people.map((p) => ({ ...morning, ...p })),
      }),
    )
  const taskOf = async (id: string) => given.head.ok(given.head.orders.getTask({ id }))
  const board = async () =>
    given.head.ok(given.head.orders.allocationBoard({ category: 'trial', organization: hospital }))

  it('leaves what no one is on duty for to everybody, until somebody is', async () => {
    const { task } = await given.ready()
    await given.county.settle()
    expect([(await taskOf(task)).assignee, (await board()).waiting]).toEqual([null, 1])
    await plan({ practitioner: 'linjing' }, { practitioner: 'xuguodong' }, { practitioner: 'shanhong', onCall: true })
    const { at } = { at: given.county.clock.now().toISOString() }
    await given.county.system('orders').schedule(AllocateWaiting, {}, { at })
    await given.county.settle()
    expect(['linjing', 'xuguodong']).toContain((await taskOf(task)).assignee)
    expect((await board()).waiting).toBe(0)
  })

  it('spreads what arrives over those on site, by points', async () => {
    const big = await given.ready({ code: 'big' })
    await given.county.settle()
    const first = (await taskOf(big.task)).assignee
    const small: string[] = []
    for (let n = 0; n < 3; n++) {
      const { task } = await given.ready()
      await given.county.settle()
      small.push((await taskOf(task)).assignee ?? '')
    }
    expect(small.filter((who) => who === first)).toEqual([])
    const { readers } = await board()
    const onSite = readers.filter((r) => r.duty === 'on-site')
    expect(onSite.map((r) => r.openPoints).reduce((a, b) => a + b)).toBe(9)
    expect(onSite.every((r) => r.share !== null && Math.abs(r.share - 1) < 0.5)).toBe(true)
    expect(readers.find((r) => r.practitioner === 'shanhong')).toMatchObject({ duty: 'on-call', openTasks: 0 })
  })

  it('keeps a task for its reader, then gives it to everybody', async () => {
    const { task } = await given.ready()
    await given.county.settle()
    const { assignee } = await taskOf(task)
    const person: Record<string, OrdersPerson> = { linjing: given.reader, xuguodong: given.senior }
    const hers = person[assignee ?? ''] ?? expect.fail('nobody has it')
    const others = assignee === 'linjing' ? given.senior : given.reader
    expect((await others.refused(others.orders.claimTask({ id: task }))).code).toBe('orders/allocated-to-another')
    const listed = await hers.ok(hers.orders.listTasks({ category: 'trial', forMe: true, limit: 100 }))
    expect(listed.items.map((t) => t.id)).toContain(task)
    given.county.clock.advance(31 * 60_000)
    await given.county.settle()
    expect((await taskOf(task)).assignee).toBeNull()
    await others.ok(others.orders.claimTask({ id: task }))
    // what somebody hands back is for everybody: the rule would choose the same reader again
    await others.ok(others.orders.handBackTask({ id: task }))
    await given.county.settle()
    expect((await taskOf(task)).assignee).toBeNull()
  })

  it('asks those on call for what cannot wait, when nobody is on site and able', async () => {
    const skills = { category: 'trial', skills: ['knee'], capacity: 100 }
    for (const practitioner of ['linjing', 'xuguodong'])
      await given.head.ok(given.head.orders.setReader({ practitioner, ...skills }))
    const { task } = await given.ready({ bodySite: 'knee' })
    const elbow = await given.ready({ bodySite: 'elbow' })
    await given.county.settle()
    expect(['linjing', 'xuguodong']).toContain((await taskOf(task)).assignee)
    expect((await taskOf(elbow.task)).assignee).toBeNull()
    const reader = await given.reader.refused(given.reader.orders.setReader({ practitioner: 'linjing', ...skills }))
    expect(reader.code).toBe('core/forbidden')
    // whoever leads one category changes no profile of another, neither a new one nor one that is there
    const lead = contextOf(given.county, 'chenli', 'department-head')
    await given.head.ok(given.head.orders.setReader({ ...skills, practitioner: 'shanhong', category: 'other' }))
    const foreign = contextOf(given.county, 'linjing', 'radiologist')
    const profile = { category: 'trial', practitioner: 'linjing', skills: [], capacity: 0 }
    const put = (by: typeof lead) => by.store(profiles).put(profile, { key: ['category', 'practitioner'] })
    expect(await problemOf(put(foreign))).toMatchObject({ code: 'core/forbidden' })
    await put(lead)
  })

  it('lets somebody in charge give it to another reader, with a reason, also when it was claimed', async () => {
    const { task } = await given.ready()
    await given.county.settle()
    const { head } = given
    const give = (practitioner: string, reason: string) => head.orders.assignTask({ id: task, practitioner, reason })
    expect((await head.refused(give('shanhong', ''))).code).toBe('core/invalid-input')
    expect((await head.refused(give('zhoumin', 'not a reader'))).code).toBe('orders/not-a-reader')
    const given2 = await head.ok(give('shanhong', 'asked for a second opinion'))
    expect([given2.assignee, given2.assignReason]).toEqual(['shanhong', 'asked for a second opinion'])
    const { secondSenior } = given
    await secondSenior.ok(secondSenior.orders.claimTask({ id: task }))
    const again = await head.ok(give('linjing', 'called to theatre'))
    expect([again.state, again.owner, again.assignee]).toEqual(['ready', null, 'linjing'])
    const refused = await given.reader.refused(
      given.reader.orders.assignTask({ id: task, practitioner: 'shanhong', reason: 'not mine' }),
    )
    expect(refused.code).toBe('core/forbidden')
  })
})

describe.each(databases)('twenty readers who want the same tasks on %s', (database) => {
  const given = withOrders(database)
  const tasks: string[] = []
  beforeAll(async () => {
    for (let n = 0; n < 10; n++) tasks.push((await given.ready()).task)
  })

  it('read no task twice', async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        personOf(given.county, ['linjing', 'xuguodong', 'shanhong', 'chenli'][n % 4] ?? ''),
      ),
    )
    const claims = await Promise.all(
      people.flatMap((person) => tasks.map((id) => person.orders.claimTask({ id }).then((r) => ({ id, ok: r.ok })))),
    )
    const won = claims.filter((c) => c.ok).map((c) => c.id)
    expect(won.toSorted()).toEqual(tasks.toSorted())
  })
})
