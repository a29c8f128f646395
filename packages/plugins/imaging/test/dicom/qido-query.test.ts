import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INDEXED_ATTRIBUTES } from '../../src/dicom/indexed-attributes.ts'
import { parseQidoQuery, type QidoMatch } from '../../src/dicom/qido-query.ts'
import { globMatches, matchesValue, matchFor, toLikePattern } from '../../src/dicom/qido-value.ts'

const parse = (level: 'study' | 'series' | 'instance', search: string) =>
  parseQidoQuery(level, new URLSearchParams(search))
const queryOf = (search: string, level: 'study' | 'series' | 'instance' = 'study') => {
  const parsing = parse(level, search)
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems))
  return parsing.query
}
const problemsOf = (search: string, level: 'study' | 'series' | 'instance' = 'study') => {
  const parsing = parse(level, search)
  return parsing.ok ? [] : parsing.problems.map(({ parameter, reason }) => `${parameter}: ${reason}`)
}
const shown = ({ attribute, ...match }: QidoMatch) => [attribute.keyword, match]

test('a typical search of a viewer', () => {
  const query = queryOf(
    'PatientName=%E7%8E%8B*&StudyDate=20260301-20260331&ModalitiesInStudy=CT&limit=25&offset=50&fuzzymatching=true&includefield=StudyDescription,00081010',
  )
  expect(query).toMatchObject({ level: 'study', limit: 25, offset: 50, fuzzyMatching: true })
  expect(query.matches.map(shown)).toEqual([
    ['PatientName', { kind: 'pattern', pattern: '王*' }],
    ['StudyDate', { kind: 'range', from: '20260301', to: '20260331' }],
    ['ModalitiesInStudy', { kind: 'equals', value: 'CT' }],
  ])
  expect(query.include === 'all' || query.include.map(({ keyword }) => keyword)).toEqual([
    'StudyDescription',
    'StationName',
  ])
})

test.each([
  ['00100020=P1', 'PatientID', { kind: 'equals', value: 'P1' }],
  ['0020000d=1.2,1.3', 'StudyInstanceUID', { kind: 'list', values: ['1.2', '1.3'] }],
  ['StudyInstanceUID=1.2%5C1.3', 'StudyInstanceUID', { kind: 'list', values: ['1.2', '1.3'] }],
  ['StudyDate=-20260331', 'StudyDate', { kind: 'range', to: '20260331' }],
  ['StudyDate=20260301-', 'StudyDate', { kind: 'range', from: '20260301' }],
  ['StudyDate=20260301', 'StudyDate', { kind: 'equals', value: '20260301' }],
  ['StudyTime=0900-1200', 'StudyTime', { kind: 'range', from: '0900', to: '1200' }],
  ['AccessionNumber=CT00?1', 'AccessionNumber', { kind: 'pattern', pattern: 'CT00?1' }],
])('%s', (search, keyword, match) => {
  expect(queryOf(search).matches.map(shown)).toEqual([[keyword, match]])
})

test('a path into the request attributes', () => {
  const paths = ['RequestAttributesSequence.ScheduledProcedureStepID=S1', '00400275.00400009=S1']
  for (const path of paths)
    expect(queryOf(path, 'series').matches.map(shown)).toEqual([
      ['ScheduledProcedureStepID', { kind: 'equals', value: 'S1' }],
    ])
  expect(problemsOf('ReferencedSeriesSequence.ScheduledProcedureStepID=S1', 'series')).toHaveLength(1)
})

test('empty values and lone asterisks match everything', () => {
  expect(queryOf('PatientName=&PatientID=*&StudyDescription=**').matches).toEqual([])
})

test('without a limit, and beyond the maximum, the maximum holds', () => {
  expect(queryOf('').limit).toBe(1000)
  expect(queryOf('limit=99999').limit).toBe(1000)
  expect(queryOf('includefield=all').include).toBe('all')
})

test.each([
  ['PatientNmae=A', 'PatientNmae: unknown-attribute'],
  ['00091010=A', '00091010: unknown-attribute'],
  ['toString=A', 'toString: unknown-attribute'],
  ['PixelData=A', 'PixelData: attribute-not-searchable'],
  ['PatientAge=042Y', 'PatientAge: attribute-not-searchable'],
  ['Modality=CT', 'Modality: attribute-of-lower-level'],
  ['StudyDate=2026', 'StudyDate: invalid-value'],
  ['StudyDate=20260230', 'StudyDate: invalid-value'],
  ['StudyDate=20260331-20260301', 'StudyDate: invalid-value'],
  ['StudyDate=-', 'StudyDate: invalid-value'],
  ['StudyTime=99', 'StudyTime: invalid-value'],
  ['StudyInstanceUID=1.2*', 'StudyInstanceUID: invalid-value'],
  ['limit=0', 'limit: invalid-value'],
  ['limit=-1', 'limit: invalid-value'],
  ['offset=x', 'offset: invalid-value'],
  ['fuzzymatching=yes', 'fuzzymatching: invalid-value'],
  ['includefield=Nothing', 'includefield: unknown-attribute'],
  ['PatientID=1&00100020=2', '00100020: repeated-parameter'],
])('%s is refused where it is wrong', (search, problem) => {
  expect(problemsOf(search)).toEqual([problem])
})

test('every wrong parameter is told', () => {
  expect(problemsOf('limit=x&Foo=1&StudyDate=y')).toHaveLength(3)
})

test('a number is a number, below the study', () => {
  expect(queryOf('SeriesNumber=2', 'series').matches.map(shown)).toEqual([
    ['SeriesNumber', { kind: 'equals', value: 2 }],
  ])
  expect(problemsOf('InstanceNumber=a', 'instance')).toEqual(['InstanceNumber: invalid-value'])
})

describe('matching (PS3.4 section C.2.2.2)', () => {
  const matches = (vr: string, wanted: string, value: string | number | null) => {
    const match = matchFor(vr, wanted)
    if (typeof match !== 'object') throw new Error(String(match))
    return matchesValue(match, value, vr)
  }

  test.each([
    ['PN', '王*', 'Wang^XiaoDong=王^小东', true],
    ['PN', 'wang^xiaodong', 'Wang^XiaoDong=王^小东', true],
    ['PN', 'Wang^XiaoDong^^', 'Wang^XiaoDong=王^小东', true],
    ['PN', '王^小东', 'Wang^XiaoDong=王^小东', true],
    ['PN', '王', 'Wang^XiaoDong=王^小东', false],
    ['PN', '张*', 'Wang^XiaoDong=王^小东', false],
    ['LO', 'P1', 'p1', false],
    ['LO', 'P?', 'P1', true],
    ['LO', 'P.', 'P1', false],
    ['LO', '(a|b)*', '(a|b)c', true],
    ['DA', '20260301-20260331', '20260331', true],
    ['DA', '20260301-20260331', '20260401', false],
    ['DA', '-20260331', '20250101', true],
    ['TM', '0900-0930', '093059', true],
    ['TM', '0900-0930', '093100', false],
    ['UI', '1.2,1.3', '1.3', true],
    ['UI', '1.2,1.3', '1.4', false],
    ['IS', '2', 2, true],
    ['LO', 'P1', null, false],
  ])('%s %s finds %s: %s', (vr, wanted, value, found) => {
    expect(matches(vr, wanted, value)).toBe(found)
  })

  test('a pattern of the value itself always finds it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), (value) => {
        fc.pre(!/^\*+$/.test(value))
        expect(matches('LO', value, value)).toBe(true)
      }),
    )
  })

  test('many asterisks do not slow it down', () => {
    expect(globMatches('*a'.repeat(100), `${'a'.repeat(250)}b`)).toBe(false)
    expect(globMatches('*a'.repeat(100), 'a'.repeat(250))).toBe(true)
    expect(globMatches('𠮷?', '𠮷野')).toBe(true)
  })

  test('the pattern for SQL keeps its own wildcards apart', () => {
    expect(toLikePattern('50%_a\\*?')).toBe('50\\%\\_a\\\\%_')
  })
})

test('every attribute of the index is known to the dictionary, once', () => {
  const tags = INDEXED_ATTRIBUTES.map(({ tag, within }) => `${within ?? ''}${tag}`)
  expect(new Set(tags).size).toBe(tags.length)
})
