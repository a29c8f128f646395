import { ordersPlugin } from '@ygt/core/blocks/orders'
import type { Acting, ImagingAcquisitionDriver, ImagingDraft, ImagingRequest } from '@ygt/core/conformance'
import { readDicom } from './dicom/part10.ts'
import { attributesOf } from './dicom/study-attributes.ts'
import { syntheticMr, syntheticUltrasound } from './dicom/synthetic-soft-tissue.ts'
import { type SyntheticOrder, type SyntheticStudy, syntheticCt, syntheticRadiograph } from './dicom/synthetic-study.ts'
import { imaging } from './plugin.ts'

type SignedIn = Awaited<ReturnType<Acting['as']>>

const size = { rows: 16, columns: 16 }
const devices: Readonly<Record<ImagingDraft['modality'], (order: SyntheticOrder) => SyntheticStudy>> = {
  CT: (order) => syntheticCt({ ...order, ...size, slices: 2 }),
  DR: (order) => syntheticRadiograph({ ...order, ...size }),
  MR: (order) => syntheticMr(order),
  US: (order) => syntheticUltrasound(order),
}

type Json = Readonly<Record<string, { readonly Value?: readonly unknown[] }>>
const valueOf = (of: Json | undefined, tag: string): string => String(of?.[tag]?.Value?.[0] ?? '')

/** How core's scenarios act on images of every modality and on DICOMweb. */
export function acquisitionVerbs(acting: Acting): ImagingAcquisitionDriver {
  return {
    imagesArriveFrom: (request, modality) => sendStudy(acting, request, modality),
    async imagesSeen(by, request) {
      const person = await acting.as(by)
      const client = person.client(imaging)
      const { items } = await person.ok(client.listStudies({ request }))
      const lists = await Promise.all(items.map(({ id }) => person.ok(client.images({ id }))))
      return Promise.all(
        lists.flatMap(({ study, series }) =>
          series.flatMap(({ uid, modality, instances }) =>
            instances.map(async ({ uid: instance, frames }) => {
              const place = { study: study.studyInstanceUid, series: uid, instance }
              const drawn = (await person.ok(client.rendered({ ...place, frame: frames }))) as unknown as Blob
              const file = (await person.ok(client.viewInstance({ id: study.id, instance }))) as unknown as Blob
              const reading = readDicom(Buffer.from(await file.arrayBuffer()))
              return { modality: modality ?? '', frames, shown: drawn.type === 'image/png' && reading.ok }
            }),
          ),
        ),
      )
    },
    async questionOf(by, id) {
      const person = await acting.as(by)
      const { display, purpose } = await person.ok(person.client(ordersPlugin).getRequest({ id }))
      return { display, purpose }
    },
    async standardAnswers(by, { accessionNumber }) {
      const person = await acting.as(by)
      const found = (await person.ok(
        person.client(imaging).searchStudies({ AccessionNumber: accessionNumber }),
      )) as unknown as readonly Json[] | undefined
      const studies = (found ?? []).map((one) => valueOf(one, '0020000D'))
      const [study = ''] = studies
      const described = study === '' ? [] : await metadataOf(person, study)
      const retrieved = await Promise.all(described.map((one) => retrievedUid(person, study, one)))
      return {
        studies,
        patientId: valueOf(found?.[0], '00100020'),
        described: described.map((one) => valueOf(one, '00080018')),
        retrieved,
      }
    },
  }
}

async function metadataOf(person: SignedIn, study: string): Promise<readonly Json[]> {
  return (await person.ok(person.client(imaging).studyMetadata({ study }))) as unknown as readonly Json[]
}

async function retrievedUid(person: SignedIn, study: string, of: Json): Promise<string> {
  const path = `/api/imaging/dicomweb/studies/${study}/series/${valueOf(of, '0020000E')}/instances/${valueOf(of, '00080018')}`
  const answer = await person.request('GET', path, { headers: { accept: 'application/dicom' } })
  const reading = readDicom(Buffer.from(await answer.arrayBuffer()))
  return reading.ok ? attributesOf(reading.instance).sopInstanceUid : ''
}

/** A small study, sent by the technologist like from the page for uploads. */
async function sendStudy(
  { as }: Acting,
  { id, patient, accessionNumber }: ImagingRequest,
  modality: ImagingDraft['modality'],
): Promise<void> {
  const technologist = await as('imagingTechnologist')
  const sender = technologist.client(imaging)
  const who = await technologist.ok(technologist.client(ordersPlugin).getRequest({ id }))
  const { instances } = devices[modality]({
    seed: `${technologist.account} ${accessionNumber}`,
    patient: {
      id: patient,
      name: who.patientName,
      birthDate: who.patientBirthDate.replaceAll('-', ''),
      sex: who.patientSex === 'male' ? 'M' : 'F',
    },
    accessionNumber,
  })
  const files = instances.map(({ bytes }, n) => ({ name: `${n}.dcm`, size: bytes.length }))
  const begun = await technologist.ok(sender.beginUpload({ request: id, files }))
  for (const [number, { bytes }] of instances.entries()) {
    const upload = { type: 'application/octet-stream', body: new Uint8Array(bytes) }
    await technologist.ok(sender.sendChunk({ id: begun.id, number, offset: 0 }, { upload }))
  }
  await technologist.ok(sender.completeUpload({ id: begun.id }))
}
