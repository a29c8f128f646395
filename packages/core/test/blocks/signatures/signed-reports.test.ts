import { describe, expect, it } from 'vitest'
import { simulatorPlugin } from '../../../src/blocks/signature-simulator/index.ts'
import { signaturesPlugin } from '../../../src/blocks/signatures/index.ts'
import { everyCastResident } from '../../../src/testing/people/cast.ts'
import { textOf } from '../../printing/pdf-text.ts'
import { databases, type OrdersPerson, text, withOrders } from '../orders/orders-county.ts'
import { trial } from '../orders/trial-service.ts'

const pin = 'k7q2m9'

describe.each(databases)('electronic signatures over reports on %s', (database) => {
  const given = withOrders(database, { settings: { signatures: { required: ['orders.report@trial'] } } })
  const signing = (by: OrdersPerson) => by.client(signaturesPlugin)
  const enrol = (by: OrdersPerson) => by.ok(by.client(simulatorPlugin).enrol({ pin }))
  const session = async (by: OrdersPerson) => (await by.ok(signing(by).openSession({ pin }))).session
  const prepare = async (by: OrdersPerson, id: string, purpose: 'sign' | 'publish' | 'retract', reason?: string) =>
    (await by.ok(by.orders.prepareSignature({ id, purpose, ...(reason && { reason }) }))).signature
  const made = async (by: OrdersPerson, id: string, purpose: 'sign' | 'publish' | 'retract', reason?: string) => {
    const signature = await prepare(by, id, purpose, reason)
    await by.ok(signing(by).sign({ session: await session(by), signatures: [signature] }))
    return signature
  }
  const sealed = async () => {
    const { reader, senior, draft } = given
    const written = await draft()
    await reader.ok(reader.orders.signReport({ id: written.id, signature: await made(reader, written.id, 'sign') }))
    await senior.ok(
      senior.orders.publishReport({ id: written.id, signature: await made(senior, written.id, 'publish') }),
    )
    return written
  }

  it('are refused without a certificate, and with a weak PIN; nothing is lost', async () => {
    const { reader, senior, draft } = given
    const { id } = await draft()
    expect(await reader.refused(reader.orders.signReport({ id }))).toMatchObject({
      status: 422,
      code: 'signatures/required',
    })
    expect(await reader.refused(signing(reader).openSession({ pin }))).toMatchObject({
      code: 'signatures/no-certificate',
    })
    for (const weak of ['12345', '123456', '888888'])
      expect(await reader.refused(reader.client(simulatorPlugin).enrol({ pin: weak }))).toMatchObject({
        code: 'signature-simulator/weak-pin',
      })
    expect((await reader.ok(reader.orders.getReport({ id }))).content).toEqual(text)
    await enrol(reader)
    await enrol(senior)
    expect(await reader.refused(reader.client(simulatorPlugin).enrol({ pin }))).toMatchObject({ status: 409 })
  })

  it('of author and reviewer hold, and are on the paper and behind its code', async () => {
    const { doctor, reader, county } = given
    const { id } = await sealed()
    const { items, required } = await doctor.ok(doctor.orders.reportSignatures({ id }))
    expect(required).toBe(true)
    expect(items.map(({ purpose, signer, valid, faults }) => [purpose, signer, valid, faults])).toEqual([
      ['sign', 'linjing', true, []],
      ['publish', 'xuguodong', true, []],
    ])
    expect(items[0]?.subject).toContain('CN=')
    const { serial } = await reader.ok(signing(reader).myCertificate({}))
    expect(items[0]?.serial).toBe(serial)
    const response = await doctor.request('GET', `/api/orders/reports/${id}/pdf`)
    const { pages } = textOf(new Uint8Array(await response.arrayBuffer()))
    expect(pages.join('').replaceAll(/\s/g, '')).toContain(serial)
    const { verificationCode: code } = await doctor.ok(doctor.orders.getReport({ id }))
    const stranger = county.stranger()
    const asked = await stranger.request('GET', `/api/orders/verify/${code}`)
    expect(await asked.json()).toMatchObject({ genuine: true, signatures: 'valid' })
  })

  it('do not hold once one character of the stored report differs', async () => {
    const { county, doctor } = given
    const { id } = await sealed()
    const changed = JSON.stringify({ ...text, findings: text.findings.replace('.', ',') })
    await county.runtime.database.transaction((t) =>
      t.change('update orders_report set content = ? where id = ?', [changed, id]),
    )
    const { items } = await doctor.ok(doctor.orders.reportSignatures({ id }))
    expect(items.map(({ valid, faults }) => [valid, faults])).toEqual([
      [false, ['content-changed']],
      [false, ['content-changed']],
    ])
  })

  it('serve for what was signed only: not after a change, not twice, not for another, not for another purpose', async () => {
    const { reader, senior, draft } = given
    const { id } = await draft()
    const signature = await made(reader, id, 'sign')
    await reader.ok(reader.orders.saveDraft({ id, content: { ...text, advice: 'Another.' } }))
    expect(await reader.refused(reader.orders.signReport({ id, signature }))).toMatchObject({
      code: 'signatures/content-changed',
    })
    const right = await made(reader, id, 'sign')
    await reader.ok(reader.orders.signReport({ id, signature: right }))
    for (const wrong of [right, await made(reader, id, 'publish'), await prepare(senior, id, 'publish')])
      expect(await senior.refused(senior.orders.publishReport({ id, signature: wrong }))).toMatchObject({
        code: 'signatures/gone',
      })
    await reader.ok(reader.orders.recallReport({ id }))
    expect((await reader.ok(reader.orders.reportSignatures({ id }))).items).toEqual([])
  })

  it('of a retraction sign its reason', async () => {
    const { senior } = given
    const { id } = await sealed()
    const reason = 'Of another patient'
    expect(
      await senior.refused(
        senior.orders.retractReport({
          id,
          reason: 'Another reason',
          signature: await made(senior, id, 'retract', reason),
        }),
      ),
    ).toMatchObject({ code: 'signatures/content-changed' })
    await senior.ok(senior.orders.retractReport({ id, reason, signature: await made(senior, id, 'retract', reason) }))
    const { items } = await senior.ok(senior.orders.reportSignatures({ id }))
    expect(items.map(({ purpose, valid }) => [purpose, valid])).toEqual([
      ['sign', true],
      ['publish', true],
      ['retract', true],
    ])
  })

  it('are refused when the certificate is taken back between opening the dialog and signing, or before submitting', async () => {
    const { county, reader, draft } = given
    const admin = await county.as('zhengkai')
    const opened = await session(reader)
    const { id } = await draft()
    const early = await made(reader, id, 'sign')
    const late = await prepare(reader, id, 'sign')
    county.clock.advance(1000)
    expect(
      await reader.refused(reader.client(simulatorPlugin).revoke({ practitioner: 'linjing', reason: 'Lost' })),
    ).toMatchObject({
      status: 403,
    })
    await admin.ok(admin.client(simulatorPlugin).revoke({ practitioner: 'linjing', reason: 'Lost it' }))
    expect(await reader.refused(signing(reader).sign({ session: opened, signatures: [late] }))).toMatchObject({
      code: 'signatures/certificate-unusable',
    })
    county.clock.advance(1000)
    // somebody else signs: the newest list arrives
    const other = await draft()
    await made(given.senior, other.id, 'publish')
    expect(await reader.refused(reader.orders.signReport({ id, signature: early }))).toMatchObject({
      code: 'signatures/invalid',
    })
    expect((await reader.ok(reader.orders.getReport({ id }))).state).toBe('registered')
    await enrol(reader)
    await reader.ok(reader.orders.signReport({ id, signature: await made(reader, id, 'sign') }))
  })

  it('lock after five wrong PINs, however many are tried at once; sessions and preparations end', async () => {
    const { county, reader, senior, signIn, draft } = given
    const { id } = await draft()
    const first = await reader.refused(signing(reader).openSession({ pin: 'nonsense' }))
    expect(first).toMatchObject({ code: 'signatures/wrong-pin', details: { left: 4 } })
    await session(reader)
    const codes = await Promise.all(
      Array.from(
        { length: 7 },
        async () => (await reader.refused(signing(reader).openSession({ pin: 'nonsense' }))).code,
      ),
    )
    expect(codes.filter((code) => code === 'signatures/wrong-pin')).toHaveLength(4)
    expect(await reader.refused(signing(reader).openSession({ pin }))).toMatchObject({ code: 'signatures/pin-locked' })
    const admin = await county.as('zhengkai')
    await admin.ok(admin.client(simulatorPlugin).unlock({ practitioner: 'linjing' }))
    const open = await session(reader)
    expect(
      await senior.refused(signing(senior).sign({ session: open, signatures: [await prepare(senior, id, 'publish')] })),
    ).toMatchObject({
      code: 'signatures/session-ended',
    })
    const prepared = await prepare(reader, id, 'sign')
    county.clock.advance(31 * 60_000)
    await signIn()
    const later = await prepare(given.reader, id, 'sign')
    for (const [signature, code] of [
      [later, 'signatures/session-ended'],
      [prepared, 'signatures/gone'],
    ] as const)
      expect(
        await given.reader.refused(signing(given.reader).sign({ session: open, signatures: [signature] })),
      ).toMatchObject({ code })
  })

  it('are made for a batch of a check-up with one session, each report its own', async () => {
    const { doctor, reader, senior } = given
    const people = everyCastResident.slice(0, 2).map(({ id }) => id)
    const series = {
      category: 'trial',
      name: 'Check-up',
      day: '2026-11-24',
      code: 'T',
      display: 'Trial',
      purpose: 'Check-up',
    }
    const { id } = await doctor.ok(doctor.orders.placeSeries({ ...series, people }))
    const { items } = await doctor.ok(doctor.orders.seriesPeople({ id }))
    for (const { request } of items) await doctor.ok(doctor.client(trial.plugin).takeSample({ request }))
    const tasks = items.map(({ task }) => task)
    const normal = { category: 'trial', name: 'Normal', content: text, normal: true }
    const { id: template } = await senior.ok(senior.orders.keepTemplate(normal))
    await reader.ok(reader.orders.claimSeriesTasks({ id, tasks }))
    for (const { request } of items) await reader.ok(reader.client(trial.plugin).lookAtSample({ request }))
    const batch = { id, tasks, template }
    const refused = await reader.refused(reader.orders.signNormal(batch))
    expect(refused.errors?.map(({ pointer, zh }) => [pointer, zh.includes('电子签名')])).toEqual([
      ['/tasks/0', true],
      ['/tasks/1', true],
    ])
    const { signatures } = await reader.ok(reader.orders.prepareNormal(batch))
    await reader.ok(signing(reader).sign({ session: await session(reader), signatures }))
    expect(await reader.ok(reader.orders.signNormal({ ...batch, signatures }))).toEqual({ signed: 2 })
    expect(await senior.refused(senior.orders.publishSeries({ id, tasks }))).toMatchObject({
      code: 'signatures/required',
    })
    const reviewed = await senior.ok(senior.orders.preparePublication({ id, tasks }))
    await senior.ok(signing(senior).sign({ session: await session(senior), signatures: reviewed.signatures }))
    expect(await senior.ok(senior.orders.publishSeries({ id, tasks, ...reviewed }))).toEqual({ published: 2 })
    const { items: published } = await doctor.ok(doctor.orders.seriesPeople({ id }))
    for (const { report } of published) {
      const seals = await doctor.ok(doctor.orders.reportSignatures({ id: report ?? '' }))
      expect(seals.items.map(({ purpose, valid }) => [purpose, valid])).toEqual([
        ['sign', true],
        ['publish', true],
      ])
    }
  })

  it('leave no key and no PIN in the database', async () => {
    const { county } = given
    const rows = await county.runtime.database.query('select * from signature_simulator_holder')
    expect(Object.keys(rows[0] ?? {}).filter((name) => /key|pin/i.test(name))).toEqual([])
    expect(JSON.stringify(rows)).not.toContain(pin)
  })

  it('are not required of another category', async () => {
    const { head } = given
    expect((await head.ok(signing(head).myCertificate({}))).required).toEqual(['orders.report@trial'])
  })
})
