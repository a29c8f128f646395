import { defineEvent, defineLifecycle, defineResource, emit, field, type Row, z } from '@ygt/core'
import { identityFields } from './dicom/identity-match.ts'
import { reconciledIdentity, statedIdentity } from './dicom/reconciled-identity.ts'
import { indexFields } from './index-fields.ts'

const mismatch = z.object({ field: z.enum(identityFields), stated: z.string(), requested: z.string() })
const matched = z.object({
  request: z.string(),
  patient: z.string(),
  accession: z.string(),
  how: z.enum(['accession', 'chosen', 'resolved']),
  reason: z.string().nullable(),
  /** Where the images said something else than the request, and somebody decided. */
  coerced: z.array(mismatch).default([]),
})

/** Images arrived for a request: whoever reads is told. */
export const StudyMatched = defineEvent(
  'imaging.study-matched',
  z.object({ study: z.string(), request: z.string(), patient: z.string() }),
)
/** Images arrived that nobody can place: they wait to be resolved. */
export const StudyQuarantined = defineEvent(
  'imaging.study-quarantined',
  z.object({ study: z.string(), organization: z.string() }),
)

/** A study is matched to its request, or waits until somebody says whose it is. */
export const studyLifecycle = defineLifecycle('imaging.study', {
  states: ['quarantined', 'matched', 'rejected'],
  initial: 'quarantined',
  final: ['matched', 'rejected'],
  commands: {
    match: {
      from: ['quarantined', 'matched'],
      to: 'matched',
      permission: 'imaging:study:resolve',
      input: matched,
      set: ({ input, doc, now }) => ({
        request: input.request,
        patient: input.patient,
        matchedBy: input.how,
        resolution: input.reason,
        mismatches: [],
        ...statedIdentity(doc.coerced),
        ...reconciledIdentity(input.coerced),
        coerced: input.coerced,
        coercedAt: input.coerced.length > 0 ? now : null,
      }),
      emits: emit(StudyMatched, ({ doc }) => ({ study: doc.id, request: doc.request, patient: doc.patient })),
    },
    /** Undoes a match that was wrong; the images wait again. */
    unmatch: {
      from: 'matched',
      to: 'quarantined',
      permission: 'imaging:study:resolve',
      input: z.object({ reason: z.string().trim().min(4).max(500) }),
      set: ({ input, doc }) => ({
        ...{ request: null, patient: null, matchedBy: null, resolution: input.reason },
        ...statedIdentity(doc.coerced),
        ...{ coerced: [], coercedAt: null },
      }),
    },
    reject: {
      from: 'quarantined',
      to: 'rejected',
      permission: 'imaging:study:resolve',
      input: z.object({ reason: z.string().trim().min(4).max(500) }),
      set: ({ input }) => ({ resolution: input.reason }),
    },
  },
})

/** A DICOM study as it was received; `organization` is where the images come from. */
export const study = defineResource('imaging.study', {
  fields: {
    studyInstanceUid: field.identifier({ max: 64 }),
    request: field.reference({ to: 'orders.request', optional: true }),
    patient: field.patient({ optional: true }),
    matchedBy: field.oneOf(['accession', 'chosen', 'resolved'], { optional: true }),
    resolution: field.text({ max: 500, optional: true }),
    /** Why it could not be matched by itself: what the images say against what the request says. */
    mismatches: field.json(z.array(mismatch)),
    /**
     * Where the identity in the images differed from that of the request when they were brought together by hand: what they say
     * (`stated`) and what they are taken for (`requested`). The index has what they are taken for; the bytes stay as they came.
     */
    coerced: field.json(z.array(mismatch)),
    coercedAt: field.instant({ optional: true }),
    source: field.oneOf(['upload', 'stow', 'dimse']),
    modalities: field.text({ max: 100 }),
    seriesCount: field.integer(),
    instanceCount: field.integer(),
    bytes: field.integer(),
    ...indexFields('study', ['studyInstanceUid']),
  },
  lifecycle: studyLifecycle,
  access: { read: 'imaging:study:read' },
  unique: [['studyInstanceUid']],
  list: {
    columns: ['patientName', 'modalities', 'state', 'createdAt'],
    filters: ['state', 'request', 'patient', 'accessionNumber'],
    sort: '-createdAt',
    search: ['patientName'],
  },
  indexes: [['studyDate', 'id'], ['patientId'], ['accessionNumber']],
  surfaces: ['rest', 'list'],
})

export const series = defineResource('imaging.series', {
  fields: {
    study: field.reference({ to: 'imaging.study' }),
    seriesInstanceUid: field.identifier({ max: 64 }),
    instanceCount: field.integer(),
    ...indexFields('series', ['seriesInstanceUid']),
  },
  access: { read: 'imaging:study:read' },
  unique: [['seriesInstanceUid']],
  surfaces: [],
  history: false,
})

/** One object of a study; its bytes are kept as they came, under the hash of them. */
export const instance = defineResource('imaging.instance', {
  fields: {
    study: field.reference({ to: 'imaging.study' }),
    series: field.reference({ to: 'imaging.series' }),
    sopInstanceUid: field.identifier({ max: 64 }),
    transferSyntaxUid: field.text({ max: 64 }),
    size: field.integer(),
    sha256: field.identifier({ max: 64 }),
    blob: field.attachment({ media: ['application/dicom'] }),
    /** Under which id the outer archive has it; empty while it waits to be handed over, `here` when it stays. */
    archived: field.text({ max: 64, optional: true }),
    /** What was odd about the file but did not keep it from being read. */
    warnings: field.json(z.array(z.string())),
    ...indexFields('instance', ['sopInstanceUid']),
  },
  access: { read: 'imaging:study:read' },
  unique: [['sopInstanceUid']],
  indexes: [['archived', 'createdAt', 'id'], ['blob']],
  surfaces: [],
  history: false,
})

export type Study = Row<typeof study>
export type Series = Row<typeof series>
export type Instance = Row<typeof instance>
