import { describe, expect, it } from 'vitest'
import { FAILURE_REASON } from '../../src/dicom/stow-response.ts'
import { syntheticCt } from '../../src/dicom/synthetic-study.ts'
import { imaging } from '../../src/plugin.ts'
import {
  bytesAt,
  databases,
  filesOf,
  images,
  multipart,
  send,
  singleDicom,
  stow,
  stowBody,
  web,
  withImaging,
} from './imaging-county.ts'

const partsOf = (study: ReturnType<typeof images>) => study.instances.map(({ bytes }) => bytes)
const uidsOf = (study: ReturnType<typeof images>) => study.instances.map(({ sopInstanceUid }) => sopInstanceUid)

/** Another text of the same length in place of the first, so that a file stays whole with other bytes or other UIDs. */
function replaced(bytes: Uint8Array, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new RangeError('the length has to stay')
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1')
}

describe.each(databases)('STOW-RS on %s', (database) => {
  const given = withImaging(database)

  it('stores one instance, and many', async () => {
    const { technologist } = given
    const study = images()
    const [first, ...rest] = partsOf(study)
    const [uid = '', ...others] = uidsOf(study)
    const one = await stow(technologist, [first ?? new Uint8Array()])
    expect(one).toMatchObject({ status: 200, stored: [uid], failed: [] })
    const address = one.answer['00081199'].Value[0]['00081190'].Value[0] as string
    expect(new URL(address).pathname).toBe(web(study.studyInstanceUid, study.seriesInstanceUid, uid))
    const many = await stow(technologist, rest, study.studyInstanceUid)
    expect(many).toMatchObject({ status: 200, stored: others, failed: [] })
    expect(new URL(many.answer['00081190'].Value[0]).pathname).toBe(web(study.studyInstanceUid))
    for (const { sopInstanceUid, bytes } of study.instances) {
      const url = web(study.studyInstanceUid, study.seriesInstanceUid, sopInstanceUid)
      expect((await bytesAt(technologist, url, singleDicom)).equals(bytes)).toBe(true)
    }
  })

  it('stores what is good among what is not, and says which is which', async () => {
    const { technologist } = given
    const study = images()
    const [first, second, third] = partsOf(study)
    const [uid = '', cut = '', last = ''] = uidsOf(study)
    const answer = await stow(technologist, [
      first ?? new Uint8Array(),
      Buffer.from('no image at all'),
      second?.subarray(0, second.length - 200) ?? new Uint8Array(),
      third ?? new Uint8Array(),
    ])
    expect(answer).toMatchObject({ status: 202, stored: [uid, last] })
    expect(answer.failed).toEqual(['(not readable)', cut])
    expect(answer.reasons.every((reason) => Object.values(FAILURE_REASON).includes(reason as never))).toBe(true)
    const none = await stow(technologist, [Buffer.from('no image at all')])
    expect(none).toMatchObject({ status: 409, stored: [], failed: ['(not readable)'] })
  })

  it('keeps the parts that were whole when the body broke off, and says that one was not', async () => {
    const { technologist } = given
    const study = images()
    const { body, type } = multipart(partsOf(study))
    const cut = await stowBody(technologist, new Uint8Array(body.subarray(0, body.length - 400)), { type })
    expect(cut).toMatchObject({ status: 202, stored: uidsOf(study).slice(0, 2), failed: ['(not readable)'] })
    const again = await stow(technologist, partsOf(study))
    expect(again).toMatchObject({ status: 200, stored: uidsOf(study) })
    const nothing = await stowBody(technologist, new Uint8Array(body.subarray(0, 300)), { type })
    expect(nothing).toMatchObject({ status: 400, answer: { code: 'imaging/not-multipart' } })
  })

  it('refuses instances of another study than the address says', async () => {
    const { technologist } = given
    const [study, other] = [images(), images()]
    const answer = await stow(technologist, [...partsOf(study), ...partsOf(other)], study.studyInstanceUid)
    expect(answer).toMatchObject({ status: 202, stored: uidsOf(study), failed: uidsOf(other) })
    expect(new Set(answer.reasons)).toEqual(new Set([FAILURE_REASON.doesNotMatchSopClass]))
    expect(await stow(technologist, partsOf(other), study.studyInstanceUid)).toMatchObject({ status: 409, stored: [] })
  })

  it('takes nothing but multipart bodies', async () => {
    const { technologist } = given
    const dicom = await stowBody(technologist, new Uint8Array(images().instances[0]?.bytes ?? []), {
      type: 'application/dicom',
    })
    expect(dicom).toMatchObject({ status: 415, answer: { code: 'core/unsupported-media' } })
    const body = new Uint8Array(Buffer.from('hello'))
    for (const type of ['multipart/related', 'multipart/related; boundary=x', 'multipart/related; boundary=""'])
      expect(await stowBody(technologist, body, { type }), type).toMatchObject({
        status: 400,
        answer: { code: 'imaging/not-multipart' },
      })
  })

  it('keeps the first bytes under a UID, byte for byte', async () => {
    const { technologist } = given
    const study = images()
    const [original] = study.instances
    if (!original) throw new Error('no image')
    const forged = replaced(original.bytes, 'Phantom', 'Forgery')
    expect(forged.equals(original.bytes)).toBe(false)
    const url = web(study.studyInstanceUid, study.seriesInstanceUid, original.sopInstanceUid)
    const kept = async () => (await bytesAt(technologist, url, singleDicom)).equals(original.bytes)
    // both at once in one body: the first counts
    const both = await stow(technologist, [original.bytes, forged, original.bytes])
    expect(both).toMatchObject({ status: 202, failed: [original.sopInstanceUid] })
    expect(both.stored).toEqual([original.sopInstanceUid, original.sopInstanceUid])
    expect(await kept()).toBe(true)
    expect(await stow(technologist, [original.bytes])).toMatchObject({ status: 200 })
    expect(await stow(technologist, [forged])).toMatchObject({
      ...{ status: 409, stored: [], reasons: [FAILURE_REASON.processingFailure] },
    })
    const client = technologist.client(imaging)
    const id = await send(technologist, [{ name: 'forged.dcm', bytes: forged }, ...filesOf(study).slice(1)])
    expect(await technologist.refused(client.completeUpload({ id }))).toMatchObject({
      ...{ status: 409, code: 'imaging/instance-conflict', details: { uid: original.sopInstanceUid } },
    })
    expect(await kept()).toBe(true)
    const metadata = JSON.parse((await bytesAt(technologist, `${web(study.studyInstanceUid)}/metadata`)).toString())
    expect(metadata).toHaveLength(1)
  })

  it('refuses a series that is in another study already', async () => {
    const { technologist } = given
    const study = images()
    await stow(technologist, partsOf(study))
    const [first] = study.instances
    if (!first) throw new Error('no image')
    const another = (uid: string) => `${uid.slice(0, -1)}${(Number(uid.at(-1)) + 1) % 10}`
    const studyUid = another(study.studyInstanceUid)
    const moved = replaced(first.bytes, study.studyInstanceUid, studyUid)
    const alien = replaced(moved, first.sopInstanceUid, another(first.sopInstanceUid))
    expect(await stow(technologist, [alien])).toMatchObject({ status: 409, stored: [] })
    expect((await technologist.request('GET', web(studyUid))).status).toBe(404)
  })

  it('takes the same study from several connections at once', async () => {
    const { technologist } = given
    const study = images({ slices: 8 })
    const parts = partsOf(study)
    const answers = await Promise.all(
      [parts, [...parts].reverse(), parts.slice(0, 4), parts.slice(4)].map((some) => stow(technologist, some)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const found = await technologist.request(
      'GET',
      `/api/imaging/dicomweb/studies?StudyInstanceUID=${study.studyInstanceUid}`,
    )
    const [row] = (await found.json()) as any[]
    expect([row['00201206'].Value, row['00201208'].Value]).toEqual([[1], [8]])
  })

  it('does not let one institution add to the study of another', async () => {
    const { technologist, stranger } = given
    const study = images({ slices: 4 })
    await stow(technologist, partsOf(study).slice(0, 2))
    const mine = images()
    const answer = await stow(stranger, [...partsOf(study), ...partsOf(mine)])
    expect(answer).toMatchObject({ status: 202, stored: uidsOf(mine), failed: uidsOf(study) })
    const id = await send(stranger, filesOf(study))
    const refused = await stranger.refused(stranger.client(imaging).completeUpload({ id }))
    expect(refused).toMatchObject({ status: 409, code: 'imaging/study-elsewhere' })
    expect((await technologist.request('GET', `${web(study.studyInstanceUid)}/metadata`)).status).toBe(200)
    expect((await stranger.request('GET', web(study.studyInstanceUid))).status).toBe(404)
  })
})

it('makes the same study twice from one seed, so that sending again is the same bytes', () => {
  const order = { seed: 'again', patient: { id: 'P1', name: 'A^B' }, rows: 8, columns: 8, slices: 2 }
  expect(syntheticCt(order)).toEqual(syntheticCt(order))
})
