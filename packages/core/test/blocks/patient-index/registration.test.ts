import { describe, expect, it } from 'vitest'
import { composeCitizenNumber } from '../../../src/blocks/patient-index/citizen-number.ts'
import { family, otherResidents } from '../../../src/testing/people/cast.ts'
import { numberOf, of, withResidents } from './residents-county.ts'

const { grandfather, mother, newborn, uncle } = family
const { namesake } = otherResidents

describe.each(['sqlite', 'postgres'] as const)('registration on %s', (database) => {
  const on = withResidents(database)

  it('takes birth date and sex from the number, upgrades 15 digits, and stores no plain number', async () => {
    const old = numberOf('1961-04-05', 111)
    const fifteen = old.slice(0, 6) + old.slice(8, 17)
    const made = await on.townRegistrar.ok(
      of(on.townRegistrar).registerResident({
        name: ' 陈 桂香 ',
        citizenNumber: fifteen,
        phone: '+86 154-0001-2222',
        ethnicGroup: '22',
        alerts: ['跌倒风险'],
      }),
    )
    expect(made).toMatchObject({
      name: '陈桂香',
      sex: 'male',
      birthDate: '1961-04-05',
      phone: '154****2222',
      organization: 'qinghe-centre',
      ethnicGroup: '22',
      alerts: ['跌倒风险'],
      inReach: true,
    })
    expect(made.citizenNumber).toBe(`3****************${old.at(-1)}`)
    const [row] = await on.county.runtime.database.query('select * from patients_patient where id = ?', [made.id])
    expect(JSON.stringify(row)).not.toContain(old)
    expect(JSON.stringify(row)).not.toContain('15400012222')
    expect(
      await on.townRegistrar.ok(
        of(on.townRegistrar).revealNumber({ id: made.id, field: 'citizenNumber', reason: '核对身份证件' }),
      ),
    ).toEqual({ value: old })
    const [event] = await on.county.runtime.database.query(`select * from core_event where aggregate = ?`, [made.id])
    expect(event).toMatchObject({ name: 'patients.patient-registered', organization: 'qinghe-centre' })
  })

  it.each([
    [{ citizenNumber: '33992119610405111' }, ['/citizenNumber', '18']],
    [{ citizenNumber: '339921196104051111' }, ['/citizenNumber', 'check character']],
    [{ citizenNumber: numberOf('2027-01-01', 1) }, ['/citizenNumber', 'future']],
    [{ citizenNumber: numberOf('1990-01-01', 1), birthDate: '1990-01-02' }, ['/birthDate', 'contradicts']],
    [{ citizenNumber: numberOf('1990-01-01', 1), sex: 'female' as const }, ['/sex', 'contradicts']],
    [{ birthDate: '1990-01-01' }, ['/sex', 'needed']],
    [{ sex: 'male' as const }, ['/birthDate', 'needed']],
    [{ sex: 'male' as const, birthDate: '2026-11-25' }, ['/birthDate', 'future']],
    [{ sex: 'male' as const, birthDate: '1990-01-01', phone: '0571-1234567' }, ['/phone', 'no mobile number']],
    [{ sex: 'male' as const, birthDate: '1990-01-01', organization: 'nowhere' }, ['/organization', 'institution']],
    [{ sex: 'male' as const, birthDate: '1990-01-01', guardian: 'nobody' }, ['/guardian', 'guardian']],
    [
      { sex: 'male' as const, birthDate: '1990-01-01', identifiers: [{ kind: 'birth-certificate', value: '12' }] },
      ['/identifiers/0/value', 'form'],
    ],
    [
      { sex: 'male' as const, birthDate: '1990-01-01', identifiers: [{ kind: 'passport', value: 'E12345678' }] },
      ['/identifiers/0/issuer', 'issuer'],
    ],
  ])('refuses %j and says where', async (entered, [pointer, words]) => {
    const refused = await on.registrar.refused(of(on.registrar).registerResident({ name: '错误', ...entered }))
    expect(refused).toMatchObject({ code: 'core/invalid-input', status: 400 })
    const [fault] = refused.errors ?? []
    expect(fault?.pointer).toBe(pointer)
    expect(fault?.en).toContain(words)
    expect(fault?.zh).toMatch(/\p{Script=Han}/u)
  })

  it('refuses a name of blanks, and those who may not register', async () => {
    const blank = await on.registrar.refused(
      of(on.registrar).registerResident({ name: '　', sex: 'male', birthDate: '1990-01-01' }),
    )
    expect(blank.errors?.[0]?.pointer).toBe('/name')
    const person = { name: '无权', sex: 'male', birthDate: '1990-01-01' } as const
    for (const account of ['linjing', 'fengtao', 'xuzheng']) {
      const them = await on.county.as(account)
      expect(await them.refused(of(them).registerResident(person))).toMatchObject({
        status: 403,
        code: 'core/forbidden',
      })
    }
    const nobody = on.county.stranger()
    expect(await nobody.refused(of(nobody).registerResident(person))).toMatchObject({ status: 401 })
    const elsewhere = await on.villageDoctor.refused(
      of(on.villageDoctor).registerResident({ ...person, organization: 'liutang-clinic' }),
    )
    expect(elsewhere).toMatchObject({ status: 403 })
  })

  it('warns of likely duplicates in the whole county until they are confirmed as others', async () => {
    const entered = { name: '程建国', sex: 'male', birthDate: '1973-02-11' } as const
    const refused = await on.townRegistrar.refused(of(on.townRegistrar).registerResident(entered))
    expect(refused).toMatchObject({ status: 409, code: 'patients/likely-duplicate', details: { count: 2 } })
    const warnings = (refused.details?.warnings ?? []) as any[]
    expect(new Set(warnings.map((w) => w.id))).toEqual(new Set([uncle.id, namesake.id]))
    expect(warnings[0]).toMatchObject({ rule: 'same-name-birth-date-sex', level: 'likely' })
    expect(JSON.stringify(refused)).not.toContain(uncle.citizenNumber)
    const half = await on.townRegistrar.refused(
      of(on.townRegistrar).registerResident({ ...entered, confirmedDifferent: [uncle.id] }),
    )
    expect(half).toMatchObject({ details: { count: 1 } })
    const made = await on.townRegistrar.ok(
      of(on.townRegistrar).registerResident({ ...entered, confirmedDifferent: [uncle.id, namesake.id] }),
    )
    const entries = await on.auditOf(made.id)
    expect(entries.find((e) => e.action === 'confirm-different')).toMatchObject({
      actor: 'maxiaolan',
      detail: { confirmed: expect.arrayContaining([uncle.id, namesake.id]) },
    })
  })

  it('finds a mistyped number, a shared phone and another card', async () => {
    const number = grandfather.citizenNumber ?? ''
    const slip = composeCitizenNumber({ division: '339921', birthDate: '1949-03-09', sequence: 981 })
    const warned = await on.registrar.ok(of(on.registrar).checkResident({ name: '程得福', citizenNumber: slip }))
    expect(warned.warnings).toEqual([])
    const typed = await on.registrar.ok(
      of(on.registrar).checkResident({
        name: '程德福',
        birthDate: '1948-03-09',
        sex: 'male',
        citizenNumber: number.slice(0, 17),
      }),
    )
    expect(typed.faults.map((f) => f.pointer)).toEqual(['/citizenNumber'])
    expect(typed.warnings.map((w) => [w.id, w.rule])).toContainEqual([grandfather.id, 'mistyped-citizen-number'])
    const card = await on.registrar.ok(
      of(on.registrar).checkResident({
        name: '别人',
        identifiers: [{ kind: 'birth-certificate', value: 'z339900001' }],
      }),
    )
    expect(card.warnings).toMatchObject([{ id: newborn.id, level: 'certain', rule: 'same-identifier' }])
    const phone = await on.registrar.ok(of(on.registrar).checkResident({ name: mother.zh, phone: mother.phone }))
    expect(phone.warnings).toMatchObject([{ id: mother.id, rule: 'same-name-phone' }])
    expect((await on.auditOf(mother.id)).some((e) => e.action === 'list' && e.actor === 'zhulin')).toBe(true)
  })

  it('lets two clerks register one person once', async () => {
    const twin = { name: '双击', citizenNumber: numberOf('1988-08-08', 7) }
    const answers = await Promise.all([
      of(on.registrar).registerResident(twin),
      of(on.townRegistrar).registerResident(twin),
    ])
    expect(answers.map((a) => (a.ok ? 200 : a.problem.status)).sort((a, b) => a - b)).toEqual([200, 409])
  })
})
