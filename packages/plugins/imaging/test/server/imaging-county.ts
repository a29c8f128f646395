import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { ordersPlugin } from '@ygt/core/blocks/orders'
import { family, type SignedIn, startTestCounty, type TestCounty } from '@ygt/core/testing'
import { afterAll, beforeAll } from 'vitest'
import { type SyntheticCt, type SyntheticStudy, syntheticCt } from '../../src/dicom/synthetic-study.ts'
import { imaging } from '../../src/plugin.ts'

export const databases = ['sqlite', 'postgres'] as const

const accounts = {
  /** Asks, at Qinghe. */
  doctor: 'zhoumin',
  /** Sends images, at Qinghe. */
  technologist: 'sunli',
  radiologist: 'linjing',
  senior: 'xuguodong',
  /** Asks, at Heting. */
  stranger: 'wujianping',
  auditor: 'xuzheng',
  /** Connects devices. */
  operator: 'fengtao',
} as const

type Cast = Record<keyof typeof accounts, SignedIn>
export type Asked = { readonly id: string; readonly task: string; readonly accessionNumber: string }

export interface ImagingCounty extends Cast {
  county: TestCounty
  /** Everybody signs in anew: sessions end when the clock is moved on. */
  signIn(): Promise<void>
  /** A request of Qinghe's for the grandfather. */
  ask(): Promise<Asked>
}

/** Starts a county with imaging before the tests of the suite and stops it after them. */
export function withImaging(
  database: (typeof databases)[number],
  settings: Readonly<Record<string, unknown>> = {},
): ImagingCounty {
  const given = {} as ImagingCounty
  const signIn = async () => {
    const people = Object.entries(accounts).map(async ([name, account]) => [name, await given.county.as(account)])
    Object.assign(given, Object.fromEntries(await Promise.all(people)))
  }
  const ask = async () => {
    const { doctor } = given
    const repeat = { reason: 'condition-changed', explanation: '病情有变化，已说明' } as const
    const draft = { category: 'imaging', code: 'CT-CHEST', display: '胸部CT平扫', purpose: '右肺结节复查', repeat }
    const placed = await doctor.ok(
      doctor
        .client(ordersPlugin)
        .placeRequest({ ...draft, patient: family.grandfather.id, detail: { modality: 'CT' } }),
    )
    return { id: placed.id, task: placed.task ?? '', accessionNumber: placed.accessionNumber }
  }
  beforeAll(async () => {
    // a second technologist and a referring hospital are not in the cast: doctors of another town may send here
    const roles = { 'township-doctor': { add: ['imaging:study:upload'] } }
    const plugins = [join(import.meta.dirname, '../..')]
    const county = await startTestCounty({ plugins, database, residents: true, roles, settings: { imaging: settings } })
    Object.assign(given, { county, signIn, ask })
    await signIn()
  })
  afterAll(() => given.county?.stop())
  return given
}

/** Images of the grandfather: three small slices, of a study of their own unless a seed is given. */
export function images({ accessionNumber, ...more }: Partial<SyntheticCt> = {}): SyntheticStudy {
  const { grandfather } = family
  return syntheticCt({
    seed: randomUUID(),
    slices: 3,
    rows: 16,
    columns: 16,
    patient: { id: grandfather.id, name: 'Cheng^Defu=程^德福', birthDate: '19480309', sex: 'M' },
    ...(accessionNumber !== undefined && { accessionNumber }),
    ...more,
  })
}

export type NamedFile = { readonly name: string; readonly bytes: Uint8Array }
export const filesOf = ({ instances }: SyntheticStudy): NamedFile[] =>
  instances.map(({ bytes }, n) => ({ name: `${n}.dcm`, bytes }))

/** Announces files and sends each in one piece; completes nothing. */
export async function send(by: SignedIn, files: readonly NamedFile[], request?: string): Promise<string> {
  const client = by.client(imaging)
  const announced = files.map(({ name, bytes }) => ({ name, size: bytes.length }))
  const { id } = await by.ok(client.beginUpload({ files: announced, ...(request !== undefined && { request }) }))
  for (const [number, { bytes }] of files.entries()) await by.ok(piece(by, { id, number, offset: 0 }, bytes))
  return id
}

/** Sends one piece of a file. */
export function piece(
  by: SignedIn,
  place: { readonly id: string; readonly number: number; readonly offset: number },
  bytes: Uint8Array,
) {
  const upload = { type: 'application/octet-stream', body: new Uint8Array(bytes) }
  return by.client(imaging).sendChunk(place, { upload })
}

/** Uploads a whole study. */
export async function uploaded(by: SignedIn, files: readonly NamedFile[], request?: string) {
  return by.ok(by.client(imaging).completeUpload({ id: await send(by, files, request) }))
}

/** A `multipart/related` body of PS3.18 section 8.6.1.2, as devices send it. */
export function multipart(parts: readonly Uint8Array[], boundary = 'of-the-device') {
  const body = Buffer.concat([
    ...parts.flatMap((part) => [Buffer.from(`\r\n--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`), part]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { body, type: `multipart/related; type="application/dicom"; boundary=${boundary}` }
}

/** Stores parts over STOW-RS and reads the answer. */
export async function stow(by: SignedIn, parts: readonly Uint8Array[], study?: string) {
  const { body, type } = multipart(parts)
  return stowBody(by, new Uint8Array(body), { type, study })
}

export async function stowBody(
  by: SignedIn,
  body: Uint8Array<ArrayBuffer>,
  { type, study }: { readonly type: string; readonly study?: string | undefined },
) {
  const url = `/api/imaging/dicomweb/studies${study === undefined ? '' : `/${study}`}`
  const response = await by.request('POST', url, { body, headers: { 'content-type': type } })
  const answer = (await response.json()) as any
  const uidsIn = (tag: string): string[] =>
    (answer[tag]?.Value ?? []).map((item: any) => item['00081155']?.Value?.[0] ?? '(not readable)')
  const reasons: number[] = (answer['00081198']?.Value ?? []).map((item: any) => item['00081197'].Value[0])
  return { status: response.status, answer, stored: uidsIn('00081199'), failed: uidsIn('00081198'), reasons }
}

/** The bytes under an address; fails the test when they are refused. */
export async function bytesAt(by: SignedIn, url: string, accept?: string): Promise<Buffer> {
  const response = await by.request('GET', url, { headers: accept === undefined ? {} : { accept } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return Buffer.from(await response.arrayBuffer())
}

export const singleDicom = 'application/dicom; transfer-syntax=*'

/** Addresses of DICOMweb for the study. */
export const web = (study: string, series?: string, instance?: string): string =>
  `/api/imaging/dicomweb/studies/${study}${series ? `/series/${series}` : ''}${instance ? `/instances/${instance}` : ''}`
