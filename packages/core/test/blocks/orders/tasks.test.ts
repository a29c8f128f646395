import { describe, expect, it } from 'vitest'
import { task } from '../../../src/blocks/orders/index.ts'
import type { ProblemError } from '../../../src/problem/define-problem.ts'
import { family } from '../../../src/testing/people/cast.ts'
import { contextOf, databases, stateOf, text, withOrders } from './orders-county.ts'
import { trial } from './trial-service.ts'

const hour = 3_600_000

describe.each(databases)('tasks on %s', (database) => {
  const given = withOrders(database)

  it('gives a task to one of twenty who claim it at once', async () => {
    const { county, ready } = given
    const { task: id } = await ready()
    const people = Array.from({ length: 20 }, (_, n) => contextOf(county, `reader-${n}`, 'radiologist'))
    const results = await Promise.allSettled(people.map((ctx) => ctx.act(task, id, 'claim', { name: ctx.caller.name })))
    const won = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value.owner] : []))
    expect(won).toHaveLength(1)
    expect((await county.system('orders').store(task).get(id)).owner).toBe(won[0])
    const refusals = results.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []))
    expect(refusals.map((e) => (e as ProblemError).problem.code)).toEqual(Array(19).fill('core/not-allowed-now'))
  })

  it('takes a task back from whoever does not go on with it in time', async () => {
    const { county } = given
    const { task: id } = await given.ready()
    const claimed = await given.reader.ok(given.reader.orders.claimTask({ id }))
    expect(claimed).toMatchObject({ owner: 'linjing', ownerName: '林静' })
    county.clock.advance(2 * hour - 1000)
    await county.settle()
    expect(await stateOf(county, task, id)).toBe('in-progress')
    county.clock.advance(2000)
    await county.settle()
    expect(await county.system('orders').store(task).get(id)).toMatchObject({
      ...{ state: 'ready', owner: null, claimedAt: null },
    })
    await given.signIn()
    const { reader, senior } = given
    await senior.ok(senior.orders.claimTask({ id }))
    expect((await reader.refused(reader.orders.handBackTask({ id }))).code).toBe('orders/not-the-owner')
    await senior.ok(senior.orders.handBackTask({ id }))
    county.clock.advance(3 * hour)
    await county.settle()
    expect(await stateOf(county, task, id)).toBe('ready')
    await given.signIn()
  })

  it('lets the draft of one go to whoever claims the task after them', async () => {
    const { county, draft, reader, senior } = given
    const { id, task: claimed } = await draft()
    const shown = await senior.ok(senior.orders.openReport({ id: claimed }))
    expect(shown).toMatchObject({ id, author: 'linjing', commands: [] })
    await reader.ok(reader.orders.handBackTask({ id: claimed }))
    await senior.ok(senior.orders.claimTask({ id: claimed }))
    const opened = await senior.ok(senior.orders.openReport({ id: claimed }))
    expect(opened).toMatchObject({ id, author: 'xuguodong', authorName: '徐国栋', content: text })
    expect((await reader.refused(reader.orders.saveDraft({ id, content: {} }))).code).toBe('orders/not-the-author')
    await senior.ok(senior.orders.saveDraft({ id, content: { ...text, advice: 'Again in a year.' } }))
    const again = await senior.ok(senior.orders.openReport({ id: claimed }))
    expect(again).toMatchObject({ id, content: { advice: 'Again in a year.' } })
    const changes = await county.runtime.database.query('select change from core_history where record = ?', [id])
    const history = changes.filter(({ change }) => JSON.stringify(change).includes('xuguodong'))
    expect(history).toHaveLength(1)
  })

  it('opens one report however often it is asked to at once', async () => {
    const { ready, reader } = given
    const { task: id } = await ready()
    await reader.ok(reader.orders.claimTask({ id }))
    const opened = await Promise.all(Array.from({ length: 6 }, () => reader.ok(reader.orders.openReport({ id }))))
    expect(new Set(opened.map((r) => r.id)).size).toBe(1)
  })

  it('lets the head of department take a task away, with a reason', async () => {
    const { ready, reader, senior, head } = given
    const { task: id } = await ready()
    await reader.ok(reader.orders.claimTask({ id }))
    expect((await senior.refused(senior.orders.releaseTask({ id, reason: 'on leave today' }))).code).toBe(
      'core/forbidden',
    )
    const short = await head.refused(head.orders.releaseTask({ id, reason: ' no ' }))
    expect(short).toMatchObject({ code: 'core/invalid-input', errors: [{ pointer: '/reason' }] })
    const released = await head.ok(head.orders.releaseTask({ id, reason: 'on leave today' }))
    expect(released).toMatchObject({ state: 'ready', owner: null, statusReason: 'on leave today' })
  })

  it('rejects what cannot be done, and tells the doctor who asked', async () => {
    const { county, ready, doctor, reader, senior } = given
    const { id, task: asked } = await ready({ patient: family.mother.id, display: 'Trial of two' })
    await reader.ok(reader.orders.claimTask({ id: asked }))
    const reason = 'The sample is spoilt'
    expect((await senior.refused(senior.orders.rejectTask({ id: asked, reason }))).code).toBe('orders/not-the-owner')
    expect(await reader.ok(reader.orders.rejectTask({ id: asked, reason }))).toMatchObject({ state: 'rejected' })
    await county.settle()
    const [bell] = (await doctor.ok(doctor.core.notifications({}))).items
    expect(bell).toMatchObject({ kind: 'trial.notice.rejected', patient: family.mother.id, arguments: { reason } })
    const mine = async () =>
      (await doctor.ok(doctor.core.work({}))).items.filter((i) => i.patient === family.mother.id).map((i) => i.kind)
    expect(await mine()).toEqual(['trial.work.rejected'])
    const ask = trial.plugin
    const late = await doctor.refused(doctor.client(ask).takeSample({ request: id }))
    expect(late).toMatchObject({ status: 409, code: 'orders/already-started' })
    expect(await doctor.ok(doctor.orders.revokeRequest({ id, reason: 'asked anew' }))).toMatchObject({
      state: 'revoked',
      taskState: 'rejected',
    })
    await county.settle()
    expect(await mine()).toEqual([])
  })

  it('revokes until somebody has begun', async () => {
    const { place, ready, doctor, stranger, reader } = given
    const reason = 'asked for twice'
    for (const asked of [await place(), await ready()]) {
      expect((await stranger.refused(stranger.orders.revokeRequest({ id: asked.id, reason }))).code).toBe(
        'core/not-found',
      )
      expect(await doctor.ok(doctor.orders.revokeRequest({ id: asked.id, reason }))).toMatchObject({
        state: 'revoked',
        taskState: 'cancelled',
        statusReason: reason,
      })
      expect((await doctor.refused(doctor.orders.revokeRequest({ id: asked.id, reason }))).code).toBe(
        'core/not-allowed-now',
      )
      expect((await reader.refused(reader.orders.claimTask({ id: asked.task }))).code).toBe('core/not-allowed-now')
    }
    const begun = await ready()
    await reader.ok(reader.orders.claimTask({ id: begun.task }))
    expect((await doctor.refused(doctor.orders.revokeRequest({ id: begun.id, reason }))).code).toBe(
      'orders/already-started',
    )
    expect(await doctor.ok(doctor.orders.getRequest({ id: begun.id }))).toMatchObject({ state: 'active' })
  })

  it('is either claimed or revoked, when both happen at once', async () => {
    const { ready, doctor, reader } = given
    for (let round = 0; round < 5; round++) {
      const { id, task: asked } = await ready()
      const [claimed, revoked] = await Promise.all([
        reader.orders.claimTask({ id: asked }),
        doctor.orders.revokeRequest({ id, reason: 'asked for twice' }),
      ])
      expect([claimed.ok, revoked.ok].filter(Boolean)).toHaveLength(1)
      const found = await doctor.ok(doctor.orders.getRequest({ id }))
      expect([found.state, found.taskState]).toEqual(claimed.ok ? ['active', 'in-progress'] : ['revoked', 'cancelled'])
    }
  })

  it('becomes ready once, however often and however many say it at once', async () => {
    const { county, place, doctor, reader } = given
    const { id, task: asked } = await place()
    const client = doctor.client(trial.plugin)
    const tubes = Array.from({ length: 8 }, (_, n) => `tube-${n}`)
    const said = await Promise.all(tubes.map((tube) => doctor.ok(client.takeSample({ request: id, tube }))))
    expect(said).toEqual(tubes.map(() => ({ task: asked, state: 'ready' })))
    const found = await reader.ok(reader.orders.getTask({ id: asked }))
    expect(Object.keys(found.detail ?? {}).sort()).toEqual(tubes)
    const made = await county.runtime.database.query(
      `select version from core_history where record = ? and command = 'makeReady'`,
      [asked],
    )
    expect(made).toHaveLength(1)
    await reader.ok(reader.orders.claimTask({ id: asked }))
    expect(await doctor.ok(client.takeSample({ request: id }))).toEqual({ task: asked, state: 'in-progress' })
  })

  it('leaves a task with whoever signed its report until that is reviewed or sent back', async () => {
    const { county } = given
    const { id, task: claimed } = await given.signed()
    county.clock.advance(3 * hour)
    await county.settle()
    expect(await stateOf(county, task, claimed)).toBe('in-progress')
    await given.signIn()
    await given.senior.ok(given.senior.orders.sendBackReport({ id, reason: 'The side was missing' }))
    expect(await county.system('orders').store(task).get(claimed)).toMatchObject({
      owner: 'linjing',
      submittedAt: null,
    })
    await given.reader.ok(given.reader.orders.signReport({ id }))
    await given.senior.ok(given.senior.orders.publishReport({ id }))
    expect(await stateOf(county, task, claimed)).toBe('completed')
  })
})
