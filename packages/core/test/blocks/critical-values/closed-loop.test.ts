import { describe, expect, it } from 'vitest'
import { databases } from '../orders/orders-county.ts'
import { callsOf, minute, raised, rowOf, valuesOf, withValues } from './values-county.ts'

const readBack = '周敏复述：活动性出血，约 35 ml'

describe.each(databases)('the closed loop of a critical value on %s', (database) => {
  const given = withValues(database)

  it('goes from raising to its end, and each step says who and when', async () => {
    const { county, doctor, reader } = given
    const { id, value } = await raised(given)
    expect(value).toMatchObject({ state: 'confirmed', display: '活动性出血（＞30 ml）', raisedByName: '林静' })
    const values = valuesOf(doctor)
    const told = await doctor.ok(values.getValue({ id }))
    expect(told).toMatchObject({ state: 'notified', notifiedInTime: true, patientName: '程德福' })
    expect(told.commands.toSorted()).toEqual(['acknowledge'])
    expect(await callsOf(county, id)).toEqual(['requester SENT zhoumin', 'duty NOBODY'])
    expect((await doctor.ok(doctor.core.notifications({}))).items[0]).toMatchObject({
      ...{ kind: 'critical-values.notice.raised', urgency: 'critical', href: `/critical-values/${id}` },
    })
    const work = async () =>
      (await doctor.ok(doctor.core.work({}))).items.filter((i) => i.href.endsWith(id)).map((i) => i.kind)
    expect(await work()).toEqual(['critical-values.work.acknowledge'])
    county.clock.advance(3 * minute)
    const heard = await doctor.ok(values.acknowledgeValue({ id, readBack }))
    expect(heard).toMatchObject({
      state: 'acknowledged',
      acknowledgedByName: '周敏',
      acknowledgedInTime: true,
      readBack,
    })
    await county.settle()
    expect(await work()).toEqual(['critical-values.work.act'])
    expect((await reader.ok(reader.core.notifications({}))).items[0]?.kind).toBe('critical-values.notice.acknowledged')
    await doctor.ok(values.actUpon({ id, text: '建立静脉通路，联系 120 转诊' }))
    await doctor.ok(values.noteValue({ id, text: '10:20 接危急值电话，已处置。' }))
    const closed = await doctor.ok(values.closeValue({ id }))
    expect(closed).toMatchObject({ state: 'closed', dueAt: null, commands: [] })
    await county.settle()
    expect(await work()).toEqual([])
    expect((await doctor.ok(doctor.core.timeline({ patient: closed.patient }))).items[0]?.href).toBe(
      `/critical-values/${id}`,
    )
  })

  it('logs a read-back that does not repeat the finding, and goes no further', async () => {
    const { county, doctor } = given
    const { id } = await raised(given)
    const values = valuesOf(doctor)
    const wrong = await doctor.ok(values.acknowledgeValue({ id, readBack: '知道了' }))
    expect(wrong.state).toBe('notified')
    expect(wrong.calls.at(-1)).toMatchObject({ outcome: 'REACHED_NO_READBACK', readBack: '知道了' })
    await doctor.ok(values.acknowledgeValue({ id, readBack }))
    const twice = await doctor.refused(values.acknowledgeValue({ id, readBack }))
    expect(twice.code).toBe('core/not-allowed-now')
    expect((await rowOf(county, id)).state).toBe('acknowledged')
  })

  it('takes a call for what came of it', async () => {
    const { county, reader } = given
    const { id } = await raised(given, { told: false })
    const values = valuesOf(reader)
    const call = { id, recipientName: '门诊护士' }
    expect((await reader.ok(values.logCall({ ...call, outcome: 'UNABLE_TO_REACH' }))).state).toBe('confirmed')
    expect((await reader.refused(values.logCall({ ...call, outcome: 'CONFIRMED' }))).code).toBe(
      'critical-values/read-back-missing',
    )
    expect((await reader.ok(values.logCall({ ...call, outcome: 'REACHED_NO_READBACK' }))).state).toBe('notified')
    const mumbled = await reader.ok(values.logCall({ ...call, outcome: 'CONFIRMED', readBack: '好的' }))
    expect([mumbled.state, mumbled.calls.at(-1)?.outcome]).toEqual(['notified', 'REACHED_NO_READBACK'])
    const heard = await reader.ok(values.logCall({ ...call, outcome: 'CONFIRMED', readBack: '活动性出血' }))
    expect(heard).toMatchObject({ state: 'acknowledged', acknowledgedBy: null, acknowledgedByName: '门诊护士' })
    await county.settle()
    expect((await rowOf(county, id)).state).toBe('acknowledged')
  })

  it('is raised once for a request and a code, by however many at once, until it is withdrawn', async () => {
    const { reader, place } = given
    const { id: request } = await place()
    const values = valuesOf(reader)
    const draft = { request, code: 'bleeding' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => values.raiseValue(draft)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]))
    expect(refused).toEqual(Array(4).fill('critical-values/already-raised'))
    const [first] = answers.flatMap((answer) => (answer.ok ? [answer.data] : []))
    await reader.ok(values.withdrawValue({ id: first?.id ?? '', reason: 'of another patient' }))
    await reader.ok(values.raiseValue(draft))
    expect((await reader.refused(values.raiseValue({ request: 'none', code: 'bleeding' }))).code).toBe(
      'critical-values/unknown-request',
    )
    expect((await reader.refused(values.raiseValue({ request, code: 'no-such' }))).code).toBe(
      'critical-values/unknown-finding',
    )
    await reader.ok(values.raiseValue({ request, code: 'K', display: '血钾', quantity: '6.8', unit: 'mmol/L' }))
  })

  it('is withdrawn after it was read back, and those who were told are told that', async () => {
    const { county, doctor, reader } = given
    const { id } = await raised(given)
    await doctor.ok(valuesOf(doctor).acknowledgeValue({ id, readBack }))
    expect((await doctor.refused(valuesOf(doctor).withdrawValue({ id, reason: 'not ours' }))).code).toBe(
      'core/forbidden',
    )
    const gone = await reader.ok(valuesOf(reader).withdrawValue({ id, reason: '误报，为另一患者影像' }))
    expect(gone).toMatchObject({ state: 'withdrawn', statusReason: '误报，为另一患者影像' })
    await county.settle()
    expect((await doctor.ok(doctor.core.notifications({}))).items[0]?.kind).toBe('critical-values.notice.withdrawn')
    expect((await doctor.refused(valuesOf(doctor).actUpon({ id, text: 'too late' }))).code).toBe('core/not-allowed-now')
    const audit = await county.runtime.database.query(
      `select actor, action from core_audit where record = ? and action = 'withdraw'`,
      [id],
    )
    expect(audit).toEqual([{ actor: 'linjing', action: 'withdraw' }])
  })

  it('is seen by those who asked and those who read, and by no other township', async () => {
    const { doctor, reader, stranger, senior } = given
    const { id } = await raised(given)
    for (const person of [doctor, reader, senior]) await person.ok(valuesOf(person).getValue({ id }))
    expect((await stranger.refused(valuesOf(stranger).getValue({ id }))).code).toBe('core/not-found')
    expect((await stranger.refused(valuesOf(stranger).acknowledgeValue({ id, readBack }))).code).toBe('core/not-found')
    expect((await stranger.ok(valuesOf(stranger).listValues({}))).items).toEqual([])
    expect((await senior.refused(valuesOf(senior).acknowledgeValue({ id, readBack }))).code).toBe('core/forbidden')
    expect((await doctor.refused(valuesOf(doctor).raiseValue({ request: 'x', code: 'bleeding' }))).code).toBe(
      'core/forbidden',
    )
    const operator = await given.county.as('fengtao')
    expect((await operator.refused(valuesOf(operator).listValues({}))).code).toBe('core/forbidden')
  })

  it('waits for its recheck where it was not confirmed by raising', async () => {
    const { county, doctor, reader } = given
    const { id, value } = await raised(given, { confirmed: false })
    expect(value.state).toBe('raised')
    expect(await callsOf(county, id)).toEqual([])
    expect((await doctor.refused(valuesOf(doctor).acknowledgeValue({ id, readBack }))).code).toBe(
      'core/not-allowed-now',
    )
    await reader.ok(valuesOf(reader).confirmValue({ id }))
    await county.settle()
    expect((await rowOf(county, id)).state).toBe('notified')
  })

  it('keeps every entry of its log as it was written', async () => {
    const { county, doctor, reader } = given
    const { id } = await raised(given)
    const rows = () =>
      county.runtime.database.query('select * from critical_values_call where value = ? order by id', [id])
    const before = await rows()
    await reader.ok(valuesOf(reader).logCall({ id, recipientName: '护士', outcome: 'UNABLE_TO_REACH' }))
    await doctor.ok(valuesOf(doctor).acknowledgeValue({ id, readBack }))
    await reader.ok(valuesOf(reader).withdrawValue({ id, reason: 'of another patient' }))
    await county.settle()
    const after = await rows()
    expect(after.filter((row) => before.some((one) => one.id === row.id))).toEqual(before)
    expect(new Set(after.map(({ version }) => Number(version)))).toEqual(new Set([1]))
  })

  it('says afterwards what was found then, whatever the report says later', async () => {
    const { county, doctor, reader, senior } = given
    const report = await given.published()
    const draft = { request: report.request, report: report.id, code: 'bleeding', detail: '约 35 ml' }
    const { id } = await reader.ok(valuesOf(reader).raiseValue(draft))
    const amended = await reader.ok(reader.orders.amendReport({ id: report.id, reason: 'No bleeding after all' }))
    await reader.ok(reader.orders.signReport({ id: amended.id }))
    await senior.ok(senior.orders.publishReport({ id: amended.id }))
    await county.settle()
    expect(await doctor.ok(valuesOf(doctor).getValue({ id }))).toMatchObject({
      ...{ report: report.id, display: '活动性出血（＞30 ml）', detail: '约 35 ml', raisedByName: '林静' },
    })
  })

  it('keeps reasons for what was named and not raised', async () => {
    const { reader, place } = given
    const { id: request } = await place()
    const values = valuesOf(reader)
    const text = '可见活动性出血，量约 40 ml。未见穿孔。'
    const asked = async () => (await reader.ok(values.findUnanswered({ request, text }))).items.map(({ code }) => code)
    expect(await asked()).toEqual(['bleeding'])
    await reader.ok(values.dismissFinding({ request, code: 'bleeding', reason: '已知，较前吸收' }))
    expect(await asked()).toEqual([])
  })
})
