import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  matchIdentity,
  namesAgree,
  type RequestedPatient,
  type StatedIdentity,
} from '../../src/dicom/identity-match.ts'

const requested: RequestedPatient = {
  patientIds: ['P001', 'V2026-17'],
  name: '王小东',
  otherNames: ['Wang Xiaodong'],
  sex: 'M',
  birthDate: '1960-02-03',
  accessionNumber: 'CT0001',
}
const stated: StatedIdentity = {
  patientId: 'P001',
  patientName: 'WANG^XIAO DONG=王^小东',
  patientSex: 'M',
  patientBirthDate: '19600203',
  accessionNumber: 'CT0001',
}
const fieldsOf = (change: Partial<StatedIdentity>, against: RequestedPatient = requested) => {
  const verdict = matchIdentity({ ...stated, ...change }, against)
  return verdict.verdict === 'match' ? 'match' : verdict.mismatches.map(({ field }) => field)
}

test('all fields agree', () => {
  expect(matchIdentity(stated, requested)).toEqual({
    verdict: 'match',
    agreeing: ['patientId', 'patientName', 'patientSex', 'patientBirthDate', 'accessionNumber'],
  })
})

test.each([
  ['an identifier the request also knows', { patientId: 'v2026-17 ' }, 'match'],
  [
    'an accession number alone',
    { patientId: null, patientName: null, patientSex: null, patientBirthDate: null },
    'match',
  ],
  ['sex unknown to the device', { patientSex: 'O' }, 'match'],
  ['a name in pinyin only', { patientName: 'Wang^Xiaodong' }, 'match'],
  ['another patient number', { patientId: 'P002' }, ['patientId']],
  ['another name', { patientName: 'Li^Si=李^四' }, ['patientName']],
  ['another sex', { patientSex: 'F' }, ['patientSex']],
  ['another birth date', { patientBirthDate: '19600302' }, ['patientBirthDate']],
  ['another order', { accessionNumber: 'CT0002' }, ['accessionNumber']],
  [
    'a mix-up of two patients',
    { patientId: 'P002', patientName: 'Li^Si', patientSex: 'F' },
    ['patientId', 'patientName', 'patientSex'],
  ],
  ['sex and birth date alone', { patientId: null, patientName: null, accessionNumber: null }, ['patientId']],
])('%s', (_what, change, outcome) => {
  expect(fieldsOf(change)).toEqual(outcome)
})

test('a mismatch shows both values', () => {
  expect(matchIdentity({ ...stated, patientName: 'Li^Si' }, requested)).toEqual({
    verdict: 'mismatch',
    mismatches: [{ field: 'patientName', stated: 'Li^Si', requested: '王小东' }],
  })
})

describe('names', () => {
  test.each([
    ['王^小东', '王小东', true],
    ['Wang^XiaoDong=王^小东', '王小东', true],
    ['WANG XIAO DONG', 'Wang^Xiaodong', true],
    ['Xiaodong Wang', 'Wang^Xiaodong', true],
    ['Ｗａｎｇ^Wei', 'wang wei', true],
    ['买买提·吐尔逊', '买买提吐尔逊', true],
    ["O'Brien^Anna", 'OBrien Anna', true],
    ['Wang^Wei=王^伟', 'Wang^Wei=王^薇', true],
    ['王伟', '王薇', false],
    ['Wang^Wei', 'Wang^Lei', false],
    ['', '王伟', false],
  ])('%s and %s: %s', (one, other, agree) => {
    expect(namesAgree(one, other)).toBe(agree)
    expect(namesAgree(other, one)).toBe(agree)
  })

  test('a name agrees with itself however it is separated', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => {
        expect(namesAgree(words.join('^'), words.join(' ').toUpperCase())).toBe(true)
      }),
    )
  })
})
