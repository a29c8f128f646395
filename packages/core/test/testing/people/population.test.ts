import { describe, expect, test } from 'vitest'
import { parseCitizenNumber } from '../../../src/blocks/patient-index/citizen-number.ts'
import { isFictional } from '../../../src/blocks/patient-index/division.ts'
import { villageClinics } from '../../../src/testing/people/county.ts'
import { residents, type SyntheticResident } from '../../../src/testing/people/population.ts'

const today = '2026-11-24'
const everyone = [...residents({ count: 20_000, seed: 11, today })]
const households = Map.groupBy(everyone, ({ household }) => household)
const age = ({ birthDate }: SyntheticResident) =>
  Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0)
const percent = (matching: (resident: SyntheticResident) => boolean) =>
  (100 * everyone.filter(matching).length) / everyone.length

describe('the population', () => {
  test('is as large as asked, and countable from 1', () => {
    expect(everyone.map(({ id }) => id).slice(0, 2)).toEqual(['resident-0000001', 'resident-0000002'])
    expect(everyone).toHaveLength(20_000)
    expect([...residents({ count: 0, seed: 1, today })]).toEqual([])
  })

  test('is the same for the same seed, another for another', () => {
    expect([...residents({ count: 200, seed: 11, today })]).toEqual(everyone.slice(0, 200))
    expect([...residents({ count: 200, seed: 12, today })]).not.toEqual(everyone.slice(0, 200))
  })

  test('begins with the shorter one, wherever that ends', () => {
    for (const count of [1, 2, 3, 50, 51, 52]) {
      expect([...residents({ count, seed: 11, today })]).toEqual(everyone.slice(0, count))
    }
  })

  test('makes residents one at a time', () => {
    const endless = residents({ count: Number.POSITIVE_INFINITY, seed: 11, today })
    expect(endless.next().value).toEqual(everyone[0])
    expect(endless.next().value).toEqual(everyone[1])
  })

  test('needs a day of reference', () => {
    expect(() => [...residents({ count: 1, seed: 1, today: 'today' })]).toThrow(RangeError)
  })
})

describe('every resident', () => {
  test('has a valid number of the fictional county that nobody else has and that agrees with the record', () => {
    expect(new Set(everyone.map(({ citizenNumber }) => citizenNumber)).size).toBe(everyone.length)
    for (const { citizenNumber, birthDate, sex } of everyone) {
      expect(parseCitizenNumber(citizenNumber, { today })).toMatchObject({ valid: true, birthDate, sex })
      expect(isFictional(citizenNumber)).toBe(true)
    }
  })

  test('lives in a village of the county, in a house with its household', () => {
    for (const { address, villageClinic, townshipCentre } of everyone) {
      const home = villageClinics.find(({ id }) => id === villageClinic)
      expect(home?.parent).toBe(townshipCentre)
      expect(address.startsWith(`云岭县${home?.town}${home?.village}`)).toBe(true)
    }
    for (const members of households.values()) expect(new Set(members.map(({ address }) => address)).size).toBe(1)
    expect(new Set(everyone.map(({ address }) => address)).size).toBe(households.size)
    expect(new Set(everyone.map(({ villageClinic }) => villageClinic)).size).toBe(villageClinics.length)
  })

  test('shares a phone only within the household', () => {
    const homes = new Map<string, Set<string>>()
    for (const { phone, household } of everyone) {
      if (phone) homes.set(phone, (homes.get(phone) ?? new Set()).add(household))
    }
    for (const at of homes.values()) expect(at.size).toBe(1)
    expect(homes.size).toBeLessThan(everyone.length * 0.9)
    expect(percent(({ phone }) => phone === null)).toBeLessThan(2)
  })
})

describe('a household', () => {
  test('has one head, at most one spouse, and no child older than 23 or born to a mother below 19', () => {
    for (const members of households.values()) {
      expect(members.filter(({ relation }) => relation === 'head')).toHaveLength(1)
      expect(members.filter(({ relation }) => relation === 'spouse').length).toBeLessThanOrEqual(1)
      const children = members.filter(({ relation }) => relation === 'child').map(age)
      const mothers = members.filter(({ relation, sex }) => /head|spouse/.test(relation) && sex === 'female').map(age)
      expect(Math.max(0, ...children)).toBeLessThanOrEqual(23)
      expect(Math.min(99, ...mothers)).toBeGreaterThanOrEqual(children.length === 0 ? 0 : Math.max(...children) + 18)
    }
  })

  test('gives children a surname of the parents, and no name twice', () => {
    const han = [...households.values()].filter(([head]) => head?.ethnicGroup === '01')
    const children = han.flatMap(([head, spouse, ...others]) =>
      spouse?.relation === 'spouse'
        ? others
            .filter(({ relation }) => relation === 'child')
            .map(({ name }) => ({ child: name[0], father: head?.name[0], mother: spouse.name[0] }))
        : [],
    )
    expect(children.filter(({ child, father }) => child === father).length / children.length).toBeGreaterThan(0.88)
    for (const { child, father, mother } of children) expect([father, mother]).toContain(child)
    for (const members of han) expect(new Set(members.map(({ name }) => name)).size).toBe(members.length)
  })

  test('of Uyghur residents names people after their father', () => {
    const uyghur = everyone.filter(({ ethnicGroup }) => ethnicGroup === '05')
    expect(uyghur.length).toBeGreaterThan(5)
    for (const { name } of uyghur) expect(name).toMatch(/^\p{Script=Han}+·\p{Script=Han}+$/u)
  })
})

describe('the county', () => {
  // Rural China in the Seventh National Population Census (2020): 19.3, 23.8 and 17.7; households of 2.62; ageing since
  test('is as old as a county', () => {
    expect(percent((resident) => age(resident) < 15)).toBeGreaterThan(13)
    expect(percent((resident) => age(resident) < 15)).toBeLessThan(19)
    expect(percent((resident) => age(resident) >= 60)).toBeGreaterThan(24)
    expect(percent((resident) => age(resident) >= 60)).toBeLessThan(30)
    expect(percent((resident) => age(resident) >= 65)).toBeGreaterThan(16)
    expect(percent((resident) => age(resident) < 1)).toBeGreaterThan(0.2)
    expect(Math.max(...everyone.map(age))).toBeLessThan(110)
  })

  test('has households of the usual size, and about as many men as women', () => {
    expect(everyone.length / households.size).toBeGreaterThan(2.4)
    expect(everyone.length / households.size).toBeLessThan(2.8)
    expect(percent(({ sex }) => sex === 'male')).toBeGreaterThan(48)
    expect(percent(({ sex }) => sex === 'male')).toBeLessThan(53)
  })

  test('is mostly Han, with a She minority', () => {
    expect(percent(({ ethnicGroup }) => ethnicGroup === '01')).toBeGreaterThan(93)
    expect(percent(({ ethnicGroup }) => ethnicGroup === '22')).toBeGreaterThan(1)
    for (const { ethnicGroup } of everyone) expect(ethnicGroup).toMatch(/^\d\d$/)
  })

  test('knows people with the same name', () => {
    const names = Map.groupBy(everyone, ({ name }) => name)
    expect(Math.max(...[...names.values()].map((group) => group.length))).toBeGreaterThan(5)
    expect(names.size).toBeGreaterThan(everyone.length / 2)
  })
})
