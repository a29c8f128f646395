import { ordersPlugin } from '@ygt/core/blocks/orders'
import {
  type Acting,
  defineDriver,
  type ImagingRequest,
  type ImagingTemplate,
  type StaffKey,
  staff,
} from '@ygt/core/conformance'
import { acquisitionVerbs } from './acquisition-driver.ts'
import { agreementVerbs } from './agreement-driver.ts'
import { checkupVerbs } from './checkup-driver.ts'
import { analysisVerbs } from './conformance-analysis.ts'
import { mobileVerbs } from './conformance-mobile.ts'
import { reportOf, taskView, type View } from './conformance-views.ts'
import { criticalValueVerbs } from './critical-value-driver.ts'
import { syntheticCt } from './dicom/synthetic-study.ts'
import { type OutsideSurroundings, outsideVerbs, surroundWithHospital } from './outside-driver.ts'
import { imaging } from './plugin.ts'
import { qualityVerbs } from './quality-driver.ts'
import { referralVerbs } from './referral-driver.ts'
import { reportVerbs } from './report-driver.ts'
import { rosterVerbs } from './roster-driver.ts'
import { shareVerbs } from './share-driver.ts'

const category = 'imaging'

/** How core's scenarios of function 1 act on this plugin: most of it is the orders block. */
export default defineDriver(
  'imaging',
  imaging,
  (acting, around: OutsideSurroundings) => {
    const call = async <T>(
      by: StaffKey,
      act: (orders: ReturnType<typeof ordersOf>['orders'], person: ReturnType<typeof ordersOf>['person']) => Promise<T>,
    ) => {
      const { orders, person } = ordersOf(await acting.as(by))
      return act(orders, person)
    }
    const taskOf = (by: StaffKey, request: string) =>
      call(by, async (orders, person) => (await person.ok(orders.getRequest({ id: request }))).task ?? '')
    const viewed = async (by: StaffKey, id: string) =>
      call(by, async (orders, person) => reportOf(await person.ok(orders.getReport({ id }))))
    return {
      ...criticalValueVerbs(acting),
      ...rosterVerbs(acting),
      ...referralVerbs(acting),
      ...outsideVerbs(acting, around),
      ...qualityVerbs(acting),
      ...checkupVerbs(acting),
      ...acquisitionVerbs(acting),
      ...analysisVerbs(acting),
      ...mobileVerbs(acting),
      ...shareVerbs(acting),
      ...reportVerbs(acting, reportOf),
      ...agreementVerbs(acting, reportOf),
      requestExamination: (by, { modality, display, ...draft }) =>
        call(by, async (orders, person) =>
          requestOf(
            await person.ok(
              orders.placeRequest({
                category,
                ...draft,
                code: `${modality}-${draft.bodySite}`,
                display,
                detail: { modality },
              }),
            ),
          ),
        ),
      revokeRequest: (by, id, reason) =>
        call(by, async (orders, person) => requestOf(await person.ok(orders.revokeRequest({ id, reason })))),
      readRequest: (by, id) =>
        call(by, async (orders, person) => requestOf(await person.ok(orders.getRequest({ id })))),
      imagesArrive: (request) => sendImages(acting, request),
      incompleteImagesArrive: (request) => sendImages(acting, request, { slices: 7, without: 3 }),
      retakeArrives: (request) => sendImages(acting, request, { take: ' again' }),
      async viewImages(by, request) {
        const person = await acting.as(by)
        const client = person.client(imaging)
        const { items } = await person.ok(client.listStudies({ request }))
        const lists = await Promise.all(items.map(({ id }) => person.ok(client.images({ id }))))
        return lists.flatMap(({ series }) => series.flatMap(({ instances }) => instances)).length
      },
      readingList: (by) =>
        call(by, async (orders, person) =>
          (await person.ok(orders.listTasks({ category, limit: 100 }))).items.map(taskView),
        ),
      claim: async (by, request) => {
        const id = await taskOf(by, request)
        return call(by, async (orders, person) => taskView(await person.ok(orders.claimTask({ id }))))
      },
      handBack: async (by, request) => {
        const id = await taskOf(by, request)
        return call(by, async (orders, person) => taskView(await person.ok(orders.handBackTask({ id }))))
      },
      writeReport: async (by, request, content) => {
        const task = await taskOf(by, request)
        return call(by, async (orders, person) => {
          const { id, version } = await person.ok(orders.openReport({ id: task }))
          return reportOf(
            await person.ok(orders.saveDraft({ id, content: { ...content }, positive: false }, { version })),
          )
        })
      },
      sign: (by, id) => call(by, async (orders, person) => reportOf(await person.ok(orders.signReport({ id })))),
      sendBack: (by, id, reason) =>
        call(by, async (orders, person) => reportOf(await person.ok(orders.sendBackReport({ id, reason })))),
      reviewAndPublish: (by, id) =>
        call(by, async (orders, person) => reportOf(await person.ok(orders.publishReport({ id })))),
      amend: (by, report, { reason, ...content }) =>
        call(by, async (orders, person) => {
          const { id, version } = await person.ok(orders.amendReport({ id: report, reason }))
          return reportOf(await person.ok(orders.saveDraft({ id, content: { ...content } }, { version })))
        }),
      read: viewed,
      reportsOf: (by, request) =>
        call(by, async (orders, person) =>
          (await person.ok(orders.requestReports({ id: request }))).items.map(reportOf),
        ),
      searchReports: (by, search) =>
        call(by, async (orders, person) =>
          (await person.ok(orders.searchReports({ category, search }))).items.map(reportOf),
        ),
      printReport: (by, id) =>
        call(by, async (orders, person) => {
          const printed = (await person.ok(orders.printReport({ id }))) as unknown as Blob
          return { type: printed.type, bytes: new Uint8Array(await printed.arrayBuffer()) }
        }),
      keepTemplate: (by, { name, ...content }) =>
        call(by, async (orders, person) =>
          templateOf(
            await person.ok(orders.keepTemplate({ category, name, content: { ...content }, fields: [], normal: true })),
          ),
        ),
      templates: (by) =>
        call(by, async (orders, person) => (await person.ok(orders.listTemplates({ category }))).items.map(templateOf)),
      async workOf(by) {
        const person = await acting.as(by)
        return (await person.ok(person.core.work({}))).items
      },
    }
  },
  surroundWithHospital,
)

function ordersOf(person: Awaited<ReturnType<Acting['as']>>) {
  return { person, orders: person.client(ordersPlugin) }
}

function templateOf({
  name,
  content,
}: {
  readonly name: string
  readonly content: Readonly<Record<string, string>>
}): ImagingTemplate {
  const { findings = '', impression = '' } = content
  return { name, findings, impression }
}

function requestOf({ id, accessionNumber, patient, state }: View<'getRequest'>): ImagingRequest {
  const known = ['active', 'completed', 'revoked'] as const
  return { id, accessionNumber, patient, state: known.find((s) => s === state) ?? 'other' }
}

interface Taking {
  /** Another study, where the images are taken again. */
  readonly take?: string
  readonly slices?: number
  /** A slice that does not arrive. */
  readonly without?: number
}

/** Two small images, sent by the technologist like from the page for uploads. */
async function sendImages(
  { as }: Acting,
  { id, patient, accessionNumber }: Pick<ImagingRequest, 'id' | 'patient' | 'accessionNumber'>,
  { take = '', slices = 2, without }: Taking = {},
): Promise<void> {
  const { imagingTechnologist } = staff
  const technologist = await as('imagingTechnologist')
  const sender = technologist.client(imaging)
  const who = await technologist.ok(technologist.client(ordersPlugin).getRequest({ id }))
  const person = {
    id: patient,
    name: who.patientName,
    birthDate: who.patientBirthDate.replaceAll('-', ''),
    sex: who.patientSex === 'male' ? 'M' : 'F',
  } as const
  const made = syntheticCt({
    seed: `${imagingTechnologist.id} ${accessionNumber}${take}`,
    slices,
    rows: 16,
    columns: 16,
    patient: person,
    accessionNumber,
  })
  const instances = made.instances.filter((_, n) => n !== without)
  const files = instances.map(({ bytes }, n) => ({ name: `${n}.dcm`, size: bytes.length }))
  const begun = await technologist.ok(sender.beginUpload({ request: id, files }))
  for (const [number, { bytes }] of instances.entries()) {
    const upload = { type: 'application/octet-stream', body: new Uint8Array(bytes) }
    await technologist.ok(sender.sendChunk({ id: begun.id, number, offset: 0 }, { upload }))
  }
  await technologist.ok(sender.completeUpload({ id: begun.id }))
}
