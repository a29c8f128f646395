import { sql } from '@ygt/core'
import { ordersPlugin } from '@ygt/core/blocks/orders'
import { describe, expect, it } from 'vitest'
import { imaging } from '../../src/plugin.ts'
import { study } from '../../src/study.ts'
import { SweepUploads, upload } from '../../src/upload.ts'
import {
  bytesAt,
  databases,
  filesOf,
  images,
  piece,
  send,
  singleDicom,
  uploaded,
  web,
  withImaging,
} from './imaging-county.ts'

const hour = 3_600_000

describe.each(databases)('uploads on %s', (database) => {
  const given = withImaging(database)
  const begin = async (files: ReturnType<typeof filesOf>, request?: string) => {
    const { technologist } = given
    const announced = files.map(({ name, bytes }) => ({ name, size: bytes.length }))
    const body = { files: announced, ...(request !== undefined && { request }) }
    return technologist.ok(technologist.client(imaging).beginUpload(body))
  }
  const complete = (id: string) => given.technologist.client(imaging).completeUpload({ id })
  const studiesHere = async () => {
    const [row] = await given.county.system('imaging').query<{ n: number }>(sql`select count(*) as n from ${study} t`)
    return Number(row?.n)
  }

  it('go on where they were interrupted', async () => {
    const { technologist, ask } = given
    const asked = await ask()
    const made = images({ accessionNumber: asked.accessionNumber })
    const files = filesOf(made)
    const { id } = await begin(files, asked.id)
    const [first] = files
    if (!first) throw new Error('no files')
    const third = Math.floor(first.bytes.length / 3)
    const at = (offset: number) => ({ id, number: 0, offset })
    await technologist.ok(piece(technologist, at(0), first.bytes.subarray(0, third)))
    // the answer got lost: the piece is sent again, and is the same
    const again = await technologist.ok(piece(technologist, at(0), first.bytes.subarray(0, third)))
    expect(again.files[0]?.received).toBe(third)
    for (const [offset, length] of [
      [third + 1, 10],
      [0, third + 5],
      [third, first.bytes.length],
    ] as const) {
      const refused = await technologist.refused(piece(technologist, at(offset), new Uint8Array(length)))
      expect(refused).toMatchObject({ status: 409, code: 'imaging/wrong-offset', details: { received: third } })
    }
    expect(
      (await technologist.refused(piece(technologist, { id, number: 9, offset: 0 }, new Uint8Array(1)))).code,
    ).toBe('core/not-found')
    // the page was closed and opened again
    const { files: known, completed } = await technologist.ok(technologist.client(imaging).getUpload({ id }))
    expect([known.map((f) => f.received), completed]).toEqual([[third, 0, 0], false])
    await technologist.ok(piece(technologist, at(third), first.bytes.subarray(third)))
    expect((await technologist.refused(complete(id))).details).toEqual({ missing: 2 })
    await Promise.all(
      files
        .slice(1)
        .map(({ bytes }, n) => technologist.ok(piece(technologist, { id, number: n + 1, offset: 0 }, bytes))),
    )
    const stored = await technologist.ok(complete(id))
    expect(stored).toMatchObject({ state: 'matched', request: asked.id, instanceCount: 3, matchedBy: 'chosen' })
    for (const { sopInstanceUid, bytes } of made.instances) {
      const url = web(made.studyInstanceUid, made.seriesInstanceUid, sopInstanceUid)
      expect((await bytesAt(technologist, url, singleDicom)).equals(bytes)).toBe(true)
    }
    expect((await technologist.refused(complete(id))).code).toBe('imaging/upload-closed')
    expect((await technologist.refused(piece(technologist, at(0), new Uint8Array(1)))).code).toBe(
      'imaging/upload-closed',
    )
  })

  it('take pieces of many files at once', async () => {
    const { technologist } = given
    const files = filesOf(images({ slices: 12 }))
    const { id } = await begin(files)
    await Promise.all(
      files.map(async ({ bytes }, number) => {
        const half = Math.floor(bytes.length / 2)
        await technologist.ok(piece(technologist, { id, number, offset: 0 }, bytes.subarray(0, half)))
        await technologist.ok(piece(technologist, { id, number, offset: half }, bytes.subarray(half)))
      }),
    )
    expect(await technologist.ok(complete(id))).toMatchObject({ instanceCount: 12, seriesCount: 1 })
  })

  it('complete once, however often that is asked for at once', async () => {
    const { technologist } = given
    const id = await send(technologist, filesOf(images()))
    const answers = await Promise.all([complete(id), complete(id), complete(id)])
    const told = answers.map((a) => (a.ok ? `stored ${a.data.instanceCount}` : a.problem.code))
    expect(told.toSorted((a, b) => b.localeCompare(a))).toEqual([
      'stored 3',
      'imaging/upload-closed',
      'imaging/upload-closed',
    ])
  })

  it('say that they are complete when that happened while their pieces were read', async () => {
    const { county, technologist } = given
    const id = await send(technologist, filesOf(images()))
    const { blobs } = county.runtime
    const { get } = blobs
    blobs.get = async (...place) => {
      Object.assign(blobs, { get })
      await technologist.ok(complete(id))
      return get(...place)
    }
    expect(await technologist.refused(complete(id))).toMatchObject({ code: 'imaging/upload-closed' })
  })

  it('store nothing of a study with a file that cannot be read, and begin again', async () => {
    const { technologist } = given
    const files = filesOf(images())
    const before = await studiesHere()
    const last = files[2]?.bytes ?? new Uint8Array()
    const broken = [
      [Buffer.from('this is no image, but a letter to the hospital'), 'not-dicom'],
      [last.subarray(0, last.length - 300), 'truncated'],
    ] as const
    for (const [bytes, reason] of broken) {
      const id = await send(technologist, [...files.slice(0, 2), { name: '坏文件.dcm', bytes }])
      const refused = await technologist.refused(complete(id))
      expect(refused, reason).toMatchObject({ status: 422, code: 'imaging/not-dicom', details: { name: '坏文件.dcm' } })
      expect(refused.zh).toContain('坏文件.dcm')
      expect(await studiesHere()).toBe(before)
      expect((await technologist.ok(technologist.client(imaging).getUpload({ id }))).completed).toBe(false)
    }
    expect(await uploaded(technologist, files)).toMatchObject({ instanceCount: 3 })
  })

  it('hold one study each', async () => {
    const { technologist } = given
    const before = await studiesHere()
    const id = await send(technologist, [...filesOf(images()), ...filesOf(images())])
    expect(await technologist.refused(complete(id))).toMatchObject({
      status: 422,
      code: 'imaging/several-studies',
      details: { count: 2 },
    })
    expect(await studiesHere()).toBe(before)
  })

  it('refuse what is larger than can be read, and lists without files', async () => {
    const { technologist } = given
    const client = technologist.client(imaging)
    for (const files of [[], [{ name: 'a.dcm', size: 2 ** 30 + 1 }], [{ name: '', size: 1 }], [{ name: 'a', size: 0 }]])
      expect((await technologist.refused(client.beginUpload({ files }))).code).toBe('core/invalid-input')
  })

  it('go with their pieces when nobody finishes them in time', async () => {
    const { county } = given
    const files = filesOf(images())
    const unfinished = await send(given.technologist, files.slice(0, 2))
    const [before] = (
      await county
        .system('imaging')
        .store(upload)
        .list({ where: { id: unfinished } })
    ).items
    const pieces = before?.files.flatMap((f) => f.chunks.map((c) => c.blob)) ?? []
    const blobs = county.runtime.blobs
    expect(await Promise.all(pieces.map((key) => blobs.size(key)))).toEqual(
      files.slice(0, 2).map((f) => f.bytes.length),
    )
    county.clock.advance(23 * hour)
    await county.settle()
    await given.signIn()
    expect((await given.technologist.ok(given.technologist.client(imaging).getUpload({ id: unfinished }))).id).toBe(
      unfinished,
    )
    county.clock.advance(3 * hour)
    await given.signIn()
    const { technologist } = given
    expect((await technologist.refused(complete(unfinished))).code).toBe('imaging/upload-closed')
    await county.system('imaging').schedule(SweepUploads, {}, { at: county.clock.now().toISOString() })
    await county.settle()
    expect(await Promise.all(pieces.map((key) => blobs.size(key)))).toEqual([undefined, undefined])
    expect((await technologist.refused(technologist.client(imaging).getUpload({ id: unfinished }))).code).toBe(
      'core/not-found',
    )
    const { items } = await county.system('imaging').store(upload).list({ limit: 100 })
    expect(items).toEqual([])
  })

  it('belong to the institution that sends', async () => {
    const { technologist, stranger, radiologist } = given
    const id = await send(technologist, filesOf(images()))
    for (const call of [
      stranger.client(imaging).getUpload({ id }),
      stranger.client(imaging).completeUpload({ id }),
      piece(stranger, { id, number: 0, offset: 0 }, new Uint8Array(1)),
    ])
      expect((await stranger.refused(call as never)).code).toBe('core/not-found')
    expect((await radiologist.refused(radiologist.client(imaging).getUpload({ id }))).code).toBe('core/forbidden')
    const orders = technologist.client(ordersPlugin)
    expect((await technologist.refused(orders.listTasks({}))).code).toBe('core/forbidden')
  })
})
