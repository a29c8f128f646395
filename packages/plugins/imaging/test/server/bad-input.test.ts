import { ordersPlugin } from '@ygt/core/blocks/orders'
import { beforeAll, describe, expect, it } from 'vitest'
import { FAILURE_REASON } from '../../src/dicom/stow-response.ts'
import { imaging } from '../../src/plugin.ts'
import { type BadFile, badFiles } from './bad-files.ts'
import {
  bytesAt,
  databases,
  filesOf,
  images,
  send,
  singleDicom,
  stow,
  uploaded,
  web,
  withImaging,
} from './imaging-county.ts'

const minute = 60_000

describe.each(databases)('odd files and odd arrivals on %s', (database) => {
  const given = withImaging(database)
  let files: readonly BadFile[]
  beforeAll(async () => {
    files = await badFiles()
  })
  const indexed = async () => {
    const [row] = await given.county.runtime.database.query('select count(*) as n from imaging_instance')
    return Number(row?.n)
  }

  it('an upload with an unreadable file is refused with the reason, and nothing of it is indexed', async () => {
    const { technologist } = given
    const before = await indexed()
    for (const { name, bytes, reason } of files.filter((file) => file.reason !== null)) {
      const id = await send(technologist, [...filesOf(images({ slices: 1 })), { name: `${name}.dcm`, bytes }])
      const refused = await technologist.refused(technologist.client(imaging).completeUpload({ id }))
      expect(refused, name).toMatchObject({ code: 'imaging/not-dicom', details: { name: `${name}.dcm` } })
      expect(String(refused.details?.reason), name).toMatch(new RegExp(`^${reason}: `))
    }
    expect(await indexed()).toBe(before)
  })

  it('STOW refuses unreadable files one by one, and what is merely odd is kept byte for byte', async () => {
    const { technologist } = given
    const answer = await stow(
      technologist,
      files.map(({ bytes }) => bytes),
    )
    const good = files.filter(({ reason }) => reason === null)
    expect(answer).toMatchObject({ status: 202, stored: good.map(({ uid }) => uid) })
    expect(answer.failed).toHaveLength(files.length - good.length)
    expect(answer.reasons.every((reason) => Object.values(FAILURE_REASON).includes(reason as never))).toBe(true)
    for (const { name, uid, bytes } of good) {
      const study = uid.slice(0, -2)
      const kept = await bytesAt(technologist, web(study, `${study}.1`, uid), singleDicom)
      expect(kept.equals(bytes), name).toBe(true)
    }
  })

  it('odd files are shown, or refused with a reason', async () => {
    const { technologist } = given
    for (const { name, bytes, uid } of files.filter(({ reason }) => reason === null)) {
      await stow(technologist, [bytes])
      const study = uid.slice(0, -2)
      for (const path of [
        `${web(study, `${study}.1`)}/thumbnail`,
        `${web(study, `${study}.1`, uid)}/frames/1`,
        `${web(study)}/metadata`,
      ]) {
        const { status } = await technologist.request('GET', path)
        expect([200, 404, 406, 422], `${name} ${path} ${status}`).toContain(status)
      }
    }
  })

  it('a series that arrives out of order over an hour is one study in the order of its numbers, ready once', async () => {
    const { county } = given
    const { id, task, accessionNumber } = await given.ask()
    const slices = 13
    const { instances } = images({ accessionNumber, slices })
    // 5 is no divisor of 13: every slice comes once, none in its order
    const order = instances.map((_, n) => instances[(n * 5 + 7) % slices])
    for (const one of order) {
      await stow(await county.as('sunli'), [one?.bytes ?? new Uint8Array()])
      county.clock.advance(5 * minute)
      await county.settle()
    }
    await given.signIn()
    const { technologist, radiologist } = given
    const { items } = await technologist.ok(technologist.client(imaging).listStudies({ request: id }))
    expect(items).toMatchObject([{ state: 'matched', seriesCount: 1, instanceCount: slices }])
    const list = await technologist.ok(technologist.client(imaging).images({ id: items[0]?.id ?? '' }))
    expect(list.series.map((s) => s.instances.map(({ number }) => number))).toEqual([instances.map((_, n) => n + 1)])
    expect(await radiologist.ok(radiologist.client(ordersPlugin).getTask({ id: task }))).toMatchObject({
      ...{ state: 'ready', detail: { instanceCount: slices } },
    })
    const ready = await county.runtime.database.query(
      `select version from core_history where record = ? and command = 'makeReady'`,
      [task],
    )
    expect(ready).toHaveLength(1)
  })
})

describe.each(databases)('a look at images that nobody placed yet, on %s', (database) => {
  const given = withImaging(database)

  it('is written down with the study and without a resident, whichever way somebody looks', async () => {
    const { county, technologist, auditor } = given
    const set = images({ patient: { id: 'X', name: 'Unknown' }, slices: 1 })
    const waiting = await uploaded(technologist, filesOf(set))
    expect(waiting).toMatchObject({ state: 'quarantined', patient: null })
    const uid = set.instances[0]?.sopInstanceUid ?? ''
    const instance = web(set.studyInstanceUid, set.seriesInstanceUid, uid)
    const ways: Record<string, () => Promise<unknown>> = {
      images: () => technologist.ok(technologist.client(imaging).images({ id: waiting.id })),
      view: () => bytesAt(technologist, `/api/imaging/studies/${waiting.id}/instances/${uid}/view`),
      instance: () => bytesAt(technologist, instance, singleDicom),
      metadata: () => bytesAt(technologist, `${web(set.studyInstanceUid)}/metadata`),
      frames: () => bytesAt(technologist, `${instance}/frames/1`),
      rendered: () => bytesAt(technologist, `${instance}/rendered`),
      thumbnail: () => bytesAt(technologist, `${web(set.studyInstanceUid, set.seriesInstanceUid)}/thumbnail`),
    }
    const looks = async () =>
      (await auditor.ok(auditor.core.audit({ record: waiting.id, actor: 'sunli', limit: 200 }))).items.filter(
        ({ action }) => action === 'read',
      )
    for (const [way, look] of Object.entries(ways)) {
      await county.settle()
      const before = (await looks()).length
      await look()
      await county.settle()
      const [latest, ...earlier] = await looks()
      expect(earlier.length, way).toBe(before)
      expect(latest, way).toMatchObject({ resource: 'imaging.study', record: waiting.id, patient: null })
    }
  })
})
