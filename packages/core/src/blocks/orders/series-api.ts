import { z } from 'zod'
import { defineEndpoint, file } from '../../endpoint/define-endpoint.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { sexes } from '../patient-index/contract.ts'
import { NoSignatureService } from '../signatures/contract.ts'
import { Laterality } from './order-codes.ts'
import { UnknownCategory } from './order-problems.ts'
import { mostPerBatch } from './series.ts'
import { FaultyPeople, NotAllReady, NotANormalTemplate, NotOpened } from './series-problems.ts'

const id = z.object({ id: z.string().max(64) })
const people = z.array(z.string().trim().min(1).max(200)).min(1).max(mostPerBatch)
const tasks = z.array(z.string().max(64)).min(1).max(mostPerBatch)
/** Made by `POST /signatures/sign` over what was prepared, one for each task in its order. */
const signatures = z.array(z.string().max(64)).max(mostPerBatch).optional()
const preparedSignatures = z.object({ signatures: z.array(z.string()) })
const category = z.string().min(1).max(40)
const paging = { cursor: z.string().max(500).optional(), limit: z.int().min(1).max(200).optional() }

/** How far a person of a series is. */
export const memberStages = ['asked', 'ready', 'reading', 'signed', 'published', 'closed'] as const

/** How many people are that far: `closed` were taken back or rejected; `abnormal` are published with a finding. */
const counts = z.object({
  people: z.int(),
  asked: z.int(),
  ready: z.int(),
  reading: z.int(),
  signed: z.int(),
  published: z.int(),
  closed: z.int(),
  abnormal: z.int(),
})

export const seriesView = z.object({
  id: z.string(),
  category: z.string(),
  organization: z.string(),
  createdAt: z.string(),
  name: z.string(),
  employer: z.string().nullable(),
  day: z.string(),
  code: z.string(),
  display: z.string(),
  bodySite: z.string().nullable(),
  modality: z.string().nullable(),
  counts,
})

export const seriesMemberView = z.object({
  id: z.string(),
  request: z.string(),
  patient: z.string(),
  patientName: z.string(),
  patientSex: z.enum(sexes),
  patientBirthDate: z.string(),
  accessionNumber: z.string(),
  stage: z.enum(memberStages),
  task: z.string(),
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  /** The caller has opened what the report is written from. */
  opened: z.boolean(),
  /** The current published report, and whether it found something. */
  report: z.string().nullable(),
  positive: z.boolean().nullable(),
  /** Page on which the caller goes on: to read, the report, or the request. */
  href: z.string(),
})

const checkedLine = z.object({
  line: z.string(),
  resident: z.object({ id: z.string(), name: z.string(), birthDate: z.string(), sex: z.enum(sexes) }).nullable(),
  fault: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
})

const filter = id.extend({ stage: z.enum(memberStages).optional(), abnormal: z.boolean().optional() })
const asking = { permission: 'orders:request:create' } as const
const seeing = { permission: 'orders:request:read' } as const

/** Check-ups of many people (体检) over HTTP: asking, progress, reading and reviewing by the batch. */
export const seriesApi = {
  services: defineEndpoint('GET /services', {
    access: asking,
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          category: z.string(),
          examinations: z.array(
            z.object({
              code: z.string(),
              zh: z.string(),
              en: z.string(),
              bodySite: z.string().nullable(),
              detail: z.record(z.string(), z.unknown()),
            }),
          ),
        }),
      ),
    }),
  }),
  /** Looks the people of a list up without placing anything. */
  checkSeriesPeople: defineEndpoint('POST /series/people', {
    access: asking,
    input: z.object({ category, series: z.string().max(64).optional(), people }),
    output: z.object({ lines: z.array(checkedLine) }),
    problems: [NotFound],
  }),
  placeSeries: defineEndpoint('POST /series', {
    access: asking,
    input: z.object({
      category,
      name: z.string().trim().min(2).max(100),
      employer: z.string().trim().max(200).nullish(),
      day: z.iso.date(),
      code: z.string().trim().min(1).max(64),
      display: z.string().trim().min(1).max(200),
      bodySite: z.string().trim().max(100).nullish(),
      laterality: z.enum(Laterality.values).nullish(),
      purpose: z.string().trim().min(2).max(1000),
      performer: z.string().max(64).nullish(),
      detail: z.record(z.string(), z.unknown()).nullish(),
      people,
    }),
    output: seriesView,
    problems: [FaultyPeople, UnknownCategory],
  }),
  addToSeries: defineEndpoint('POST /series/:id/people', {
    access: asking,
    input: id.extend({ people }),
    output: seriesView,
    problems: [NotFound, FaultyPeople],
  }),
  listSeries: defineEndpoint('GET /series', {
    access: seeing,
    input: z.object({ category: z.string().optional(), ...paging }),
    output: z.object({ items: z.array(seriesView), next: z.string().nullable() }),
  }),
  getSeries: defineEndpoint('GET /series/:id', { access: seeing, input: id, output: seriesView, problems: [NotFound] }),
  seriesPeople: defineEndpoint('GET /series/:id/people', {
    access: seeing,
    input: filter.extend(paging),
    output: z.object({ items: z.array(seriesMemberView), next: z.string().nullable() }),
    problems: [NotFound],
  }),
  exportSeries: defineEndpoint('GET /series/:id/people.xlsx', {
    access: { permission: 'orders:report:read' },
    input: filter,
    output: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    problems: [NotFound],
  }),
  /** 批量领取: takes those that are free; the others are named with the reason and stay as they are. */
  claimSeriesTasks: defineEndpoint('POST /series/:id/claim', {
    access: { permission: 'orders:task:claim' },
    input: id.extend({ tasks }),
    output: z.object({
      claimed: z.array(z.string()),
      refused: z.array(z.object({ task: z.string(), zh: z.string(), en: z.string() })),
    }),
    problems: [NotFound],
  }),
  /** 批量正常报告: signs the text of a normal template for those whose images the caller has opened; all of them or none. */
  signNormal: defineEndpoint('POST /series/:id/sign-normal', {
    access: { permission: 'orders:report:write' },
    input: id.extend({ tasks, template: z.string().max(64), signatures }),
    output: z.object({ signed: z.int() }),
    problems: [NotFound, NotOpened, NotAllReady, NotANormalTemplate],
  }),
  /** Writes the normal texts without signing them, and keeps what is to be signed. */
  prepareNormal: defineEndpoint('POST /series/:id/prepare-normal', {
    access: { permission: 'orders:report:write' },
    input: id.extend({ tasks, template: z.string().max(64) }),
    output: preparedSignatures,
    problems: [NotFound, NotOpened, NotAllReady, NotANormalTemplate, NoSignatureService],
  }),
  preparePublication: defineEndpoint('POST /series/:id/prepare-publication', {
    access: { permission: 'orders:report:publish' },
    input: id.extend({ tasks }),
    output: preparedSignatures,
    problems: [NotFound, NotAllReady, NoSignatureService],
  }),
  /** 批量审核: publishes signed reports of others; all of them or none. */
  publishSeries: defineEndpoint('POST /series/:id/publish', {
    access: { permission: 'orders:report:publish' },
    input: id.extend({ tasks, signatures }),
    output: z.object({ published: z.int() }),
    problems: [NotFound, NotAllReady],
  }),
}
