import { describe, expect, it } from 'vitest'
import { report, request, task } from '../../../src/blocks/orders/index.ts'
import { family } from '../../../src/testing/people/cast.ts'
import { databases, type OrdersPerson, stateOf, text, withOrders } from './orders-county.ts'

const reason = 'The side was missing'

describe.each(databases)('reports on %s', (database) => {
  const given = withOrders(database)
  const versions = async (by: OrdersPerson, id: string) =>
    (await by.ok(by.orders.requestReports({ id }))).items.map((v) => [v.revision, v.state, v.supersededBy])
  /** An amendment of the reader's, with a text of its own. */
  async function amended(id: string, advice: string): Promise<string> {
    const { reader } = given
    const begun = await reader.ok(reader.orders.amendReport({ id, reason }))
    await reader.ok(reader.orders.saveDraft({ id: begun.id, content: { ...text, advice } }, { version: begun.version }))
    await reader.ok(reader.orders.signReport({ id: begun.id }))
    return begun.id
  }

  it('is signed when it is complete and does not contradict itself', async () => {
    const { draft, reader } = given
    const { id } = await draft()
    await reader.ok(reader.orders.saveDraft({ id, content: { findings: '  ' } }))
    expect(await reader.refused(reader.orders.signReport({ id }))).toMatchObject({
      code: 'orders/incomplete-report',
      errors: [{ pointer: '/content/findings' }],
    })
    await reader.ok(reader.orders.saveDraft({ id, content: { findings: 'a contradiction' } }))
    expect((await reader.refused(reader.orders.signReport({ id }))).errors).toEqual([
      { pointer: '/content/findings', zh: '前后矛盾。', en: 'It contradicts itself.' },
    ])
    await reader.ok(reader.orders.saveDraft({ id, content: text }))
    expect(await reader.ok(reader.orders.signReport({ id }))).toMatchObject({ state: 'preliminary' })
  })

  it('is written by its author only, while it is a draft', async () => {
    const { draft, reader, senior, doctor } = given
    const { id } = await draft()
    for (const call of [senior.orders.saveDraft({ id, content: {} }), senior.orders.signReport({ id })])
      expect((await senior.refused(call)).code).toBe('orders/not-the-author')
    expect((await doctor.refused(doctor.orders.saveDraft({ id, content: {} }))).code).toBe('core/forbidden')
    await reader.ok(reader.orders.signReport({ id }))
    expect((await reader.refused(reader.orders.saveDraft({ id, content: {} }))).code).toBe('orders/not-the-author')
    await reader.ok(reader.orders.recallReport({ id }))
    await reader.ok(reader.orders.saveDraft({ id, content: { ...text, advice: 'After all.' } }))
  })

  it('keeps the newer text when an older page is saved', async () => {
    const { draft, reader } = given
    const { id } = await draft()
    const { version } = await reader.ok(reader.orders.getReport({ id }))
    await reader.ok(reader.orders.saveDraft({ id, content: { findings: 'the newer' } }, { version }))
    const stale = await reader.refused(reader.orders.saveDraft({ id, content: { findings: 'the older' } }, { version }))
    expect(stale).toMatchObject({ status: 412, code: 'core/version-conflict', details: { current: version + 1 } })
    expect((await reader.ok(reader.orders.getReport({ id }))).content).toEqual({ findings: 'the newer' })
    const both = await Promise.all(
      ['left', 'right'].map((findings) =>
        reader.orders.saveDraft({ id, content: { findings } }, { version: version + 1 }),
      ),
    )
    expect(both.map((answer) => answer.ok).sort((a, b) => Number(a) - Number(b))).toEqual([false, true])
  })

  it('is reviewed by another than its author', async () => {
    const { ready, senior, secondSenior } = given
    const asked = await ready()
    await senior.ok(senior.orders.claimTask({ id: asked.task }))
    const { id } = await senior.ok(senior.orders.openReport({ id: asked.task }))
    await senior.ok(senior.orders.saveDraft({ id, content: text }))
    expect((await secondSenior.refused(secondSenior.orders.publishReport({ id }))).code).toBe('core/not-allowed-now')
    await senior.ok(senior.orders.signReport({ id }))
    for (const call of [senior.orders.publishReport({ id }), senior.orders.sendBackReport({ id, reason })])
      expect((await senior.refused(call)).code).toBe('orders/own-report')
    expect(await secondSenior.ok(secondSenior.orders.sendBackReport({ id, reason }))).toMatchObject({
      state: 'registered',
      statusReason: reason,
      signedAt: null,
    })
    expect((await senior.ok(senior.orders.signReport({ id }))).statusReason).toBeNull()
    expect(await secondSenior.ok(secondSenior.orders.publishReport({ id }))).toMatchObject({
      state: 'final',
      reviewer: 'shanhong',
      reviewerName: '单红',
    })
  })

  it('is published once, with task and request, when two reviewers press at once', async () => {
    const { county, signed, senior, secondSenior } = given
    const { id, request: asked, task: done } = await signed()
    const pressed = await Promise.all([senior, secondSenior].map((by) => by.orders.publishReport({ id })))
    expect(pressed.map((answer) => (answer.ok ? 'published' : answer.problem.code)).sort()).toEqual([
      'core/not-allowed-now',
      'published',
    ])
    expect([await stateOf(county, task, done), await stateOf(county, request, asked)]).toEqual([
      'completed',
      'completed',
    ])
  })

  it('shows the institution that asked what was published, and nothing before', async () => {
    const { signed, doctor, stranger, senior } = given
    const { id, request: asked } = await signed({ patient: family.uncle.id })
    expect(await versions(doctor, asked)).toEqual([])
    expect((await doctor.refused(doctor.orders.getReport({ id }))).code).toBe('core/not-found')
    expect((await doctor.refused(doctor.orders.printReport({ id }))).code).toBe('core/not-found')
    expect((await senior.refused(senior.orders.printReport({ id }))).code).toBe('orders/not-published')
    await senior.ok(senior.orders.publishReport({ id }))
    expect(await versions(doctor, asked)).toEqual([[1, 'final', null]])
    expect((await stranger.refused(stranger.orders.getReport({ id }))).code).toBe('core/not-found')
    expect(await versions(stranger, asked)).toEqual([])
  })

  it('is amended by one at a time, and the published version stays in force', async () => {
    const { published, reader, senior, secondSenior, doctor } = given
    const { id, request: asked } = await published()
    const begun = await reader.ok(reader.orders.amendReport({ id, reason }))
    expect(begun).toMatchObject({ revision: 2, state: 'registered', content: text, amendmentReason: reason })
    const second = await secondSenior.refused(secondSenior.orders.amendReport({ id, reason }))
    expect(second).toMatchObject({ code: 'orders/already-amending', details: { author: '林静' } })
    expect(second.zh).toContain('林静')
    expect(await versions(doctor, asked)).toEqual([[1, 'final', null]])
    expect((await senior.refused(senior.orders.discardReport({ id: begun.id }))).code).toBe('orders/not-the-author')
    expect(await reader.ok(reader.orders.discardReport({ id: begun.id }))).toMatchObject({ state: 'cancelled' })
    const third = await amended(id, 'As before.')
    expect((await reader.refused(reader.orders.amendReport({ id, reason }))).code).toBe('orders/already-amending')
    await senior.ok(senior.orders.publishReport({ id: third }))
    expect(await versions(doctor, asked)).toEqual([
      [1, 'final', third],
      [3, 'amended', null],
    ])
    expect((await reader.refused(reader.orders.amendReport({ id, reason }))).code).toBe('orders/not-published')
    const fourth = await amended(third, 'Still as before.')
    await senior.ok(senior.orders.publishReport({ id: fourth }))
    expect(await versions(doctor, asked)).toEqual([
      [1, 'final', third],
      [3, 'amended', fourth],
      [4, 'amended', null],
    ])
  })

  it('is amended by one of several who begin at once; the others learn by whom', async () => {
    const { published, reader, senior, secondSenior, head } = given
    const { id } = await published()
    const begun = await Promise.all(
      [reader, senior, secondSenior, head].map((by) => by.orders.amendReport({ id, reason })),
    )
    const won = begun.flatMap((answer) => (answer.ok ? [answer.data.authorName] : []))
    expect(won).toHaveLength(1)
    const others = begun.flatMap((answer) => (answer.ok ? [] : [answer.problem]))
    expect(others.map(({ code, details }) => [code, details?.author])).toEqual(
      Array(3).fill(['orders/already-amending', won[0]]),
    )
  })

  it('keeps its first report: that is handed on, not discarded', async () => {
    const { draft, reader } = given
    const { id } = await draft()
    expect((await reader.ok(reader.orders.getReport({ id }))).commands).not.toContain('discard')
    expect((await reader.refused(reader.orders.discardReport({ id }))).code).toBe('orders/first-report')
  })

  it('is retracted in its current version, for a reason that its reader sees', async () => {
    const { county, published, doctor, reader, senior } = given
    const { id, request: asked } = await published()
    expect((await reader.refused(reader.orders.retractReport({ id, reason }))).code).toBe('core/forbidden')
    const next = await amended(id, 'Anew.')
    await senior.ok(senior.orders.publishReport({ id: next }))
    expect((await senior.refused(senior.orders.retractReport({ id, reason }))).code).toBe('orders/superseded')
    await senior.ok(senior.orders.retractReport({ id: next, reason }))
    expect(await stateOf(county, report, next)).toBe('entered-in-error')
    expect(await doctor.ok(doctor.orders.getReport({ id: next }))).toMatchObject({ statusReason: reason })
    expect((await doctor.refused(doctor.orders.printReport({ id: next }))).code).toBe('orders/not-published')
    expect((await doctor.ok(doctor.orders.getRequest({ id: asked }))).report).toBe(id)
  })

  it('can be checked by whoever holds the paper', async () => {
    const { county, published, reader, senior } = given
    const { id } = await published()
    const { verificationCode } = await reader.ok(reader.orders.getReport({ id }))
    expect(verificationCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    const nobody = county.stranger()
    const { ordersPlugin } = await import('../../../src/blocks/orders/index.ts')
    const check = (code: string) => nobody.ok(nobody.client(ordersPlugin).verifyReport({ code }))
    const code = verificationCode ?? ''
    const typed = code
      .replace(/(.{4})(?=.)/g, '$1-')
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
    for (const way of [code, typed])
      expect(await check(way)).toMatchObject({
        genuine: true,
        current: true,
        patient: '程*福',
        display: 'Trial of one',
      })
    expect(await check('0000-0000-0000')).toEqual({
      ...{
        signatures: 'none',
        genuine: false,
        current: false,
        institution: null,
        display: null,
        publishedAt: null,
        patient: null,
      },
    })
    const next = await amended(id, 'Anew.')
    expect(await check(code)).toMatchObject({ genuine: true, current: true })
    await senior.ok(senior.orders.publishReport({ id: next }))
    expect(await check(code)).toMatchObject({ genuine: true, current: false })
    const { verificationCode: newer } = await reader.ok(reader.orders.getReport({ id: next }))
    expect(await check(newer ?? '')).toMatchObject({ genuine: true, current: true })
    await senior.ok(senior.orders.retractReport({ id: next, reason }))
    expect(await check(newer ?? '')).toMatchObject({ genuine: true, current: false })
  })
})
