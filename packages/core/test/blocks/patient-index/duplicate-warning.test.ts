import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeCitizenNumber } from '../../../src/blocks/patient-index/citizen-number.ts'
import {
  duplicateRules,
  duplicateWarnings,
  type KnownResident,
} from '../../../src/blocks/patient-index/duplicate-warning.ts'

const number = (birthDate: string, sequence: number) =>
  composeCitizenNumber({ division: '339921', birthDate, sequence })

const zhang: KnownResident = {
  id: 'zhang',
  name: '张晓明',
  sex: 'male',
  birthDate: '1980-05-12',
  citizenNumber: number('1980-05-12', 11),
  phone: '15400000001',
  identifiers: [{ system: 'urn:test:card', value: 'A1' }],
}
const withoutNumber = { ...zhang, citizenNumber: null, identifiers: [] }

/** What somebody enters, against Zhang's record; what is left out is as in the record, but without number and card. */
function warning(entered: Partial<KnownResident>, stored: KnownResident = zhang) {
  return duplicateWarnings({ ...withoutNumber, ...entered }, [stored])[0]
}

describe('a rule fires', () => {
  test.each([
    ['same-identifier', { name: '李四', birthDate: '1990-01-01', phone: null, identifiers: zhang.identifiers ?? [] }],
    ['same-citizen-number', { name: '李四', birthDate: null, sex: null, citizenNumber: zhang.citizenNumber }],
    ['same-citizen-number', { citizenNumber: zhang.citizenNumber }],
    ['shared-citizen-number', { name: '张一诺', birthDate: '2026-11-01', citizenNumber: zhang.citizenNumber }],
    [
      'mistyped-citizen-number',
      { birthDate: '1980-05-13', citizenNumber: number('1980-05-12', 11).replace('39', '93') },
    ],
    ['same-name-birth-date-sex', { phone: null }],
    ['same-name-phone', { birthDate: null, sex: null }],
    ['same-name-phone', { birthDate: '1980-05-13' }],
    ['same-sound-birth-date', { name: '张小明', phone: null }],
    ['near-name-birth-date-phone', { name: '张晓亮' }],
    ['near-name-birth-date-phone', { name: '张明' }],
    ['same-name-birth-date', { phone: null, sex: 'female' }],
    ['same-name-near-birth-date', { phone: null, birthDate: '1980-12-05' }],
    ['same-name-near-birth-date', { phone: null, birthDate: '1981-05-12' }],
  ] as const)('%s for %j', (rule, entered) => {
    const level = duplicateRules.find(({ id }) => id === rule)?.level
    expect(warning(entered)).toMatchObject({ residentId: 'zhang', rule, level })
  })

  test('for the number of 15 digits that a paper record still shows', () => {
    const old = number('1980-05-12', 11)
    const fifteen = old.slice(0, 6) + old.slice(8, 17)
    expect(warning({ name: '李四', birthDate: null, citizenNumber: fifteen })).toMatchObject({
      rule: 'same-citizen-number',
    })
  })

  test('with birth date and sex read from the citizen number', () => {
    const stored = { id: 'a', name: '张晓明', citizenNumber: number('1980-05-12', 11) }
    expect(warning({ phone: null }, stored)).toMatchObject({ rule: 'same-name-birth-date-sex' })
  })

  test('and tells what agreed', () => {
    expect(warning({ name: '张小明', phone: '+86 154 0000 0002' })?.comparison).toEqual({
      name: 'same-sound',
      sex: 'same',
      birthDate: 'same',
      citizenNumber: 'unknown',
      phone: 'different',
      identifier: 'unknown',
    })
  })
})

describe('no rule fires', () => {
  test.each([
    ['nothing is shared', { name: '李四', birthDate: '1990-01-01', phone: null }],
    ['only the name is', { birthDate: '1961-09-30', phone: null }],
    ['only the phone is, as in a family', { name: '张一诺', birthDate: '2020-02-02' }],
    ['only the birth date is', { name: '李四', phone: null }],
    ['twins have numbers of their own', { name: '张晓亮', citizenNumber: number('1980-05-12', 33) }],
    ['father and son share name and phone', { birthDate: '2005-01-01', citizenNumber: number('2005-01-01', 11) }],
  ] as const)('when %s', (_, entered) => expect(warning(entered)).toBeUndefined())

  test('for two nameless records', () => {
    expect(duplicateWarnings({ name: '' }, [{ id: 'a', name: '' }])).toEqual([])
  })
})

describe('the list', () => {
  test('has the surest first and keeps the order of equals', () => {
    const rows: KnownResident[] = [
      { ...withoutNumber, id: 'sound', name: '张小明', phone: null },
      { ...withoutNumber, id: 'first' },
      { ...zhang, id: 'number', name: '李四' },
      { ...withoutNumber, id: 'second' },
      { ...withoutNumber, id: 'other', name: '王五', birthDate: '1950-01-01', phone: null },
    ]
    const found = duplicateWarnings({ ...zhang, identifiers: [] }, rows)
    expect(found.map(({ residentId }) => residentId)).toEqual(['number', 'first', 'second', 'sound'])
    expect(found[1]?.rules).toEqual(['same-name-birth-date-sex', 'same-name-phone', 'same-name-birth-date'])
  })

  test('two people with the same name and birth date and numbers of their own are only a possible duplicate', () => {
    expect(warning({ phone: null, citizenNumber: number('1980-05-12', 35) })).toMatchObject({
      rule: 'same-name-birth-date',
      level: 'possible',
    })
  })

  test('every rule has an id of its own and asks for something', () => {
    expect(new Set(duplicateRules.map(({ id }) => id)).size).toBe(duplicateRules.length)
    for (const { when } of duplicateRules) expect(Object.keys(when).length).toBeGreaterThan(0)
  })

  test('finds the same whichever record is entered and whichever is stored', () => {
    const field = <T>(...values: T[]) => fc.constantFrom(undefined, ...values)
    const identity = fc.record({
      name: fc.constantFrom('张晓明', '张小明', '张明', '李四', ''),
      sex: field('male', 'female'),
      birthDate: field('1980-05-12', '1980-12-05', '1980-05-13', '1961-01-01'),
      citizenNumber: field(number('1980-05-12', 11), number('1980-05-12', 13), number('1961-01-01', 2)),
      phone: field('15400000001', '15400000002'),
    })
    fc.assert(
      fc.property(identity, identity, (one, other) => {
        const [there] = duplicateWarnings(one, [{ id: 'x', ...other }])
        const [back] = duplicateWarnings(other, [{ id: 'x', ...one }])
        expect(there).toEqual(back)
      }),
    )
  })
})
