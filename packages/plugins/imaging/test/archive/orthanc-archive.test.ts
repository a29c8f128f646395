import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesAt, databases, images, singleDicom, stow, web, withImaging } from '../server/imaging-county.ts'
import { type Orthanc, startOrthanc } from './orthanc.ts'

describe.each(databases)('images in an Orthanc of the county, on %s', (database) => {
  let orthanc: Orthanc
  const settings: { archive?: unknown } = {}
  beforeAll(async () => {
    orthanc = await startOrthanc()
    settings.archive = { kind: 'orthanc', url: orthanc.url }
  })
  const given = withImaging(database, settings)
  afterAll(() => orthanc?.stop())

  const blobOf = async (uid: string) => {
    const [row] = await given.county.runtime.database.query(
      'select blob, archived from imaging_instance where sop_instance_uid = ?',
      [uid],
    )
    return { here: await given.county.runtime.blobs.size(String(row?.blob)), archived: row?.archived }
  }
  const aMinute = async () => {
    given.county.clock.advance(60_000)
    await given.county.settle()
  }
  const held = async (): Promise<number> =>
    ((await (await fetch(`${orthanc.url}/instances`)).json()) as readonly string[]).length
  const read = (study: ReturnType<typeof images>, n = 0) =>
    bytesAt(
      given.technologist,
      web(study.studyInstanceUid, study.seriesInstanceUid, study.instances[n]?.sopInstanceUid),
      singleDicom,
    )

  it('leave our store once Orthanc gives them back byte for byte, wait while it is down, and are read all the same', async () => {
    const { technologist } = given
    const first = images({ slices: 3 })
    await stow(
      technologist,
      first.instances.map((i) => i.bytes),
    )
    expect(await read(first)).toEqual(first.instances[0]?.bytes)
    await aMinute()
    expect(await held()).toBe(3)
    const uid = first.instances[0]?.sopInstanceUid ?? ''
    expect(await blobOf(uid)).toEqual({ here: undefined, archived: expect.stringMatching(/^[0-9a-f-]{44}$/) })
    expect(await read(first)).toEqual(first.instances[0]?.bytes)

    await orthanc.down()
    const second = images({ slices: 2 })
    expect(
      (
        await stow(
          technologist,
          second.instances.map((i) => i.bytes),
        )
      ).status,
    ).toBe(200)
    await aMinute()
    expect(await read(second, 1)).toEqual(second.instances[1]?.bytes)
    const url = web(first.studyInstanceUid, first.seriesInstanceUid, uid)
    const refused = await technologist.request('GET', url, { headers: { accept: singleDicom } })
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([503, 'imaging/archive-down'])

    await orthanc.up()
    await aMinute()
    await aMinute()
    expect(await held()).toBe(5)
    expect((await blobOf(second.instances[1]?.sopInstanceUid ?? '')).here).toBeUndefined()
    expect(await read(second, 1)).toEqual(second.instances[1]?.bytes)
    // the same images once more are known, and change nothing
    expect(
      (
        await stow(
          technologist,
          first.instances.map((i) => i.bytes),
        )
      ).status,
    ).toBe(200)
    expect(await held()).toBe(5)
  })
})
