import { z } from 'zod'
import { defineContract, operation } from '../../contract/define-contract.ts'
import { sexes } from '../patient-index/contract.ts'
import { CaseNotWaiting, InvalidReport, UnknownCase } from './cases/case-problems.ts'
import { Laterality, OrderSetting, RequestPriority } from './order-codes.ts'
import {
  ReportAmended,
  ReportPublished,
  ReportRetracted,
  RequestPlaced,
  RequestRevoked,
  TaskRejected,
} from './order-events.ts'
import { AlreadyStarted, UnknownCategory, UnknownPatient } from './order-problems.ts'
import { RepeatReason } from './recognition/recognition-codes.ts'
import { ResultRecognised } from './recognition/recognition-events.ts'
import { RecognisableResultExists } from './recognition/recognition-problems.ts'
import { reportVocabulary } from './report-vocabulary.ts'

/** What is asked for (FHIR ServiceRequest, the placer's part). */
export const orderDraft = z.object({
  category: z.string().min(1).max(40),
  patient: z.string().min(1).max(64),
  code: z.string().trim().min(1).max(64),
  display: z.string().trim().min(1).max(200),
  bodySite: z.string().trim().max(100).nullish(),
  laterality: z.enum(Laterality.values).nullish(),
  priority: z.enum(RequestPriority.values).default('routine'),
  setting: z.enum(OrderSetting.values).default('outpatient'),
  purpose: z.string().trim().min(2).max(1000),
  clinicalNotes: z.string().max(4000).nullish(),
  diagnosis: z.string().max(500).nullish(),
  /** Institution that performs; the category's centre when absent. */
  performer: z.string().max(64).nullish(),
  detail: z.record(z.string(), z.unknown()).nullish(),
  /** Why it is asked for although there is a recognisable result, and what the resident was told of it. */
  repeat: z.object({ reason: z.enum(RepeatReason.values), explanation: z.string().trim().min(4).max(500) }).nullish(),
})

/** An order as other functions see it. */
export const orderCard = z.object({
  id: z.string(),
  category: z.string(),
  state: z.string(),
  patient: z.string(),
  patientName: z.string(),
  patientSex: z.enum(sexes),
  patientBirthDate: z.string(),
  accessionNumber: z.string(),
  code: z.string(),
  display: z.string(),
  bodySite: z.string().nullable(),
  laterality: z.enum(Laterality.values).nullable(),
  priority: z.enum(RequestPriority.values),
  organization: z.string(),
  performer: z.string(),
  requester: z.string(),
  detail: z.record(z.string(), z.unknown()).nullable(),
  task: z.string().nullable(),
  taskState: z.string().nullable(),
})

export type OrderCard = z.output<typeof orderCard>

/** Order → task → report for every kind of examination. */
export const Orders = defineContract('orders', {
  version: 1,
  operations: {
    place: operation(orderDraft, orderCard, [UnknownPatient, UnknownCategory, RecognisableResultExists]),
    get: operation(z.object({ request: z.string() }), orderCard.nullable()),
    findByAccession: operation(z.object({ category: z.string(), accessionNumber: z.string() }), orderCard.nullable()),
    /** Orders of a resident in a category, the newest first: candidates for what arrives without a number. */
    ofPatient: operation(
      z.object({ category: z.string(), patient: z.string(), open: z.boolean() }),
      z.array(orderCard),
    ),
    /**
     * Orders of an institution whose task still waits for what it needs (images, a specimen), the pressing first: the worklist
     * of those who make them ready. `placedAt` is an ISO instant.
     */
    toPrepare: operation(
      z.object({ category: z.string(), organization: z.string(), limit: z.int().min(1).max(200) }),
      z.array(orderCard.extend({ placedAt: z.string() })),
    ),
    /** What the order needs has arrived (images, a specimen): the task can be worked on. Saying it twice is harmless. */
    markReady: operation(
      z.object({ request: z.string(), detail: z.record(z.string(), z.unknown()).nullish() }),
      z.object({ task: z.string(), state: z.string() }),
      [AlreadyStarted],
    ),
    /**
     * The caller opened what the report is written from (images, a tracing). Without it nobody signs for many people at once.
     */
    opened: operation(z.object({ request: z.string() }), z.object({ noted: z.boolean() })),
    /**
     * May the caller look at what a result of another institution was made from (images, a tracing), because it was shown to them
     * as one that they may recognise? Whoever answers a look by it writes the look down.
     */
    mayLook: operation(z.object({ request: z.string() }), z.object({ allowed: z.boolean() })),
    /**
     * The order that the caller's link opens, while the report that answers it stands; `null` for everybody else, and once the report
     * was retracted. For what a report was made from: images, a tracing.
     */
    shared: operation(z.object({}), z.object({ request: z.string().nullable() })),
    /** A hospital outside the county answers a case (FHIR DiagnosticReport). Saying the same twice is harmless. */
    caseAnswered: operation(
      z.object({ report: z.record(z.string(), z.unknown()) }),
      z.object({ case: z.string(), taken: z.boolean() }),
      [UnknownCase, CaseNotWaiting, InvalidReport],
    ),
    /**
     * What had arrived belonged to another order and was taken away: a task that nobody has begun waits again. One that is being
     * worked on, or done, stays as it is, and the answer says so.
     */
    markWaiting: operation(
      z.object({ request: z.string(), reason: z.string() }),
      z.object({ task: z.string(), state: z.string() }),
    ),
    /**
     * What had arrived cannot be used and is to come again (a retake, another specimen): the task waits, whoever has it gives it up,
     * and it is allocated anew when it is ready. `waiting` is false where a report was signed or published already.
     */
    askAgain: operation(
      z.object({ request: z.string(), reason: z.string() }),
      z.object({ task: z.string(), state: z.string(), waiting: z.boolean() }),
    ),
  },
  events: [
    RequestPlaced,
    RequestRevoked,
    TaskRejected,
    ReportPublished,
    ReportAmended,
    ReportRetracted,
    ResultRecognised,
  ],
})

/** A picture that a report shows, with what is drawn on it: points in shares of its width and height, from the upper left corner. */
export const figure = z.object({
  /** PNG, base64. */
  png: z.string(),
  /** Pixels. */
  width: z.int().min(1),
  height: z.int().min(1),
  caption: z.string(),
  marks: z.array(
    z.object({ points: z.array(z.tuple([z.number(), z.number()])), closed: z.boolean(), text: z.string() }),
  ),
})

export type Figure = z.output<typeof figure>

/** What is wrong with a place of a report: an error unless it says `warning`, which the author may confirm with a reason. */
const place = z.object({
  pointer: z.string(),
  zh: z.string(),
  en: z.string(),
  severity: z.enum(['error', 'warning']).optional(),
})

/** A finding that has to be told at once (危急值): an entry of a category's catalogue, which the county may change. */
export const criticalFinding = z.object({
  code: z.string().min(1).max(64),
  zh: z.string().min(1).max(200),
  en: z.string().min(1).max(200),
  /** Words of reports that name it. */
  terms: z.array(z.string().min(1)).default([]),
  /** It counts above this size only, where a text states one. */
  above: z.object({ value: z.number(), unit: z.string() }).optional(),
})

export type CriticalFinding = z.output<typeof criticalFinding>

/** A kind of examination: what the orders block asks the plugin that performs it. */
export const DiagnosticService = defineContract('diagnostic-service', {
  // what a centre's pages, work and notices are called where it has no word of its own
  words: 'orders.centre',
  version: 1,
  cardinality: 'many',
  operations: {
    describe: operation(
      z.object({}),
      z.object({
        category: z.string(),
        /** Letters before the accession number: `YX`. */
        prefix: z.string().regex(/^[A-Z]{1,3}$/),
        /** Institution that performs when the request names none; `null` asks the requester to choose. */
        centre: z.string().nullable(),
        /** Permission of those who make a request ready at the institution that asks (take the images, draw the blood). */
        preparePermission: z.string(),
        /** Label key of the report's title. */
        title: z.string(),
        /** Label keys of the report's sections, in order; also the keys of its content. */
        sections: z.array(z.object({ key: z.string(), label: z.string(), required: z.boolean() })),
        /** Pages, with `{task}`, `{report}`, `{request}` to be filled. */
        pages: z.object({ read: z.string(), report: z.string(), request: z.string() }),
        /** ISO 8601 durations by priority: until when a report is due. */
        targets: z.object({ routine: z.string(), urgent: z.string(), stat: z.string() }),
        /** Duty whose roster tasks are allocated by; without one, whoever may claim takes from the list. */
        duty: z.string().nullish(),
        /** Key of an order's detail that statistics divide the category by, such as `modality`. */
        divideBy: z.string().max(40).nullish(),
        /** Catalogue of critical findings; a category without one names what it raises itself. */
        criticalFindings: z.array(criticalFinding).optional(),
        /** Words by which reports are checked for sex and side; without them they are not. */
        vocabulary: reportVocabulary.optional(),
        /** Catalogue of what can be asked for, for pages that know no category; `detail` goes into the request. */
        examinations: z
          .array(
            z.object({
              code: z.string().min(1).max(64),
              zh: z.string().min(1).max(200),
              en: z.string().min(1).max(200),
              bodySite: z.string().optional(),
              detail: z.record(z.string(), z.unknown()).optional(),
            }),
          )
          .optional(),
      }),
    ),
    /** What somebody has to be able to read for this order, and how much work it is compared with others (1 to 100). */
    assess: operation(
      z.object({ order: orderCard }),
      z.object({ skills: z.array(z.string().max(60)).max(20), points: z.int().min(1).max(100) }),
    ),
    /** Pictures of a request's report as they were at `at` (when the report was published), or now; `[]` for none. */
    figures: operation(z.object({ request: z.string(), at: z.string().nullable() }), z.array(figure)),
    /**
     * What only the category knows to be wrong with a report, before it is signed; `[]` when nothing is. Missing sections, sex
     * and side, units and critical findings are looked at by the block.
     */
    check: operation(z.object({ order: orderCard, content: z.record(z.string(), z.string()) }), z.array(place)),
  },
})
