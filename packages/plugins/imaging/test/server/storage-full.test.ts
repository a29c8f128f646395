import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../src/dimse/status.ts'
import { imaging } from '../../src/plugin.ts'
import { databases, filesOf, images, send, stow, withImaging } from './imaging-county.ts'

describe.each(databases)('a disk that fills up, on %s', (database) => {
  const given = withImaging(database)

  /** The disk has room for so many more files. */
  const fillDisk = (room: number): (() => void) => {
    const { blobs } = given.county.runtime
    const { put } = blobs
    let left = room
    blobs.put = (...body) =>
      left-- > 0
        ? put(...body)
        : Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
    return () => Object.assign(blobs, { put })
  }
  const indexed = async () => {
    const [row] = await given.county.runtime.database.query('select count(*) as n from imaging_instance')
    return Number(row?.n)
  }

  it('keeps an upload whole: nothing of it shows, the answer says why, and it goes on once there is room', async () => {
    const { technologist } = given
    const before = await indexed()
    const id = await send(technologist, filesOf(images({ slices: 3 })))
    const client = technologist.client(imaging)
    const empty = fillDisk(1)
    const refused = await technologist.refused(client.completeUpload({ id })).finally(empty)
    expect(refused).toMatchObject({ code: 'imaging/storage-full', status: 507 })
    expect(await indexed()).toBe(before)
    expect(await technologist.ok(client.completeUpload({ id }))).toMatchObject({ instanceCount: 3 })
  })

  it('answers a device per instance: what had room is stored, the rest is out of resources', async () => {
    const parts = images({ slices: 3 }).instances.map((i) => i.bytes)
    const empty = fillDisk(2)
    const answer = await stow(given.technologist, parts).finally(empty)
    expect([answer.status, answer.stored.length, answer.reasons]).toEqual([202, 2, [0xa700]])
    expect(await stow(given.technologist, parts)).toMatchObject({ status: 200 })
  })
})

it('is A700 to a device, without a word about its patient', () => {
  const { status, message } = refusalOf(Object.assign(new Error('write'), { code: 'ENOSPC' }))
  expect([status, message]).toEqual([0xa700, 'no space left on the archive'])
})
