import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ordersPlugin } from '@ygt/core/blocks/orders'
import { everyCastResident, type SignedIn } from '@ygt/core/testing'
import { device } from '../device.ts'
import { PHANTOM_NODULE } from '../dicom/synthetic-phantom.ts'
import { syntheticCt, syntheticRadiograph } from '../dicom/synthetic-study.ts'
import { imaging } from '../plugin.ts'
import { criticalCases } from './critical-cases.ts'
import { amendment, type DemoCase, demoCases } from './demo-cases.ts'
import { seedTemplates } from './demo-templates.ts'
import { playCheckup } from './play-checkup.ts'
import { playCritical } from './play-critical.ts'
import { playDoubleReadings } from './play-double-readings.ts'
import { playQuality } from './play-quality.ts'
import { playReferral } from './play-referral.ts'
import { playShare } from './play-share.ts'
import { sealed } from './sealed.ts'

/** What the host gives to a plugin that brings demo data. */
export interface DemoParts {
  readonly as: (account: string) => Promise<SignedIn>
  readonly settle: () => Promise<void>
  readonly log: (line: string) => void
  /** Folder with DICOM files of the outside world, where there is one. */
  readonly samples?: string
}

type People = Readonly<Record<'technologist' | 'radiologist' | 'senior' | 'head', SignedIn>>

/** Plays the demo cases as their people: everything goes through the same endpoints as on a working day. */
export default async function seedImaging({ as, settle, log, samples }: DemoParts): Promise<void> {
  const [technologist, radiologist, senior, head] = await Promise.all([
    as('sunli'),
    as('linjing'),
    as('xuguodong'),
    as('chenli'),
  ])
  const people: People = { technologist, radiologist, senior, head }
  await seedTemplates(head)
  const cases = [...demoCases, ...criticalCases]
  for (const [index, one] of cases.entries()) {
    log(`imaging: case ${index + 1} of ${cases.length}`)
    await play(one, index, { people, doctor: await as(one.doctor), settle })
  }
  log('imaging: a check-up of a village')
  const doctor = await as('zhoumin')
  await playCheckup({ doctor, radiologist, senior, settle, upload: (sent) => upload(technologist, sent) })
  log('imaging: second readings')
  await playDoubleReadings({ radiologist, second: await as('shanhong'), head, settle })
  log('imaging: difficult cases and a recognised result')
  await playReferral({ as, settle, upload: (sent) => upload(technologist, sent) })
  await sendStrays(technologist, samples)
  await settle()
  await playQuality({ radiologist, head })
  await playShare(doctor, log)
  await admitDevices(await as('fengtao'))
  await settle()
}

interface Playing {
  readonly people: People
  readonly doctor: SignedIn
  readonly settle: () => Promise<void>
}

async function play(one: DemoCase, index: number, { people, doctor, settle }: Playing): Promise<void> {
  const { technologist, radiologist, senior } = people
  const asking = doctor.client(ordersPlugin)
  const { code, display, site, modality, priority, purpose, notes, patient } = one
  // counts where there is a recent result: somebody is examined again, and is told why
  const repeat = { reason: 'condition-changed', explanation: '病情有变化，已向患者说明复查的必要性' } as const
  const request = await doctor.ok(
    asking.placeRequest({
      repeat,
      category: 'imaging',
      patient,
      code,
      display,
      bodySite: site,
      priority,
      purpose,
      clinicalNotes: notes ?? null,
      setting: priority === 'stat' ? 'emergency' : 'outpatient',
      detail: { modality },
    }),
  )
  await settle()
  if (one.state === 'revoked')
    return void (await doctor.ok(asking.revokeRequest({ id: request.id, reason: '患者改日复查' })))
  if (one.state === 'requested') return
  await upload(technologist, { request: request.id, files: imagesOf(one, index, request.accessionNumber) })
  await settle()
  if (one.state === 'ready') return
  const reading = radiologist.client(ordersPlugin)
  const { task } = await radiologist.ok(reading.getRequest({ id: request.id }))
  const id = task ?? ''
  await radiologist.ok(reading.claimTask({ id }))
  if (one.state === 'rejected')
    return void (await radiologist.ok(reading.rejectTask({ id, reason: '影像运动伪影明显，请重新拍摄' })))
  const draft = await radiologist.ok(reading.openReport({ id }))
  if (one.state === 'in-progress') return
  const report = { id: draft.id }
  const content = { technique: '', findings: one.findings ?? '', impression: one.impression ?? '' }
  await radiologist.ok(
    reading.saveDraft({ ...report, content, positive: one.positive ?? null }, { version: draft.version }),
  )
  if (one.critical)
    await playCritical(one.critical, { radiologist, doctor, settle, request: request.id, report: draft.id })
  if (one.state === 'amended') await markNodule(radiologist, request.id)
  await radiologist.ok(
    reading.signReport({ ...report, ...(await sealed(radiologist, { ...report, purpose: 'sign' })) }),
  )
  await settle()
  if (one.state === 'preliminary') return
  const reviewing = senior.client(ordersPlugin)
  if (one.state === 'sent-back')
    return void (await senior.ok(reviewing.sendBackReport({ ...report, reason: '请描述肋骨及胸膜情况' })))
  await senior.ok(reviewing.publishReport({ ...report, ...(await sealed(senior, { ...report, purpose: 'publish' })) }))
  await settle()
  if (one.state !== 'amended') return
  const amended = await radiologist.ok(reading.amendReport({ ...report, reason: amendment.reason }))
  await radiologist.ok(
    reading.saveDraft(
      { id: amended.id, content: { ...content, impression: amendment.impression } },
      { version: amended.version },
    ),
  )
  const { id: version } = amended
  await radiologist.ok(
    reading.signReport({ id: version, ...(await sealed(radiologist, { id: version, purpose: 'sign' })) }),
  )
  await senior.ok(
    reviewing.publishReport({ id: version, ...(await sealed(senior, { id: version, purpose: 'publish' })) }),
  )
  await settle()
}

/** An arrow at the nodule of the phantom, and its slice among the key images of the report. */
async function markNodule(reader: SignedIn, request: string): Promise<void> {
  const client = reader.client(imaging)
  const { items } = await reader.ok(client.listStudies({ request }))
  const id = items[0]?.id ?? ''
  const { series } = await reader.ok(client.images({ id }))
  const slices = series[0]?.instances ?? []
  const picture = { series: series[0]?.uid ?? '', instance: slices[11]?.uid ?? '', frame: 1 }
  const { x, y, radius } = PHANTOM_NODULE
  const points: [number, number, number][] = [
    [x - radius, y, 2.5],
    [x - radius - 30, y - 20, 2.5],
  ]
  await reader.ok(
    client.keepMeasurements({
      id,
      items: [{ ...picture, id: randomUUID(), kind: 'arrow', points, values: {}, text: '结节' }],
    }),
  )
  await reader.ok(client.markKeyImage({ id, ...picture, window: { center: -600, width: 1500 } }))
}

function imagesOf(
  { modality, patient: id, person, code, studyDate }: DemoCase,
  index: number,
  accessionNumber: string,
): Buffer[] {
  const resident = everyCastResident.find((one) => one.id === id)
  const sex = resident?.sex === 'male' ? ('M' as const) : ('F' as const)
  const order = {
    seed: `demo-${index}-${code}`,
    patient: { id, name: person, birthDate: (resident?.birthDate ?? '').replaceAll('-', ''), sex },
    accessionNumber,
    institution: '青禾镇中心卫生院',
    stationName: modality === 'CT' ? 'QH-CT-1' : 'QH-DR-1',
    ...(studyDate && { studyDate }),
  }
  const { instances } =
    modality === 'CT'
      ? syntheticCt({ ...order, slices: 24, rows: 192, columns: 192 })
      : syntheticRadiograph({ ...order, rows: 768, columns: 768 })
  return instances.map(({ bytes }) => bytes)
}

async function upload(
  sender: SignedIn,
  { request, files }: { readonly request: string | null; readonly files: readonly Buffer[] },
): Promise<void> {
  const client = sender.client(imaging)
  const begun = await sender.ok(
    client.beginUpload({ request, files: files.map((bytes, n) => ({ name: `${n + 1}.dcm`, size: bytes.length })) }),
  )
  for (const [number, bytes] of files.entries()) {
    await sender.ok(
      client.sendChunk(
        { id: begun.id, number, offset: 0 },
        { upload: { type: 'application/octet-stream', body: new Uint8Array(bytes) } },
      ),
    )
  }
  await sender.ok(client.completeUpload({ id: begun.id }))
}

/** What would send images here, if the county let devices connect. */
async function admitDevices(operator: SignedIn): Promise<void> {
  const common = { institution: 'qinghe-centre', active: true, host: null, port: null }
  const devices = [
    { ...common, aeTitle: 'CT_QINGHE', name: 'CT 室 16 排', modality: 'CT', characterSet: 'utf-8', reach: 'none' },
    { ...common, aeTitle: 'DR_QINGHE', name: 'DR 室', modality: 'DX', characterSet: 'gb18030', reach: 'none' },
    {
      ...common,
      aeTitle: 'WS_QINGHE',
      name: '放射科工作站',
      modality: null,
      characterSet: 'utf-8',
      reach: 'institution',
    },
  ] as const
  for (const one of devices) await operator.ok(operator.resource(device).create(one as never))
}

/** Images that nobody asked for by this name: they wait to be matched. */
async function sendStrays(technologist: SignedIn, samples: string | undefined): Promise<void> {
  const stray = syntheticRadiograph({
    seed: 'demo-stray',
    rows: 512,
    columns: 512,
    patient: { id: '00018231', name: 'Cheng^Defu=程^得福', birthDate: '19480309', sex: 'M' },
    accessionNumber: 'YX000000000000',
    institution: '青禾镇中心卫生院',
  })
  await upload(technologist, { request: null, files: stray.instances.map(({ bytes }) => bytes) })
  if (samples === undefined || !existsSync(samples)) return
  const series = readdirSync(samples)
    .filter((name) => name.includes('CT5N'))
    .toSorted()
  const groups = [series, ['MR2_J2KI.dcm'], ['RG1_J2KI.dcm'], ['chinese_gb18030_name.dcm']].map((names) =>
    names.filter((name) => existsSync(join(samples, name))),
  )
  for (const names of groups.filter((group) => group.length > 0))
    await upload(technologist, { request: null, files: names.map((name) => readFileSync(join(samples, name))) })
}
