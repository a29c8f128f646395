import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { syntheticCt } from '../../src/dicom/synthetic-study.ts'
import { type OutsideHospital, startOutsideHospital } from '../../src/outside-simulator/index.ts'
import { storeOutside } from '../../src/referral/store-outside.ts'

const number = 'HZ261124000001'
const folder = mkdtempSync(join(tmpdir(), 'ygt-outside-test-'))
let hospital: OutsideHospital
beforeAll(async () => {
  hospital = await startOutsideHospital({ folder, token: 'trial-token' })
})
afterAll(async () => {
  await hospital.stop()
  rmSync(folder, { recursive: true })
})
afterEach(() => vi.unstubAllEnvs())

const identifier = [{ system: 'urn:ygt:case', value: number }]
const entry = (type: string, more: object) => ({
  fullUrl: `urn:${type}`,
  resource: { resourceType: type, identifier, ...more },
  request: { method: 'PUT', url: `${type}?identifier=urn:ygt:case|${number}` },
})
const asked = (more: object = {}) =>
  entry('ServiceRequest', { status: 'active', intent: 'order', subject: { reference: 'urn:Patient' }, ...more })
const patient = (more: object = {}) => entry('Patient', { gender: 'male', birthDate: '1948', ...more })
const bundle = (...entries: object[]) => ({ resourceType: 'Bundle', type: 'transaction', entry: entries })

async function post(body: unknown, token = 'trial-token') {
  const headers = { 'content-type': 'application/fhir+json', authorization: `Bearer ${token}` }
  const response = await fetch(`${hospital.address}/fhir`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, json: (await response.json()) as any }
}
const placesOf = ({ json }: { json: any }) => json.issue.map((one: any) => one.expression[0])

async function* once(bytes: Uint8Array) {
  yield bytes
}
const image = (id: string) =>
  syntheticCt({ seed: id, slices: 1, rows: 8, columns: 8, patient: { id, name: id } }).instances[0] as {
    sopInstanceUid: string
    bytes: Buffer
  }
const store = (bytes: Uint8Array, uid: string) =>
  storeOutside(once(bytes), { to: { url: `${hospital.address}/dicomweb`, token: 'trial-token' }, uid })

describe('the simulated hospital', () => {
  it('names the places of what it cannot read, and lets nobody in without the token', async () => {
    expect((await post(bundle(patient(), asked()), 'another')).status).toBe(401)
    expect(placesOf(await post({ resourceType: 'Bundle', type: 'batch', entry: [] }))).toContain('Bundle.type')
    expect(placesOf(await post(bundle(patient({ gender: 'm' }), asked())))).toEqual(['Bundle.entry[0].resource.gender'])
    expect(placesOf(await post(bundle(patient(), asked({ subject: { reference: 'urn:nobody' } }))))).toEqual([
      'Bundle.entry[1].resource.subject',
    ])
    expect(placesOf(await post(bundle(patient())))).toEqual(['Bundle.entry'])
    expect(placesOf(await post(bundle(patient(), asked(), entry('Binary', {}))))).toEqual([
      'Bundle.entry[2].resource.resourceType',
    ])
    expect(hospital.cases()).toEqual([])
  })

  it('takes images of a case that it knows, each once, and refuses others', async () => {
    const { sopInstanceUid, bytes } = image(number)
    await expect(store(bytes, sopInstanceUid)).rejects.toThrow(/0x0124/)
    expect((await post(bundle(patient(), asked()))).status).toBe(200)
    expect((await post(bundle(patient(), asked()))).status).toBe(200)
    expect(hospital.cases()).toHaveLength(1)
    expect((await store(bytes, sopInstanceUid)).bytes).toBe(bytes.length)
    await store(bytes, sopInstanceUid)
    expect(hospital.imagesOf(number)).toEqual([sopInstanceUid])
    await expect(store(bytes.subarray(0, bytes.length - 20), '1.2')).rejects.toThrow(/0xC000/)
    await expect(store(Buffer.from('no image'), '1.2')).rejects.toThrow(/0xC000/)
  })

  it('shows the request and its images to an expert, who answers on the page', async () => {
    const one = `${hospital.address}/cases/${number}`
    const page = await (await fetch(one)).text()
    expect(page).toContain(hospital.imagesOf(number)[0])
    const picture = await fetch(`${one}/images/${hospital.imagesOf(number)[0]}`)
    expect(picture.headers.get('content-type')).toBe('image/png')
    const answer = (headers: Record<string, string>) =>
      fetch(`${one}/answer`, {
        method: 'POST',
        headers,
        redirect: 'manual',
        body: new URLSearchParams({ name: 'Zhang', text: '<b>Benign</b>', kind: 'answer' }),
      })
    expect((await answer({ origin: 'https://elsewhere.example.org' })).status).toBe(403)
    expect((await answer({})).status).toBe(303)
    expect(hospital.cases()[0]?.answer).toMatchObject({ status: 'final', conclusion: '<b>Benign</b>' })
    expect(await (await fetch(one)).text()).not.toContain('<b>Benign</b>')
  })

  it('does not run in production unless told', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    await expect(startOutsideHospital({ folder })).rejects.toThrow(/production/)
    await (await startOutsideHospital({ folder, inProduction: true })).stop()
  })
})
