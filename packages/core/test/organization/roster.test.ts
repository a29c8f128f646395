import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { definePlugin, type Port, servePlugin } from '../../src/index.ts'
import type { Directory } from '../../src/organization/directory.ts'
import { startTestCounty, type TestCounty } from '../../src/testing/index.ts'

const reading = servePlugin(definePlugin('demo', { core: '*', duties: ['reading'] }), { handlers: {}, provide: {} })
const hospital = 'county-hospital'
const duty = 'demo.reading'

describe.each(['sqlite', 'postgres'] as const)('a roster on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ database, plugins: [reading], now: '2026-11-23T00:00:00.000Z' })
  })
  afterAll(() => county?.stop())

  const as = async (account: string) => {
    const person = await county.as(account)
    return { person, roster: person.core }
  }
  const day = (date: string, from: string, to: string) => ({
    startsAt: `2026-11-${date}T${from}:00+08:00`,
    endsAt: `2026-11-${date}T${to}:00+08:00`,
  })
  const window = { from: '2026-11-23T00:00:00Z', to: '2026-12-01T00:00:00Z' }
  const shiftOf = async (practitioner: string) => {
    const { person, roster } = await as('chenli')
    const { shifts } = await person.ok(roster.roster({ organization: hospital, duty, ...window }))
    return shifts.find((s) => s.practitioner === practitioner) ?? expect.fail(`${practitioner} has no shift`)
  }

  it('is kept by the head of a department and says who is on duty', async () => {
    const { person, roster } = await as('chenli')
    const shifts = [
      { practitioner: 'linjing', ...day('24', '08:00', '17:00'), onCall: false },
      { practitioner: 'shanhong', ...day('24', '08:00', '17:00'), onCall: true },
      { practitioner: 'xuguodong', ...day('24', '17:00', '23:00'), onCall: false },
    ]
    expect((await person.ok(roster.planShifts({ organization: hospital, duty, shifts }))).items).toHaveLength(3)
    const onDuty = async (at: string) =>
      (await directory(county).onDuty({ organization: hospital, duty, at })).map((d) => [d.practitioner, d.onCall])
    expect(await onDuty('2026-11-24T01:00:00.000Z')).toEqual([
      ['linjing', false],
      ['shanhong', true],
    ])
    // the end of a shift is the beginning of the next
    expect(await onDuty('2026-11-24T09:00:00.000Z')).toEqual([['xuguodong', false]])
    expect(await onDuty('2026-11-24T20:00:00.000Z')).toEqual([])
    const from = '2026-11-24T00:00:00Z'
    const { gaps } = await person.ok(roster.roster({ organization: hospital, duty, from, to: '2026-11-24T16:00:00Z' }))
    expect(gaps).toEqual([{ startsAt: '2026-11-24T15:00:00.000Z', endsAt: '2026-11-24T16:00:00.000Z' }])
  })

  it('refuses the whole plan when one shift clashes, and names it', async () => {
    const { person, roster } = await as('chenli')
    const shifts = [
      { practitioner: 'shanhong', ...day('25', '08:00', '17:00') },
      { practitioner: 'linjing', ...day('24', '16:00', '20:00') },
    ]
    const refused = await person.refused(roster.planShifts({ organization: hospital, duty, shifts }))
    expect([refused.code, refused.errors?.map((e) => e.pointer)]).toEqual(['core/shift-clash', ['/shifts/1']])
    const { onDuty } = directory(county)
    expect(await onDuty({ organization: hospital, duty, at: '2026-11-25T01:00:00.000Z' })).toEqual([])
    const unknown = await person.refused(roster.planShifts({ organization: hospital, duty: 'demo.singing', shifts }))
    expect(unknown.code).toBe('core/unknown-duty')
  })

  it('is read by everybody and written by nobody else, and not for another institution', async () => {
    const { person, roster } = await as('zhoumin')
    expect((await person.ok(roster.roster({ organization: hospital, duty, ...window }))).shifts).toHaveLength(3)
    const shifts = [{ practitioner: 'zhoumin', ...day('25', '08:00', '09:00') }]
    expect((await person.refused(roster.planShifts({ organization: hospital, duty, shifts }))).code).toBe(
      'core/forbidden',
    )
    const head = await as('chenli')
    const elsewhere = head.roster.planShifts({ organization: 'qinghe-centre', duty, shifts })
    expect((await head.person.refused(elsewhere)).code).toBe('core/forbidden')
  })

  it('takes people on approved leave off duty; nobody approves their own', async () => {
    const reader = await as('linjing')
    const asked = await reader.person.ok(
      reader.roster.askLeave({ kind: 'sick', ...day('24', '10:00', '12:00'), note: 'Fever' }),
    )
    const again = reader.roster.askLeave({ kind: 'annual', ...day('24', '11:00', '20:00') })
    expect((await reader.person.refused(again)).code).toBe('core/leave-overlaps')
    const own = reader.roster.decideLeave({ id: asked.id, decision: 'approve' })
    expect((await reader.person.refused(own)).code).toBe('core/forbidden')
    await county.settle()
    const head = await as('chenli')
    expect((await head.person.ok(head.person.core.work({}))).items.map((w) => w.kind)).toContain('core.work.leave')
    const { uncovered } = await head.person.ok(head.roster.decideLeave({ id: asked.id, decision: 'approve' }))
    expect(uncovered.map((s) => s.practitioner)).toEqual(['linjing'])
    const { onDuty } = directory(county)
    expect(
      (await onDuty({ organization: hospital, duty, at: '2026-11-24T03:00:00.000Z' })).map((d) => d.practitioner),
    ).toEqual(['shanhong'])
    const township = await as('zhoumin')
    const { leaves } = await township.person.ok(township.roster.roster({ organization: hospital, ...window }))
    expect(leaves.map((l) => [l.practitioner, l.kind, l.note])).toEqual([['linjing', null, null]])
    await reader.person.ok(reader.roster.decideLeave({ id: asked.id, decision: 'withdraw' }))
  })

  it('swaps shifts once the colleague accepts and somebody else approves', async () => {
    const mine = await shiftOf('linjing')
    const theirs = await shiftOf('xuguodong')
    const reader = await as('linjing')
    const senior = await as('xuguodong')
    const head = await as('chenli')
    const stolen = senior.roster.askSwap({ given: mine.id, taker: 'shanhong', reason: 'Not mine' })
    expect((await senior.person.refused(stolen)).code).toBe('core/swap-impossible')
    const { id } = await reader.person.ok(
      reader.roster.askSwap({ given: mine.id, taker: 'xuguodong', taken: theirs.id, reason: 'Parents’ evening' }),
    )
    expect((await reader.person.refused(reader.roster.decideSwap({ id, decision: 'accept' }))).code).toBe(
      'core/not-yours',
    )
    expect((await head.person.refused(head.roster.decideSwap({ id, decision: 'approve' }))).code).toBe(
      'core/not-allowed-now',
    )
    await senior.person.ok(senior.roster.decideSwap({ id, decision: 'accept' }))
    expect((await shiftOf('linjing')).id).toBe(mine.id)
    await head.person.ok(head.roster.decideSwap({ id, decision: 'approve' }))
    expect([(await shiftOf('linjing')).id, (await shiftOf('xuguodong')).id]).toEqual([theirs.id, mine.id])
  })

  it('copies a week forward and names what does not fit', async () => {
    const { person, roster } = await as('chenli')
    const busy = [{ practitioner: 'shanhong', ...day('30', '20:00', '23:00'), onCall: true }]
    await person.ok(roster.planShifts({ organization: hospital, duty, shifts: busy }))
    const week = { from: '2026-11-23T00:00:00+08:00', to: '2026-11-30T00:00:00+08:00', days: 7 }
    const first = await person.ok(roster.copyShifts({ organization: hospital, duty, ...week }))
    expect([first.copied, first.skipped]).toEqual([3, []])
    const second = await person.ok(roster.copyShifts({ organization: hospital, duty, ...week }))
    expect([second.copied, second.skipped.length]).toEqual([0, 3])
  })

  it('keeps who was taken off, and why', async () => {
    const { person, roster } = await as('chenli')
    const { id } = await shiftOf('shanhong')
    const cancelled = await person.ok(roster.cancelShift({ id, reason: 'Sent to another hospital' }))
    expect([cancelled.state, cancelled.note]).toEqual(['cancelled', 'Sent to another hospital'])
    const { onDuty } = directory(county)
    const at = '2026-11-24T01:00:00.000Z'
    expect((await onDuty({ organization: hospital, duty, at })).map((d) => d.practitioner)).not.toContain('shanhong')
  })
})

function directory(county: TestCounty): Port<typeof Directory> {
  return (county.system('orders').uses as { directory: Port<typeof Directory> }).directory
}
