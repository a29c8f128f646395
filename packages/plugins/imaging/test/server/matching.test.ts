import { ordersPlugin } from '@ygt/core/blocks/orders'
import { family } from '@ygt/core/testing'
import { describe, expect, it } from 'vitest'
import { imaging } from '../../src/plugin.ts'
import { bytesAt, databases, filesOf, images, singleDicom, stow, uploaded, web, withImaging } from './imaging-county.ts'

const own = { id: family.grandfather.id, name: 'Cheng^Defu=程^德福', birthDate: '19480309', sex: 'M' } as const
const decided = { reason: '与患者本人核对过' }

describe.each(databases)('images and requests on %s', (database) => {
  const given = withImaging(database)
  const taskOf = async (id: string) => {
    const { radiologist } = given
    return radiologist.ok(radiologist.client(ordersPlugin).getTask({ id }))
  }
  const queue = async () => {
    const { technologist } = given
    return (await technologist.ok(technologist.client(imaging).quarantine({}))).items
  }
  const timesReady = async (task: string) =>
    (
      await given.county.runtime.database.query(
        `select version from core_history where record = ? and command = 'makeReady'`,
        [task],
      )
    ).length

  it('find each other by accession number, once', async () => {
    const { technologist, ask } = given
    const { id, task, accessionNumber } = await ask()
    const study = images({ accessionNumber, slices: 4 })
    const parts = study.instances.map(({ bytes }) => bytes)
    await stow(technologist, parts.slice(0, 1))
    expect(await taskOf(task)).toMatchObject({ state: 'ready', detail: { instanceCount: 1, modalities: 'CT' } })
    await Promise.all(parts.slice(1).map((part) => stow(technologist, [part])))
    await stow(technologist, parts)
    expect(await taskOf(task)).toMatchObject({ state: 'ready', detail: { instanceCount: 4 } })
    expect(await timesReady(task)).toBe(1)
    const [found] = (await technologist.ok(technologist.client(imaging).listStudies({ request: id }))).items
    expect(found).toMatchObject({ state: 'matched', matchedBy: 'accession', patient: own.id, mismatches: [] })
  })

  it.each([
    ['name', { patient: { ...own, name: 'Wang^Xiulan=王^秀兰' } }, 'patientName', 'Wang^Xiulan=王^秀兰', '程德福'],
    ['sex', { patient: { ...own, sex: 'F' as const } }, 'patientSex', 'F', 'M'],
    ['birth date', { patient: { ...own, birthDate: '19480903' } }, 'patientBirthDate', '19480903', '1948-03-09'],
    ['patient id', { patient: { ...own, id: 'P-4711' } }, 'patientId', 'P-4711', own.id],
  ])('wait to be resolved where the %s differs', async (_, stated, field, said, requested) => {
    const { technologist, ask } = given
    const { id, task, accessionNumber } = await ask()
    const study = await uploaded(technologist, filesOf(images({ ...stated, accessionNumber })), id)
    expect(study).toMatchObject({ state: 'quarantined', request: null, patient: null })
    expect(study.mismatches).toEqual([{ field, stated: said, requested }])
    expect((await queue()).find((s) => s.id === study.id)?.mismatches).toEqual(study.mismatches)
    expect((await taskOf(task)).state).toBe('requested')
  })

  it('wait where nobody asked for them, and where the accession number is of another request', async () => {
    const { technologist, ask } = given
    const unknown = await uploaded(technologist, filesOf(images({ accessionNumber: 'YX990101000001' })))
    expect(unknown).toMatchObject({ state: 'quarantined', mismatches: [] })
    const nameless = await uploaded(technologist, filesOf(images({ patient: { id: 'X', name: 'Unknown' } })))
    expect(nameless).toMatchObject({ state: 'quarantined' })
    const [one, other] = [await ask(), await ask()]
    const crossed = await uploaded(technologist, filesOf(images({ accessionNumber: other.accessionNumber })), one.id)
    expect(crossed.mismatches).toEqual([
      { field: 'accessionNumber', stated: other.accessionNumber, requested: one.accessionNumber },
    ])
    expect([(await taskOf(one.task)).state, (await taskOf(other.task)).state]).toEqual(['requested', 'requested'])
  })

  it('are brought together by hand, with a reason, and apart again', async () => {
    const { county, technologist, doctor, radiologist, auditor, ask } = given
    const { id, task } = await ask()
    const wrong = images({ patient: { ...own, name: 'Cheng^Defy' } })
    const study = await uploaded(technologist, filesOf(wrong))
    const client = technologist.client(imaging)
    const short = await technologist.refused(client.matchStudy({ id: study.id, request: id, reason: 'ok' }))
    expect(short).toMatchObject({ code: 'core/invalid-input', errors: [{ pointer: '/reason' }] })
    const match = { id: study.id, request: id, ...decided }
    for (const by of [doctor, radiologist])
      expect((await by.refused(by.client(imaging).matchStudy(match))).code).toBe('core/forbidden')
    expect((await technologist.refused(client.matchStudy({ ...match, request: 'none' }))).code).toBe('core/not-found')
    const matched = await technologist.ok(client.matchStudy(match))
    expect(matched).toMatchObject({
      state: 'matched',
      matchedBy: 'resolved',
      resolution: decided.reason,
      mismatches: [],
      coerced: [{ field: 'patientName', stated: 'Cheng^Defy', requested: '程德福' }],
    })
    expect((await taskOf(task)).state).toBe('ready')
    expect((await queue()).some((s) => s.id === study.id)).toBe(false)
    expect((await technologist.refused(client.rejectStudy({ id: study.id, ...decided }))).code).toBe(
      'core/not-allowed-now',
    )
    const apart = await technologist.ok(client.unmatchStudy({ id: study.id, reason: '核对错了人' }))
    expect(apart).toMatchObject({ state: 'quarantined', request: null, patient: null, resolution: '核对错了人' })
    // nobody reads a request whose images were another's
    expect((await taskOf(task)).state).toBe('requested')
    expect((await technologist.ok(client.listStudies({ request: id }))).items).toEqual([])
    await technologist.ok(client.matchStudy(match))
    expect(await timesReady(task)).toBe(2)
    const other = await ask()
    await technologist.ok(client.matchStudy({ ...match, request: other.id }))
    expect([(await taskOf(task)).state, (await taskOf(other.task)).state]).toEqual(['requested', 'ready'])
    await technologist.ok(client.matchStudy(match))
    const more = await uploaded(technologist, filesOf(images()), id)
    await technologist.ok(client.unmatchStudy({ id: study.id, reason: '核对错了人' }))
    // other images of it are here
    expect([more.state, (await taskOf(task)).state]).toEqual(['matched', 'ready'])
    await county.settle()
    const { items } = await auditor.ok(auditor.core.audit({ record: study.id, limit: 100 }))
    const changes = items.filter(({ action }) => ['match', 'unmatch'].includes(action))
    expect(changes.map(({ actor, action, patient }) => [actor, action, patient]).reverse()).toEqual([
      ['sunli', 'match', own.id],
      ['sunli', 'unmatch', null],
      ['sunli', 'match', own.id],
      ['sunli', 'match', own.id],
      ['sunli', 'match', own.id],
      ['sunli', 'unmatch', null],
    ])
    const history = await county.runtime.database.query(
      `select change from core_history where record = ? and command is not null order by version`,
      [study.id],
    )
    const reasons = history.map(({ change }) => (typeof change === 'string' ? JSON.parse(change) : change).resolution)
    expect(reasons.slice(0, 3)).toEqual([decided.reason, '核对错了人', decided.reason])
  })

  it('are searched and described as what they were taken for, with what the device said beside; the bytes stay', async () => {
    const { technologist, ask } = given
    const { id } = await ask()
    const patient = { ...own, id: 'P-4711', name: 'Cheng^Defy', birthDate: '19480903' }
    const wrong = images({ patient, accessionNumber: 'OLD-1' })
    const study = await uploaded(technologist, filesOf(wrong))
    const client = technologist.client(imaging)
    await technologist.ok(client.matchStudy({ id: study.id, request: id, ...decided }))
    const search = (query: string) =>
      technologist.request('GET', `/api/imaging/dicomweb/studies?StudyInstanceUID=${wrong.studyInstanceUid}&${query}`)
    const found = async (query: string) => {
      const response = await search(query)
      return response.status === 204 ? undefined : ((await response.json()) as any)[0]
    }
    expect(await found(`PatientID=${own.id}`)).toMatchObject({
      '00100010': { Value: [{ Ideographic: '程德福' }] },
      '00100020': { Value: [own.id] },
      '00100030': { Value: ['19480309'] },
    })
    expect(await found('PatientName=程德福')).toBeDefined()
    expect(await found('PatientID=P-4711')).toBeUndefined()
    const described = await technologist.request('GET', `${web(wrong.studyInstanceUid)}/metadata`)
    const [metadata] = (await described.json()) as any[]
    expect(metadata['00100010']).toEqual({ vr: 'PN', Value: [{ Ideographic: '程德福' }] })
    const [original] = metadata['04000561'].Value
    expect(original).toMatchObject({
      '04000550': {
        vr: 'SQ',
        Value: [
          {
            '00080050': { vr: 'SH', Value: ['OLD-1'] },
            '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Cheng^Defy' }] },
            '00100020': { vr: 'LO', Value: ['P-4711'] },
            '00100030': { vr: 'DA', Value: ['19480903'] },
          },
        ],
      },
      '04000562': { vr: 'DT', Value: [expect.stringMatching(/^\d{14}\+0000$/)] },
      '04000565': { vr: 'CS', Value: ['COERCE'] },
    })
    const [first] = wrong.instances
    const address = web(wrong.studyInstanceUid, wrong.seriesInstanceUid, first?.sopInstanceUid)
    expect(await bytesAt(technologist, address, singleDicom)).toEqual(first?.bytes)

    await technologist.ok(client.unmatchStudy({ id: study.id, reason: '核对错了人' }))
    expect(await found('PatientID=P-4711')).toMatchObject({
      '00080050': { Value: ['OLD-1'] },
      '00100010': { Value: [{ Alphabetic: 'Cheng^Defy' }] },
      '00100030': { Value: ['19480903'] },
    })
    const [again] = (await (
      await technologist.request('GET', `${web(wrong.studyInstanceUid)}/metadata`)
    ).json()) as any[]
    expect(again['04000561']).toBeUndefined()
    expect(again['00100020']).toEqual({ vr: 'LO', Value: ['P-4711'] })
  })

  it('are turned away for good, and leave the queue', async () => {
    const { technologist } = given
    const study = await uploaded(technologist, filesOf(images({ patient: { id: 'TEST', name: 'Phantom^Test' } })))
    const client = technologist.client(imaging)
    expect(await technologist.ok(client.rejectStudy({ id: study.id, reason: '质控体模' }))).toMatchObject({
      ...{ state: 'rejected', resolution: '质控体模' },
    })
    expect((await queue()).some((s) => s.id === study.id)).toBe(false)
  })

  it('are kept though the request was revoked or rejected meanwhile', async () => {
    const { technologist, doctor, radiologist, ask } = given
    const [revoked, rejected, late] = [await ask(), await ask(), await ask()]
    const reason = '患者要求取消'
    await doctor.ok(doctor.client(ordersPlugin).revokeRequest({ id: revoked.id, reason }))
    await radiologist.ok(radiologist.client(ordersPlugin).rejectTask({ id: rejected.task, reason }))
    for (const { id, accessionNumber } of [revoked, rejected]) {
      const study = await uploaded(technologist, filesOf(images({ accessionNumber })), id)
      expect(study).toMatchObject({ state: 'quarantined', mismatches: [] })
      expect(
        await stow(technologist, [images({ accessionNumber }).instances[0]?.bytes ?? Buffer.alloc(0)]),
      ).toMatchObject({
        status: 200,
      })
    }
    const study = images({ accessionNumber: late.accessionNumber })
    const parts = study.instances.map(({ bytes }) => bytes)
    await stow(technologist, parts.slice(0, 1))
    await radiologist.ok(radiologist.client(ordersPlugin).rejectTask({ id: late.task, reason }))
    expect(await stow(technologist, parts)).toMatchObject({ status: 200 })
    const [found] = (await technologist.ok(technologist.client(imaging).listStudies({ request: late.id }))).items
    expect(found).toMatchObject({ instanceCount: 3 })
  })
})
