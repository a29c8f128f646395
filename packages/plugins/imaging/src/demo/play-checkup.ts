import { ordersPlugin } from '@ygt/core/blocks/orders'
import { everyCastResident, type SignedIn } from '@ygt/core/testing'
import { syntheticRadiograph } from '../dicom/synthetic-study.ts'
import { imaging } from '../plugin.ts'

export interface CheckupPeople {
  readonly doctor: SignedIn
  readonly radiologist: SignedIn
  readonly senior: SignedIn
  readonly settle: () => Promise<void>
  readonly upload: (sent: { readonly request: string; readonly files: readonly Buffer[] }) => Promise<void>
}

/** A village's check-up: most have been at the device, some are signed as normal, one has a finding. */
export async function playCheckup({ doctor, radiologist, senior, settle, upload }: CheckupPeople): Promise<void> {
  const asking = doctor.client(ordersPlugin)
  const adults = everyCastResident.filter(({ birthDate }) => birthDate < '2005')
  const { id } = await doctor.ok(
    asking.placeSeries({
      category: 'imaging',
      name: '2026年稻香村老年人及慢病随访体检',
      employer: '稻香村村委会',
      day: '2026-11-23',
      code: 'DX-CHEST-PA',
      display: '胸部正位片',
      bodySite: '胸部',
      purpose: '健康体检',
      detail: { modality: 'DX' },
      people: adults.map((one) => one.id),
    }),
  )
  const { items } = await doctor.ok(asking.seriesPeople({ id }))
  for (const { request, patient, accessionNumber } of items.slice(0, -1)) {
    const resident = everyCastResident.find((one) => one.id === patient)
    const { instances } = syntheticRadiograph({
      seed: `demo-checkup-${patient}`,
      rows: 512,
      columns: 512,
      accessionNumber,
      institution: '青禾镇中心卫生院',
      patient: {
        id: patient,
        name: resident?.zh ?? '',
        birthDate: (resident?.birthDate ?? '').replaceAll('-', ''),
        sex: resident?.sex === 'male' ? 'M' : 'F',
      },
    })
    await upload({ request, files: instances.map(({ bytes }) => bytes) })
  }
  await settle()
  const reading = radiologist.client(ordersPlugin)
  const begun = items.slice(0, 4)
  await radiologist.ok(reading.claimSeriesTasks({ id, tasks: begun.map(({ task }) => task) }))
  for (const { request } of begun) await look(radiologist, request)
  const [finding, ...rest] = begun
  const tasks = rest.slice(0, 2).map(({ task }) => task)
  const { items: texts } = await radiologist.ok(reading.listTemplates({ category: 'imaging', limit: 100 }))
  const normal = texts.find((one) => one.normal && one.modality === 'DX')
  if (normal) await radiologist.ok(reading.signNormal({ id, tasks, template: normal.id }))
  if (!finding) return
  const { id: report, version } = await radiologist.ok(reading.openReport({ id: finding.task }))
  const text = '右肺上叶见一结节影，直径约 8 mm，边缘清楚。'
  const content = { technique: '', findings: text, impression: '右肺上叶结节，建议胸部CT进一步检查。' }
  await radiologist.ok(reading.saveDraft({ id: report, content, positive: true }, { version }))
  await radiologist.ok(reading.signReport({ id: report }))
  const signed = [finding.task, tasks[0] ?? '']
  await senior.ok(senior.client(ordersPlugin).publishSeries({ id, tasks: signed }))
  await settle()
}

async function look(reader: SignedIn, request: string): Promise<void> {
  const client = reader.client(imaging)
  const { items } = await reader.ok(client.listStudies({ request }))
  for (const { id } of items) {
    const { series } = await reader.ok(client.images({ id }))
    for (const { uid } of series.flatMap(({ instances }) => instances))
      await reader.ok(client.viewInstance({ id, instance: uid }))
  }
}
