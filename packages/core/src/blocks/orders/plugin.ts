import { z } from 'zod'
import { optional } from '../../contract/define-contract.ts'
import { Notifications } from '../../notifications/notifications.ts'
import { Directory } from '../../organization/directory.ts'
import { definePlugin } from '../../plugin/define-plugin.ts'
import { SharedLinks } from '../../shared-links/shared-links.ts'
import { CriticalValues } from '../critical-values/contract.ts'
import { PatientIndex } from '../patient-index/contract.ts'
import { Signatures } from '../signatures/contract.ts'
import { Indicators } from '../statistics/contract.ts'
import { allocationApi } from './allocation-api.ts'
import { AllocateWaiting, ReturnAllocation } from './allocation-jobs.ts'
import { ordersApi } from './api.ts'
import { caseFact } from './case-fact.ts'
import { caseApi } from './cases/case-api.ts'
import { CaseEscalated, CaseMoved } from './cases/case-events.ts'
import { caseProblems } from './cases/case-problems.ts'
import { caseSettings } from './cases/case-settings.ts'
import { caseMessage, DeliverCases, difficultCase, ExpireCase, FetchAnswers } from './cases/difficult-case.ts'
import { CaseMaterial, ReferralGateway } from './cases/referral-contract.ts'
import { DiagnosticService, Orders } from './contract.ts'
import { doubleReading } from './double-reading.ts'
import { doubleReadingApi } from './double-reading-api.ts'
import { doubleReadingProblems } from './double-reading-problems.ts'
import { doubleReadingRule } from './double-reading-settings.ts'
import {
  ReportAmended,
  ReportPublished,
  ReportRetracted,
  RequestPlaced,
  RequestRevoked,
  TaskRejected,
} from './order-events.ts'
import { orderProblems } from './order-problems.ts'
import { phrase } from './phrase.ts'
import { reader } from './reader.ts'
import { recognition, sharedLook } from './recognition/recognition.ts'
import { recognitionApi } from './recognition/recognition-api.ts'
import { RecognisableResults, Recognition } from './recognition/recognition-contract.ts'
import { ResultRecognised } from './recognition/recognition-events.ts'
import { recognitionProblems } from './recognition/recognition-problems.ts'
import { recognitionSettings } from './recognition/recognition-settings.ts'
import { report } from './report.ts'
import { reportReader } from './report-reader.ts'
import { request } from './request.ts'
import { reviewLevelApi } from './review-level-api.ts'
import { reviewLevel, reviewRule } from './review-rule.ts'
import { opening, series, seriesMember } from './series.ts'
import { seriesApi } from './series-api.ts'
import { seriesProblems } from './series-problems.ts'
import { shareApi } from './share-api.ts'
import { task } from './task.ts'
import { template, templateVersion } from './template.ts'
import { templateApi } from './template-api.ts'

const duration = z.string().regex(/^P(T?\d+[DHMS])+$/)

/** Settings of the block. Durations are ISO 8601. */
export const ordersSettings = z
  .object({
    /** How long a claimed task stays with its owner before it returns to the list. */
    claimFor: duration.default('PT2H'),
    /** How long an allocated task is kept for its reader before anybody may take it, by priority. */
    holdFor: z
      .object({ routine: duration, urgent: duration, stat: duration })
      .default({ routine: 'PT30M', urgent: 'PT10M', stat: 'PT3M' }),
    /** By category, which roles may publish what; the first rule that fits counts, without one the permission alone does. */
    reviewLevels: z.record(z.string(), z.array(reviewRule)).default({}),
    /** Recognition of results (结果互认). */
    recognition: recognitionSettings,
    /** Difficult cases that are sent up (疑难病例上送). */
    cases: caseSettings,
    /** Double reading by category: which reports, when, and how long each step may take. */
    doubleReading: z.record(z.string(), doubleReadingRule).default({}),
  })
  .prefault({})

export type OrdersSettings = z.output<typeof ordersSettings>

/** The default provider of `orders@1`. */
export const ordersPlugin = definePlugin('orders', {
  core: '*',
  uses: {
    patients: PatientIndex,
    services: DiagnosticService,
    directory: Directory,
    notifications: Notifications,
    criticalValues: optional(CriticalValues),
    recognisable: RecognisableResults,
    recognition: optional(Recognition),
    gateway: optional(ReferralGateway),
    material: CaseMaterial,
    signatures: optional(Signatures),
    links: SharedLinks,
  },
  provides: { orders: Orders, indicators: Indicators },
  settings: ordersSettings,
  resources: [
    request,
    task,
    report,
    template,
    templateVersion,
    phrase,
    reportReader,
    reader,
    caseFact,
    series,
    seriesMember,
    opening,
    recognition,
    sharedLook,
    difficultCase,
    caseMessage,
    doubleReading,
    reviewLevel,
  ],
  api: {
    ...ordersApi,
    ...allocationApi,
    ...templateApi,
    ...seriesApi,
    ...recognitionApi,
    ...caseApi,
    ...doubleReadingApi,
    ...reviewLevelApi,
    ...shareApi,
  },
  jobs: [AllocateWaiting, ReturnAllocation, DeliverCases, FetchAnswers, ExpireCase],
  events: [
    RequestPlaced,
    RequestRevoked,
    TaskRejected,
    ReportPublished,
    ReportAmended,
    ReportRetracted,
    ResultRecognised,
    CaseMoved,
    CaseEscalated,
  ],
  problems: [...orderProblems, ...seriesProblems, ...recognitionProblems, ...caseProblems, ...doubleReadingProblems],
})
