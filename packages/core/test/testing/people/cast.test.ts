import { describe, expect, test } from 'vitest'
import { parseCitizenNumber } from '../../../src/blocks/patient-index/citizen-number.ts'
import { isFictional } from '../../../src/blocks/patient-index/division.ts'
import { duplicateWarnings } from '../../../src/blocks/patient-index/duplicate-warning.ts'
import { checkIdentifier, findIdentifierKind, identifierSystem } from '../../../src/blocks/patient-index/identifier.ts'
import type { IdentifierKind } from '../../../src/blocks/patient-index/identifier-kinds.ts'
import { nameKeys } from '../../../src/blocks/patient-index/name-keys.ts'
import { parsePhone } from '../../../src/blocks/patient-index/phone.ts'
import {
  castToday,
  demoPassword,
  everyCastResident,
  everyStaffMember,
  family,
  otherResidents,
  type RoleId,
  staff,
} from '../../../src/testing/people/cast.ts'
import { castResident } from '../../../src/testing/people/cast-resident.ts'
import { organizations, villageClinics } from '../../../src/testing/people/county.ts'
import { departments } from '../../../src/testing/people/departments.ts'
import { residents } from '../../../src/testing/people/population.ts'

const today = castToday
const institutions = new Set(organizations.map(({ id }) => id))

describe('the staff', () => {
  test('fill every role', () => {
    const roles: readonly RoleId[] = [
      ...(['township-doctor', 'village-doctor', 'imaging-technologist', 'radiologist', 'senior-radiologist'] as const),
      'township-radiologist',
      ...(['department-head', 'registrar', 'manager', 'administrator', 'operator', 'auditor'] as const),
    ]
    expect(new Set(everyStaffMember.flatMap(({ posts }) => posts.map(({ role }) => role)))).toEqual(new Set(roles))
  })

  test('sign in with the pinyin of their names, each with an account of their own', () => {
    expect(new Set(everyStaffMember.map(({ account }) => account)).size).toBe(everyStaffMember.length)
    for (const { id, account, zh } of everyStaffMember) {
      expect(account).toBe(nameKeys(zh).pinyin)
      expect(id).toBe(account)
    }
    expect(demoPassword).toMatch(/[A-Z].*\d/)
  })

  test('hold posts that exist, each with an id of its own', () => {
    const posts = everyStaffMember.flatMap((member) => member.posts)
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length)
    for (const { organization, department, since } of posts) {
      expect(institutions).toContain(organization)
      const found = departments.find(({ id }) => id === department)
      expect(found?.organization ?? organization).toBe(organization)
      expect(department === null || found !== undefined).toBe(true)
      expect(since < today && !Number.isNaN(Date.parse(since))).toBe(true)
    }
  })

  test('have two of what a rule needs two of', () => {
    expect(staff.townshipDoctor.posts[0]?.organization).not.toBe(staff.otherTownshipDoctor.posts[0]?.organization)
    expect(staff.seniorRadiologist.posts[0]?.organization).toBe(staff.otherSeniorRadiologist.posts[0]?.organization)
    expect(staff.seniorRadiologist.posts).toHaveLength(2)
  })
})

describe('the residents of the cast', () => {
  test('have ids and fictional numbers of their own', () => {
    expect(new Set(everyCastResident.map(({ id }) => id)).size).toBe(everyCastResident.length)
    const numbers = everyCastResident.flatMap(({ citizenNumber }) => citizenNumber ?? [])
    expect(new Set(numbers).size).toBe(everyCastResident.length - 1)
    for (const { phone } of everyCastResident) expect(parsePhone(phone)).toEqual({ valid: true, value: phone })
    for (const { citizenNumber, birthDate, sex } of everyCastResident.filter((each) => each !== family.newborn)) {
      expect(parseCitizenNumber(citizenNumber ?? '', { today })).toMatchObject({ valid: true, birthDate, sex })
      expect(isFictional(citizenNumber ?? '')).toBe(true)
    }
  })

  test('keep the numbers that docs and pictures show', () => {
    expect(family.grandfather.citizenNumber).toBe('339921194803099811')
    expect(family.mother.citizenNumber).toBe('339921198705029826')
    expect(family.grandfather.phone).toBe('15499990001')
  })

  test('live in the county and went to its institutions', () => {
    for (const { villageClinic, townshipCentre, address, history } of everyCastResident) {
      const clinic = villageClinics.find(({ id }) => id === villageClinic)
      expect(clinic?.parent).toBe(townshipCentre)
      expect(address).toContain(clinic?.village)
      for (const { date, organization, zh, en } of history) {
        expect(institutions).toContain(organization)
        expect(date <= today).toBe(true)
        expect(zh).toMatch(/\p{Script=Han}/u)
        expect(en).toMatch(/^[A-Z]/)
      }
      expect(history.map(({ date }) => date)).toEqual(history.map(({ date }) => date).sort())
    }
    expect(family.grandfather.history.length).toBeGreaterThan(2)
  })

  test('have identifiers that the patient index accepts', () => {
    for (const { kind: id, value, issuer } of everyCastResident.flatMap(({ identifiers }) => identifiers)) {
      const kind = findIdentifierKind(id) as IdentifierKind
      expect(checkIdentifier(kind, value, { today })).toEqual({ valid: true, value })
      expect(identifierSystem(kind, issuer)).toMatch(/^(urn|http)/)
    }
  })

  test('meet no number or phone of the population', () => {
    const taken = new Set(everyCastResident.flatMap(({ citizenNumber, phone }) => [citizenNumber ?? phone, phone]))
    for (const { citizenNumber, phone } of residents({ count: 20_000, seed: 1, today })) {
      expect(taken.has(citizenNumber) || taken.has(phone ?? '')).toBe(false)
    }
  })

  test('live only where the county has a clinic', () => {
    const draft = { household: 'h', zh: '张三', en: 'Zhang San', sex: 'male', birthDate: '1990-01-01' } as const
    expect(() => castResident({ ...draft, id: 'x', clinic: 'nowhere', house: '1组1号', phone: 9 })).toThrow(RangeError)
  })
})

describe('their stories', () => {
  const known = ({ id, zh, sex, birthDate, citizenNumber, phone }: (typeof everyCastResident)[number]) => ({
    id,
    name: zh,
    sex,
    birthDate,
    citizenNumber,
    phone,
  })

  test('a newborn of four days answers to the mother', () => {
    expect(family.newborn.citizenNumber).toBeNull()
    expect(family.newborn.guardian).toBe(family.mother.id)
    expect(family.newborn.phone).toBe(family.mother.phone)
    const onMothersNumber = { ...known(family.newborn), citizenNumber: family.mother.citizenNumber }
    expect(duplicateWarnings(onMothersNumber, [known(family.mother)])).toMatchObject([
      { rule: 'shared-citizen-number' },
    ])
  })

  test('the uncle and his namesake are told apart by their numbers', () => {
    const { uncle } = family
    const { namesake } = otherResidents
    expect([namesake.zh, namesake.sex, namesake.birthDate]).toEqual([uncle.zh, uncle.sex, uncle.birthDate])
    expect(duplicateWarnings(known(namesake), [known(uncle)])).toMatchObject([{ level: 'possible' }])
    expect(duplicateWarnings({ ...known(namesake), citizenNumber: null }, [known(uncle)])).toMatchObject([
      { rule: 'same-name-birth-date-sex' },
    ])
  })

  test('nobody else of the cast looks like a duplicate', () => {
    const found = everyCastResident.flatMap((one) =>
      duplicateWarnings(known(one), everyCastResident.filter(({ id }) => id !== one.id).map(known)),
    )
    expect(found.map(({ residentId }) => residentId).sort()).toEqual(
      [family.uncle.id, otherResidents.namesake.id].sort(),
    )
  })
})
