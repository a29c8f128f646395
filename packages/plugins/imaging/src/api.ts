import { defineEndpoint, file, NotFound, z } from '@ygt/core'
import { annotationApi } from './annotation-api.ts'
import { deviceApi } from './device-api.ts'
import {
  CannotRender,
  InstanceConflict,
  InvalidQuery,
  NotAcceptable,
  NotDicom,
  NotMultipart,
  SeveralStudies,
  StorageFull,
  StudyElsewhere,
  UploadClosed,
  UploadIncomplete,
  WrongOffset,
} from './imaging-problems.ts'
import { keyImageApi } from './key-image-api.ts'
import { qualityApi } from './quality/quality-api.ts'
import { shareApi } from './share-api.ts'
import { studyLifecycle } from './study.ts'
import { largestInstance } from './upload.ts'
import { viewerApi } from './viewer-api.ts'

const read = { permission: 'imaging:study:read' }
const send = { permission: 'imaging:study:upload' }
const resolve = { permission: 'imaging:study:resolve' }
const id = z.object({ id: z.string().max(64) })
const uid = z.string().regex(/^[0-9.]{1,64}$/)
const inStudy = z.object({ study: uid })
const inSeries = inStudy.extend({ series: uid })
const inInstance = inSeries.extend({ instance: uid })

const mismatch = z.object({ field: z.string(), stated: z.string(), requested: z.string() })
export const studyCard = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(studyLifecycle.states),
  commands: z.array(z.string()),
  organization: z.string(),
  createdAt: z.string(),
  studyInstanceUid: z.string(),
  request: z.string().nullable(),
  patient: z.string().nullable(),
  accessionNumber: z.string().nullable(),
  patientName: z.string().nullable(),
  patientId: z.string().nullable(),
  patientSex: z.string().nullable(),
  patientBirthDate: z.string().nullable(),
  modalities: z.string(),
  studyDescription: z.string().nullable(),
  studyDate: z.string().nullable(),
  seriesCount: z.int(),
  instanceCount: z.int(),
  bytes: z.int(),
  source: z.string(),
  matchedBy: z.string().nullable(),
  resolution: z.string().nullable(),
  mismatches: z.array(mismatch),
  coerced: z.array(mismatch),
})
export const imageList = z.object({
  study: studyCard,
  series: z.array(
    z.object({
      uid: z.string(),
      modality: z.string().nullable(),
      number: z.int().nullable(),
      description: z.string().nullable(),
      bodyPart: z.string().nullable(),
      thumbnailUrl: z.string(),
      instances: z.array(
        z.object({ uid: z.string(), number: z.int().nullable(), frames: z.int(), size: z.int(), url: z.string() }),
      ),
    }),
  ),
})
export const uploadView = z.object({
  id: z.string(),
  expiresAt: z.string(),
  completed: z.boolean(),
  bytes: z.int(),
  received: z.int(),
  files: z.array(z.object({ name: z.string(), size: z.int(), received: z.int() })),
})
/** A tag, inside sequences `sequence.item.tag`. */
const bulkDataPath = z.string().regex(/^[0-9A-Fa-f]{8}(\.\d{1,5}\.[0-9A-Fa-f]{8}){0,16}$/)
const json = file('application/dicom+json')

export const api = {
  ...qualityApi,
  ...deviceApi,

  ...viewerApi,
  ...shareApi,
  ...annotationApi,
  ...keyImageApi,
  // studies of a request, the queue, reading
  listStudies: defineEndpoint('GET /studies-of', {
    access: read,
    input: z.object({ request: z.string().optional(), patient: z.string().optional() }),
    output: z.object({ items: z.array(studyCard.extend({ bodyParts: z.array(z.string()) })) }),
  }),
  images: defineEndpoint('GET /studies/:id/images', {
    access: read,
    input: id,
    output: imageList,
    problems: [NotFound],
  }),
  viewInstance: defineEndpoint('GET /studies/:id/instances/:instance/view', {
    access: read,
    input: id.extend({ instance: uid }),
    output: file('application/dicom'),
    problems: [NotFound],
  }),
  quarantine: defineEndpoint('GET /quarantine', { access: resolve, output: z.object({ items: z.array(studyCard) }) }),
  matchStudy: defineEndpoint('POST /studies/:id/match', {
    access: resolve,
    input: id.extend({ request: z.string(), reason: z.string().trim().min(4).max(500) }),
    output: studyCard,
    problems: [NotFound],
  }),
  unmatchStudy: defineEndpoint('POST /studies/:id/unmatch', {
    access: resolve,
    input: id.extend({ reason: z.string().trim().min(4).max(500) }),
    output: studyCard,
    problems: [NotFound],
  }),
  rejectStudy: defineEndpoint('POST /studies/:id/reject', {
    access: resolve,
    input: id.extend({ reason: z.string().trim().min(4).max(500) }),
    output: studyCard,
    problems: [NotFound],
  }),

  // resumable upload from a browser
  beginUpload: defineEndpoint('POST /uploads', {
    access: send,
    input: z.object({
      request: z.string().nullish(),
      files: z
        .array(
          z.object({
            name: z.string().min(1).max(300),
            size: z.int().min(1).max(largestInstance),
          }),
        )
        .min(1)
        .max(5000),
    }),
    output: uploadView,
  }),
  getUpload: defineEndpoint('GET /uploads/:id', { access: send, input: id, output: uploadView, problems: [NotFound] }),
  sendChunk: defineEndpoint('PUT /uploads/:id/files/:number', {
    access: send,
    upload: ['application/octet-stream'],
    limit: 64 << 20,
    input: z.object({ id: z.string(), number: z.int().min(0), offset: z.int().min(0) }),
    output: uploadView,
    problems: [NotFound, WrongOffset, UploadClosed, StorageFull],
  }),
  completeUpload: defineEndpoint('POST /uploads/:id/complete', {
    access: send,
    transaction: false,
    input: id,
    output: studyCard,
    problems: [
      NotFound,
      UploadIncomplete,
      UploadClosed,
      NotDicom,
      SeveralStudies,
      InstanceConflict,
      StudyElsewhere,
      StorageFull,
    ],
  }),

  // DICOMweb (PS3.18)
  stow: defineEndpoint('POST /dicomweb/studies', {
    access: send,
    upload: ['multipart/related'],
    limit: 4 * 2 ** 30,
    output: json,
    problems: [NotMultipart],
  }),
  stowStudy: defineEndpoint('POST /dicomweb/studies/:study', {
    access: send,
    upload: ['multipart/related'],
    limit: 4 * 2 ** 30,
    input: inStudy,
    output: json,
    problems: [NotMultipart],
  }),
  searchStudies: defineEndpoint('GET /dicomweb/studies', {
    access: read,
    input: z.looseObject({}),
    output: json,
    problems: [InvalidQuery],
  }),
  searchSeries: defineEndpoint('GET /dicomweb/studies/:study/series', {
    access: read,
    input: z.looseObject({ study: uid }),
    output: json,
    problems: [InvalidQuery],
  }),
  searchInstances: defineEndpoint('GET /dicomweb/studies/:study/series/:series/instances', {
    access: read,
    input: z.looseObject({ study: uid, series: uid }),
    output: json,
    problems: [InvalidQuery],
  }),
  retrieveStudy: defineEndpoint('GET /dicomweb/studies/:study', {
    access: read,
    input: inStudy,
    output: file('multipart/related'),
    problems: [NotFound, NotAcceptable],
  }),
  retrieveSeries: defineEndpoint('GET /dicomweb/studies/:study/series/:series', {
    access: read,
    input: inSeries,
    output: file('multipart/related'),
    problems: [NotFound, NotAcceptable],
  }),
  retrieveInstance: defineEndpoint('GET /dicomweb/studies/:study/series/:series/instances/:instance', {
    access: read,
    input: inInstance,
    output: file('multipart/related', 'application/dicom'),
    problems: [NotFound, NotAcceptable],
  }),
  studyMetadata: defineEndpoint('GET /dicomweb/studies/:study/metadata', {
    access: read,
    input: inStudy,
    output: json,
    problems: [NotFound],
  }),
  seriesMetadata: defineEndpoint('GET /dicomweb/studies/:study/series/:series/metadata', {
    access: read,
    input: inSeries,
    output: json,
    problems: [NotFound],
  }),
  instanceMetadata: defineEndpoint('GET /dicomweb/studies/:study/series/:series/instances/:instance/metadata', {
    access: read,
    input: inInstance,
    output: json,
    problems: [NotFound],
  }),
  frames: defineEndpoint('GET /dicomweb/studies/:study/series/:series/instances/:instance/frames/:frames', {
    access: read,
    input: inInstance.extend({ frames: z.string().regex(/^\d{1,6}(,\d{1,6})*$/) }),
    output: file('multipart/related', 'application/octet-stream'),
    problems: [NotFound, NotAcceptable],
  }),
  bulkData: defineEndpoint('GET /dicomweb/studies/:study/series/:series/instances/:instance/bulkdata/:value', {
    access: read,
    input: inInstance.extend({ value: bulkDataPath }),
    output: file('multipart/related', 'application/octet-stream'),
    problems: [NotFound, NotAcceptable],
  }),
  rendered: defineEndpoint('GET /dicomweb/studies/:study/series/:series/instances/:instance/rendered', {
    access: read,
    input: inInstance.extend({ window: z.string().optional(), frame: z.int().min(1).optional() }),
    output: file('image/png'),
    problems: [NotFound, CannotRender, NotAcceptable],
  }),
  thumbnail: defineEndpoint('GET /dicomweb/studies/:study/series/:series/thumbnail', {
    access: read,
    input: inSeries,
    output: file('image/png'),
    problems: [NotFound, CannotRender],
  }),
}
