import { describe, expect, it } from 'vitest'
import { family } from '../../../src/testing/people/cast.ts'
import { numberOf, of, withResidents } from './residents-county.ts'

const { grandfather, mother, daughter, newborn, uncle } = family

describe.each(['sqlite', 'postgres'] as const)('a single resident on %s', (database) => {
  const on = withResidents(database)

  it('is shown with identifiers masked and the look audited', async () => {
    const seen = await on.villageDoctor.ok(of(on.villageDoctor).getResident({ id: daughter.id }))
    expect(seen).toMatchObject({
      name: '程欣怡',
      guardian: { id: mother.id, name: '吕婷' },
      organization: 'daoxiang-clinic',
      allergies: null,
    })
    const elder = await on.villageDoctor.ok(of(on.villageDoctor).getResident({ id: grandfather.id }))
    expect(elder.identifiers).toMatchObject([
      { kind: 'medical-record-number', issuer: 'county-hospital', value: '00****31' },
    ])
    expect((await on.auditOf(daughter.id)).some((e) => e.action === 'read' && e.actor === 'hedayong')).toBe(true)
  })

  it('is not there for an institution of another branch until they attend it', async () => {
    expect(await on.stranger.refused(of(on.stranger).getResident({ id: daughter.id }))).toMatchObject({ status: 404 })
    expect(
      await on.stranger.refused(of(on.stranger).revealNumber({ id: daughter.id, field: 'phone', reason: '好奇而已' })),
    ).toMatchObject({ status: 404 })
    expect(
      await on.stranger.refused(of(on.stranger).changeResident({ id: daughter.id, allergies: '无' }, { version: 1 })),
    ).toMatchObject({ status: 404 })
    const found = await on.stranger.ok(of(on.stranger).lookupResident({ value: daughter.citizenNumber ?? '' }))
    expect(found.items).toMatchObject([{ id: daughter.id, phone: '154****0003' }])
    await on.stranger.ok(
      of(on.stranger).lookupResident({ kind: 'citizen-number', value: daughter.citizenNumber ?? '' }),
    )
    const rows = await on.county.runtime.database.query('select * from patients_attendance where patient = ?', [
      daughter.id,
    ])
    expect(rows).toMatchObject([{ organization: 'songyue-centre' }])
    expect(await on.stranger.ok(of(on.stranger).getResident({ id: daughter.id }))).toMatchObject({ inReach: false })
    expect((await on.stranger.ok(of(on.stranger).searchResidents({ search: 'cxy' }))).items.map((i) => i.id)).toEqual([
      daughter.id,
    ])
    expect(
      (await on.stranger.ok(of(on.stranger).searchResidents({ search: daughter.citizenNumber ?? '' }))).items,
    ).toHaveLength(1)
    const noted = await on.stranger.ok(
      of(on.stranger).changeResident({ id: daughter.id, allergies: '青霉素' }, { version: 1 }),
    )
    expect(noted).toMatchObject({ allergies: '青霉素', version: 2 })
    const entries = await on.auditOf(daughter.id)
    expect(entries.filter((e) => e.actor === 'xiefang').map((e) => e.action)).toEqual(
      expect.arrayContaining(['list', 'read', 'create', 'update']),
    )
  })

  it('finds nobody by half a number, by a phone or by a number of nobody', async () => {
    for (const value of [(grandfather.citizenNumber ?? '').slice(0, 12), grandfather.phone, 'E99999999']) {
      expect(await on.stranger.ok(of(on.stranger).lookupResident({ value }))).toEqual({ items: [] })
    }
    const radiologist = await on.county.as('linjing')
    expect(await radiologist.refused(of(radiologist).lookupResident({ value: 'Z339900001' }))).toMatchObject({
      status: 403,
    })
  })

  it('is changed on the version that was read, with the rules of registration', async () => {
    const { id } = await on.townRegistrar.ok(
      of(on.townRegistrar).registerResident({ name: '改名', sex: 'female', birthDate: '1970-01-01' }),
    )
    expect(await on.townRegistrar.refused(of(on.townRegistrar).changeResident({ id, address: '二村' }))).toMatchObject({
      status: 428,
    })
    const changed = await on.townRegistrar.ok(
      of(on.townRegistrar).changeResident({ id, name: '解改', phone: '15400000009' }, { version: 1 }),
    )
    expect(changed).toMatchObject({ name: '解改', phone: '154****0009', version: 2 })
    expect(
      (await on.townRegistrar.ok(of(on.townRegistrar).searchResidents({ search: 'xiegai' }))).items.map((i) => i.id),
    ).toEqual([id])
    expect(
      await on.townRegistrar.refused(of(on.townRegistrar).changeResident({ id, address: '二村' }, { version: 1 })),
    ).toMatchObject({ status: 412 })
    const wrong = await on.townRegistrar.refused(
      of(on.townRegistrar).changeResident({ id, citizenNumber: numberOf('1970-01-02', 2) }, { version: 2 }),
    )
    expect(wrong.errors?.[0]?.pointer).toBe('/birthDate')
    const other = await on.townRegistrar.refused(
      of(on.townRegistrar).changeResident({ id, name: '王秀兰', birthDate: '1951-11-20' }, { version: 2 }),
    )
    expect(other).toMatchObject({ code: 'patients/likely-duplicate' })
    const same = await on.townRegistrar.ok(
      of(on.townRegistrar).changeResident({ id, phone: null, alerts: ['隔离'] }, { version: 2 }),
    )
    expect(same).toMatchObject({ phone: null, alerts: ['隔离'], version: 3 })
    await on.county.settle()
    const events = await on.county.runtime.database.query(
      `select name from core_event where aggregate = ? order by sequence`,
      [id],
    )
    expect(events.map((e) => e.name)).toEqual([
      'patients.patient-registered',
      'patients.patient-changed',
      'patients.patient-changed',
    ])
  })

  it('moves to another institution with its identifiers', async () => {
    const { id } = await on.registrar.ok(
      of(on.registrar).registerResident({
        name: '搬家',
        sex: 'male',
        birthDate: '1971-01-01',
        organization: 'qinghe-centre',
        identifiers: [{ kind: 'health-card', value: 'ABCD12345678' }],
      }),
    )
    const moved = await on.registrar.ok(
      of(on.registrar).changeResident({ id, organization: 'heting-centre' }, { version: 1 }),
    )
    expect(moved).toMatchObject({ organization: 'heting-centre', version: 2 })
    const rows = await on.county.runtime.database.query(
      'select organization from patients_identifier where patient = ?',
      [id],
    )
    expect(rows).toEqual([{ organization: 'heting-centre' }])
    expect(await on.townRegistrar.refused(of(on.townRegistrar).getResident({ id }))).toMatchObject({ status: 404 })
    expect(
      await on.registrar.refused(
        of(on.registrar).changeResident({ id, organization: 'songyue-centre' }, { version: 2 }),
      ),
    ).toMatchObject({ status: 403 })
  })

  it('takes further identifiers, each of which belongs to one resident', async () => {
    const added = await on.registrar.ok(
      of(on.registrar).addIdentifier({ id: uncle.id, kind: 'mainland-travel-permit-hk', value: 'H1234567801' }),
    )
    expect(added.identifiers).toMatchObject([{ kind: 'mainland-travel-permit-hk', value: 'H1*****78' }])
    const again = await on.registrar.ok(
      of(on.registrar).addIdentifier({ id: uncle.id, kind: 'mainland-travel-permit-hk', value: 'H12345678' }),
    )
    expect(again.identifiers).toHaveLength(1)
    const taken = await on.registrar.refused(
      of(on.registrar).addIdentifier({ id: mother.id, kind: 'mainland-travel-permit-hk', value: 'H12345678' }),
    )
    expect(taken).toMatchObject({ status: 409, code: 'patients/identifier-taken' })
    const wrong = await on.registrar.refused(
      of(on.registrar).addIdentifier({ id: mother.id, kind: 'health-card', value: '1' }),
    )
    expect(wrong.errors).toMatchObject([{ pointer: '/value' }])
  })

  it('gives a whole number only for a reason, which the audit keeps', async () => {
    const refused = await on.villageDoctor.refused(
      of(on.villageDoctor).revealNumber({ id: grandfather.id, field: 'phone', reason: '看' }),
    )
    expect(refused.errors?.[0]?.pointer).toBe('/reason')
    const { value } = await on.villageDoctor.ok(
      of(on.villageDoctor).revealNumber({ id: grandfather.id, field: 'phone', reason: '电话随访' }),
    )
    expect(value).toBe(grandfather.phone)
    const none = await on.villageDoctor.refused(
      of(on.villageDoctor).revealNumber({ id: newborn.id, field: 'citizenNumber', reason: '登记户口' }),
    )
    expect(none).toMatchObject({ status: 404, code: 'patients/no-such-number' })
    const [card] = (await on.villageDoctor.ok(of(on.villageDoctor).getResident({ id: newborn.id }))).identifiers
    const whole = await on.villageDoctor.ok(
      of(on.villageDoctor).revealNumber({
        id: newborn.id,
        field: 'identifier',
        identifier: card?.id ?? '',
        reason: '登记户口',
      }),
    )
    expect(whole.value).toBe('Z339900001')
    const technologist = await on.county.as('sunli')
    expect(
      await technologist.refused(
        of(technologist).revealNumber({ id: grandfather.id, field: 'phone', reason: '电话随访' }),
      ),
    ).toMatchObject({ status: 403 })
    const entry = (await on.auditOf(grandfather.id)).find((e) => e.action === 'reveal')
    expect(entry).toMatchObject({ actor: 'hedayong', detail: { field: 'phone', reason: '电话随访' } })
  })
})
