import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { QueryLevel } from '../../src/dicom/indexed-attributes.ts'
import { parseQidoQuery } from '../../src/dicom/qido-query.ts'
import { matchesValue } from '../../src/dicom/qido-value.ts'
import type { InstanceAttributes } from '../../src/dicom/study-attributes.ts'
import { archive, pool, type Searched } from './archive.ts'
import { databases, stow, withImaging } from './imaging-county.ts'

const files = archive(60, 'an archive')
const uidOf: Record<QueryLevel, 'studyInstanceUid' | 'seriesInstanceUid' | 'sopInstanceUid'> = {
  study: 'studyInstanceUid',
  series: 'seriesInstanceUid',
  instance: 'sopInstanceUid',
}
const tagOf: Record<QueryLevel, string> = { study: '0020000D', series: '0020000E', instance: '00080018' }

/** What a search has to find, by the reference: UIDs of the level, each once. */
function wanted(level: QueryLevel, search: URLSearchParams, among: readonly InstanceAttributes[]): string[] {
  const parsing = parseQidoQuery(level, search)
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems))
  const found = among.filter((file) =>
    parsing.query.matches.every((match) => {
      const { property, vr } = match.attribute
      if (property !== 'modalitiesInStudy') return matchesValue(match, file[property], vr)
      const ofStudy = files.filter((f) => f.attributes.studyInstanceUid === file.studyInstanceUid)
      return ofStudy.some((f) => matchesValue(match, f.attributes.modality, vr))
    }),
  )
  return [...new Set(found.map((file) => file[uidOf[level]]))].sort()
}

const textOf = (keyword: Searched) =>
  fc.constantFrom(...pool[keyword].filter((value) => value !== undefined).map(String))

/** A value as it is, in other case, or with wildcards in place of a part of it. */
const pattern = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.nat(9), fc.nat(9), fc.constantFrom('', '*', '?', '**'), fc.boolean())
    .map(([value, a, b, wild, upper]) => {
      const [from, to] = [Math.min(a, b, value.length), Math.min(Math.max(a, b), value.length)]
      const made = wild === '' ? value : value.slice(0, from) + wild + value.slice(wild === '?' ? from + 1 : to)
      return upper ? made.toUpperCase() : made
    })
const bound = (values: readonly string[]) => fc.constantFrom('', ...values)
const range = (values: readonly string[]) =>
  fc
    .tuple(bound(values), bound(values), fc.boolean())
    .map(([from, to, single]) =>
      single ? from || to : from || to ? `${from > to && to ? to : from}-${from > to && to ? from : to}` : '',
    )

const parameterOf: Partial<Record<string, fc.Arbitrary<string>>> = {
  StudyDate: range(['20260301', '20260305', '20260310', '20260401']),
  StudyTime: range(['09', '0900', '0930', '093059', '12']),
  PatientBirthDate: range(['19480309', '19600203', '20000101']),
  ModalitiesInStudy: pattern(textOf('Modality')),
  SeriesNumber: textOf('SeriesNumber'),
  InstanceNumber: textOf('InstanceNumber'),
}
const textual = ['PatientName', 'PatientID', 'PatientSex', 'AccessionNumber', 'StudyID', 'StudyDescription'] as const
const keywords: Record<QueryLevel, readonly string[]> = {
  study: [...textual, 'ReferringPhysicianName', 'StudyDate', 'StudyTime', 'PatientBirthDate', 'ModalitiesInStudy'],
  series: ['Modality', 'SeriesNumber', 'SeriesDescription', 'BodyPartExamined', 'StationName'],
  instance: ['InstanceNumber', 'Modality', 'SeriesNumber'],
}

/** One to three conditions at a level. */
const search = (level: QueryLevel) =>
  fc
    .uniqueArray(fc.constantFrom(...keywords[level]), { minLength: 1, maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(...chosen.map((k) => fc.tuple(fc.constant(k), parameterOf[k] ?? pattern(textOf(k as Searched))))),
    )
    .map((pairs) => new URLSearchParams(pairs as [string, string][]))

describe.each(databases)('QIDO-RS on %s', (database) => {
  const given = withImaging(database)
  beforeAll(async () => {
    const answer = await stow(
      given.technologist,
      files.map(({ bytes }) => bytes),
    )
    expect(answer.status).toBe(200)
  })

  async function found(path: string, parameters: URLSearchParams | string): Promise<any[]> {
    const response = await given.radiologist.request(
      'GET',
      `/api/imaging/dicomweb/${path}?${new URLSearchParams(parameters)}`,
    )
    if (response.status === 204) return []
    if (response.status !== 200) throw new Error(`${parameters}: ${await response.text()}`)
    return (await response.json()) as any[]
  }
  const uids = (level: QueryLevel, rows: readonly any[]) => rows.map((row) => row[tagOf[level]].Value[0] as string)

  it('finds the studies that the reference finds', async () => {
    const all = files.map(({ attributes }) => attributes)
    await fc.assert(
      fc.asyncProperty(search('study'), async (parameters) => {
        const rows = uids('study', await found('studies', parameters))
        expect(rows.sort(), parameters.toString()).toEqual(wanted('study', parameters, all))
      }),
      { numRuns: 150, seed: 20261124 },
    )
  })

  it.each(['series', 'instance'] as const)('finds the %s of a study that the reference finds', async (level) => {
    const of = Map.groupBy(
      files.map(({ attributes }) => attributes),
      (a) => (level === 'series' ? a.studyInstanceUid : `${a.studyInstanceUid} ${a.seriesInstanceUid}`),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...of.keys()), search(level), async (key, parameters) => {
        const [study, series] = key.split(' ')
        const path = level === 'series' ? `studies/${study}/series` : `studies/${study}/series/${series}/instances`
        const rows = uids(level, await found(path, parameters))
        expect(rows.sort(), parameters.toString()).toEqual(wanted(level, parameters, of.get(key) ?? []))
      }),
      { numRuns: 80, seed: 20261124 },
    )
  })

  it('gives every study once over pages of any size', async () => {
    const whole = uids('study', await found('studies', ''))
    expect(new Set(whole).size).toBe(60)
    for (const limit of [1, 7, 60, 100]) {
      const pages: string[] = []
      for (let offset = 0; offset < 60; offset += limit)
        pages.push(...uids('study', await found('studies', `limit=${limit}&offset=${offset}`)))
      expect(pages).toEqual(whole)
    }
    expect(await found('studies', 'offset=60')).toEqual([])
  })

  it('returns what is required, and on demand what is asked for', async () => {
    const [plain] = await found('studies', 'StudyDescription=胸部*&limit=1')
    expect(plain['00081030']).toBeUndefined()
    expect(plain['00100010'].vr).toBe('PN')
    expect(plain['00081190'].Value[0]).toContain(plain['0020000D'].Value[0])
    const [asked] = await found('studies', 'StudyDescription=胸部*&limit=1&includefield=StudyDescription')
    expect(asked['00081030'].Value[0]).toMatch(/^胸部/)
    const { studyInstanceUid } = files[0]?.attributes ?? {}
    const own = files.map(({ attributes }) => attributes).filter((a) => a.studyInstanceUid === studyInstanceUid)
    const rows = await found(`studies/${studyInstanceUid}/series`, 'includefield=all')
    expect(new Map(rows.map((row) => [row['0020000E'].Value[0], row['00080060'].Value[0]]))).toEqual(
      new Map(own.map((a) => [a.seriesInstanceUid, a.modality])),
    )
    const counted = await found('studies', `StudyInstanceUID=${studyInstanceUid}`)
    expect(counted[0]['00201208'].Value).toEqual([own.length])
  })

  it.each([
    ['PatientNmae=A', 'PatientNmae=A: no attribute is called PatientNmae'],
    ['PixelData=1', 'PixelData'],
    ['Modality=CT', 'Modality belongs to the series'],
    ['StudyDate=yesterday', 'StudyDate=yesterday'],
    ['limit=-1&offset=x', 'limit is a positive integer; offset=x'],
    ['includefield=Nothing', 'Nothing'],
  ])('says where %s is wrong', async (parameters, detail) => {
    const { radiologist } = given
    const response = await radiologist.request('GET', `/api/imaging/dicomweb/studies?${parameters}`)
    const problem = (await response.json()) as any
    expect([response.status, problem.code]).toEqual([400, 'imaging/invalid-query'])
    expect(problem.details.detail).toContain(detail)
  })
})
