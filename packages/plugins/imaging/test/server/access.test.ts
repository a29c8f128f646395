import type { Endpoint } from '@ygt/core'
import { family, type SignedIn } from '@ygt/core/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../src/api.ts'
import { imaging } from '../../src/plugin.ts'
import {
  bytesAt,
  databases,
  filesOf,
  images,
  multipart,
  singleDicom,
  uploaded,
  web,
  withImaging,
} from './imaging-county.ts'

const endpoints = Object.entries(api as Record<string, Endpoint>)

describe.each(databases)('access to images on %s', (database) => {
  const given = withImaging(database)
  const made = images()
  const uids = { study: made.studyInstanceUid, series: made.seriesInstanceUid }
  const uid = made.instances[0]?.sopInstanceUid ?? ''
  let study: { id: string; request: string }

  beforeAll(async () => {
    const { id } = await given.ask()
    study = { id: (await uploaded(given.technologist, filesOf(made), id)).id, request: id }
  })

  /** The address of an endpoint with what stands in the archive in its path. */
  const addressOf = ({ path }: Endpoint) => {
    const inWeb = path.startsWith('/dicomweb')
    const words: Record<string, string> = {
      ...{ id: study.id, study: uids.study, series: uids.series, instance: uid },
      ...{ number: '0', frames: '1', value: '7FE00010' },
    }
    return `/api/imaging${path.replace(/:(\w+)/g, (_, name: string) => (inWeb || name !== 'study' ? (words[name] ?? '') : ''))}`
  }
  const call = (by: SignedIn, endpoint: Endpoint) => {
    const { method, upload } = endpoint
    const query = upload.includes('application/octet-stream') ? '?offset=0' : ''
    const { body, type } = upload.includes('multipart/related')
      ? multipart([made.instances[0]?.bytes ?? Buffer.alloc(0)])
      : { body: Buffer.from('1'), type: 'application/octet-stream' }
    if (method === 'GET') return by.request('GET', addressOf(endpoint))
    if (upload.length > 0)
      return by.request(method, addressOf(endpoint) + query, {
        body: new Uint8Array(body),
        headers: { 'content-type': type },
      })
    const json = { reason: 'to see who may', request: study.request, files: [{ name: 'a', size: 1 }] }
    return by.request(method, addressOf(endpoint), { json })
  }

  it.each(endpoints)('is refused to the wrong role and to nobody in particular: %s', async (name, endpoint) => {
    // nobody may do everything: devices are the operator's, images are not
    const operator = await given.county.as(/Caller/.test(name) ? 'xuzheng' : 'fengtao')
    const [refused, stranger] = await Promise.all([call(operator, endpoint), call(given.county.stranger(), endpoint)])
    // a session opens nothing that is for holders of a link
    const linked = 'link' in endpoint.access
    const expected = linked ? [403, 'core/link-visit-over'] : [403, 'core/forbidden']
    expect([refused.status, ((await refused.json()) as any).code]).toEqual(expected)
    expect([stranger.status, ((await stranger.json()) as any).code]).toEqual(
      linked ? expected : [401, 'core/not-signed-in'],
    )
  })

  it('shows another town nothing: lists are empty, what is named is not found', async () => {
    const { stranger } = given
    const client = stranger.client(imaging)
    expect((await stranger.ok(client.listStudies({ request: study.request }))).items).toEqual([])
    expect((await stranger.ok(client.listStudies({ patient: family.grandfather.id }))).items).toEqual([])
    const searches = endpoints.filter(([name]) => name.startsWith('search'))
    for (const [name, endpoint] of searches) expect((await call(stranger, endpoint)).status, name).toBe(204)
    const found = await stranger.request('GET', `/api/imaging/dicomweb/studies?StudyInstanceUID=${uids.study}`)
    expect(found.status).toBe(204)
    const reads = endpoints.filter(([, { method, path, access }]) => {
      const permission = 'permission' in access ? access.permission : ''
      return method === 'GET' && path.includes(':') && permission === 'imaging:study:read'
    })
    for (const [name, endpoint] of reads.filter(([n]) => !n.startsWith('search'))) {
      const response = await call(stranger, endpoint)
      expect([response.status, ((await response.json()) as any).code], name).toEqual([404, 'core/not-found'])
    }
  })

  it('lets the technologist of another town resolve nothing', async () => {
    const { technologist } = given
    const far = { id: study.id, reason: 'not of this town' }
    const { stranger } = given
    for (const name of ['unmatchStudy', 'rejectStudy'] as const)
      expect((await stranger.refused(stranger.client(imaging)[name](far))).code).toBe('core/forbidden')
    expect((await technologist.ok(technologist.client(imaging).images({ id: study.id }))).study.state).toBe('matched')
  })

  it('is written down, with the resident, whichever way somebody looks', async () => {
    const { county, radiologist, auditor } = given
    const instance = web(uids.study, uids.series, uid)
    const ways: Record<string, () => Promise<unknown>> = {
      images: () => radiologist.ok(radiologist.client(imaging).images({ id: study.id })),
      list: () => radiologist.ok(radiologist.client(imaging).listStudies({ request: study.request })),
      view: () => bytesAt(radiologist, `/api/imaging/studies/${study.id}/instances/${uid}/view`),
      search: () => bytesAt(radiologist, `/api/imaging/dicomweb/studies?StudyInstanceUID=${uids.study}`),
      study: () => bytesAt(radiologist, web(uids.study)),
      instance: () => bytesAt(radiologist, instance, singleDicom),
      metadata: () => bytesAt(radiologist, `${web(uids.study)}/metadata`),
      frames: () => bytesAt(radiologist, `${instance}/frames/1`),
      bulkData: () => bytesAt(radiologist, `${instance}/bulkdata/7FE00010`),
      rendered: () => bytesAt(radiologist, `${instance}/rendered`),
      thumbnail: () => bytesAt(radiologist, `${web(uids.study, uids.series)}/thumbnail`),
    }
    const looks = async () =>
      (
        await auditor.ok(auditor.core.audit({ patient: family.grandfather.id, actor: 'linjing', limit: 200 }))
      ).items.filter(({ resource, action }) => resource === 'imaging.study' && ['read', 'list'].includes(action)).length
    for (const [way, look] of Object.entries(ways)) {
      await county.settle()
      const before = await looks()
      await look()
      await county.settle()
      expect(await looks(), way).toBe(before + 1)
    }
  })
})
