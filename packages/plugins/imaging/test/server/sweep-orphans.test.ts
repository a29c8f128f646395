import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SweepOrphans } from '../../src/orphan-job.ts'
import { imaging } from '../../src/plugin.ts'
import { databases, filesOf, images, send, stow, uploaded, withImaging } from './imaging-county.ts'

const hour = 3_600_000

describe.each(databases)('bytes that nothing refers to, on %s', (database) => {
  const given = withImaging(database)
  const root = () => join(given.county.folder, 'blobs')
  const present = () =>
    readdirSync(root(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root().length + 1))
      .sort()
  /** Everything that is here was put so long ago. */
  const age = (files: readonly string[], milliseconds: number) => {
    const at = new Date(given.county.clock.now().getTime() - milliseconds)
    for (const file of files) utimesSync(join(root(), file), at, at)
  }
  const sweep = async () => {
    const { county } = given
    await county.system('imaging').schedule(SweepOrphans, {}, { at: county.clock.now().toISOString() })
    await county.settle()
  }

  it('go after a day, and nothing else does', async () => {
    const { county, technologist } = given
    const { blobs } = county.runtime
    await uploaded(technologist, filesOf(images()))
    await send(technologist, filesOf(images()).slice(0, 2))
    const used = present()
    expect(used).toHaveLength(5)
    // an upload with a file that cannot be read keeps its pieces, and what was readable is kept for nothing
    const refusedId = await send(technologist, [
      ...filesOf(images({ slices: 1 })),
      { name: 'x.dcm', bytes: Buffer.from('no image') },
    ])
    const pieces = present().filter((file) => !used.includes(file))
    await technologist.refused(technologist.client(imaging).completeUpload({ id: refusedId }))
    const refused = present().filter((file) => !used.includes(file) && !pieces.includes(file))
    expect(refused).toHaveLength(1)
    // a crash: bytes that were kept and never indexed, a piece of an upload that is not there, two files half written
    await blobs.put('dicom/ab/crashed.dcm', Buffer.from('kept, never indexed'))
    await blobs.put('uploads/nobody/0/0-x', Buffer.from('a piece'))
    const halves = [`${used[0]?.slice(0, 'dicom/ab'.length)}/.part-1`, 'uploads/nobody/0/.part-2']
    for (const half of halves) writeFileSync(join(root(), half), 'half')
    const orphans = [...refused, ...halves, 'dicom/ab/crashed.dcm', 'uploads/nobody/0/0-x'].sort()
    age(present(), 23 * hour)
    const before = present()
    await sweep()
    expect(present()).toEqual(before)
    age(before, 25 * hour)
    await sweep()
    expect(present()).toEqual([...used, ...pieces].sort())
    expect(before.filter((file) => !present().includes(file))).toEqual(orphans)
  })

  it('are young again when they are sent again, so that they cannot go while they are indexed', async () => {
    const { technologist } = given
    const { blobs } = given.county.runtime
    const before = present()
    const set = images({ slices: 1 })
    const { put } = blobs
    const parts = set.instances.map(({ bytes }) => bytes)
    // kept by somebody who crashed before it was in the index
    const kept: string[] = []
    blobs.put = async (...body) => {
      kept.push(body[0])
      await put(...body)
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    }
    await stow(technologist, parts).finally(() => Object.assign(blobs, { put }))
    expect(present().filter((file) => !before.includes(file))).toEqual(kept)
    age(kept, 25 * hour)
    // sent again: kept, and the sweep comes before it is in the index
    blobs.put = async (...body) => {
      const result = await put(...body)
      await blobs.removeOlder(body[0], new Date(Date.now() - 24 * hour))
      return result
    }
    expect(await stow(technologist, parts).finally(() => Object.assign(blobs, { put }))).toMatchObject({ status: 200 })
    expect(await blobs.size(kept[0] ?? '')).toBe(parts[0]?.length)
  })
})
