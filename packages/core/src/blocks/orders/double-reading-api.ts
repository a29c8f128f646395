import { z } from 'zod'
import { defineEndpoint } from '../../endpoint/define-endpoint.ts'
import { NotFound, VersionConflict } from '../../problem/core-problems.ts'
import { doubleReadingLifecycle } from './double-reading-lifecycle.ts'
import {
  BlindReading,
  EmptyReading,
  NeedsComment,
  NotTheSecondReader,
  NotYoursToDecide,
  ReadTwiceAlready,
  SeenBefore,
} from './double-reading-problems.ts'
import { doubleReadingView, readingSteps } from './double-reading-views.ts'
import { NotPublished, NotTheAuthor } from './order-problems.ts'
import { AgreementGrade } from './radpeer.ts'

const id = z.object({ id: z.string().max(64) })
const states = z.enum(doubleReadingLifecycle.states)
const perform = { permission: 'orders:double-reading:perform' } as const
const read = { permission: 'orders:double-reading:read' } as const

const tally = {
  input: z.object({ category: z.string().max(40), from: z.iso.date(), to: z.iso.date() }),
  output: z.object({
    items: z.array(
      z.object({ author: z.string(), authorName: z.string(), grade: z.enum(AgreementGrade.values), count: z.int() }),
    ),
  }),
}

/** Double reading over HTTP (双阅片). */
export const doubleReadingApi = {
  listReadings: defineEndpoint('GET /double-readings', {
    access: read,
    input: z.object({
      category: z.string().max(40).optional(),
      state: z.union([states, z.array(states)]).optional(),
      mine: z.boolean().optional(),
      /** What waits for the caller: to read, to grade, to answer, to decide. */
      step: z.enum(readingSteps).optional(),
      cursor: z.string().max(500).optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    output: z.object({ items: z.array(doubleReadingView), next: z.string().nullable() }),
  }),
  /** Graded readings of one's own reports. */
  tallyReadings: defineEndpoint('GET /double-readings/tally', { access: read, ...tally }),
  /** Graded readings of everybody's reports. */
  tallyEverybody: defineEndpoint('GET /double-readings/everybody', {
    access: { permission: 'orders:double-reading:oversee' },
    ...tally,
  }),
  getReading: defineEndpoint('GET /double-readings/:id', {
    access: read,
    input: id,
    output: doubleReadingView,
    problems: [NotFound],
  }),
  /** By hand: this report is read a second time. */
  sendToSecondReader: defineEndpoint('POST /reports/:id/second-reading', {
    access: { permission: 'orders:double-reading:manage' },
    input: id,
    output: doubleReadingView,
    problems: [NotFound, NotPublished, ReadTwiceAlready, BlindReading],
  }),
  claimReading: defineEndpoint('POST /double-readings/:id/claim', {
    access: perform,
    input: id,
    output: doubleReadingView,
    problems: [NotFound, SeenBefore],
  }),
  handBackReading: defineEndpoint('POST /double-readings/:id/hand-back', {
    access: perform,
    input: id,
    output: doubleReadingView,
    problems: [NotFound, NotTheSecondReader],
  }),
  saveReading: defineEndpoint('PUT /double-readings/:id/draft', {
    access: perform,
    input: id.extend({
      content: z.record(z.string().max(60), z.string().max(20_000)),
      positive: z.boolean().nullish(),
    }),
    output: doubleReadingView,
    problems: [NotFound, NotTheSecondReader, VersionConflict],
  }),
  submitReading: defineEndpoint('POST /double-readings/:id/submit', {
    access: perform,
    input: id,
    output: doubleReadingView,
    problems: [NotFound, NotTheSecondReader, EmptyReading],
  }),
  gradeReading: defineEndpoint('POST /double-readings/:id/grade', {
    access: perform,
    input: id.extend({ grade: z.enum(AgreementGrade.values), comment: z.string().trim().max(2000).default('') }),
    output: doubleReadingView,
    problems: [NotFound, NotTheSecondReader, NeedsComment],
  }),
  answerReading: defineEndpoint('POST /double-readings/:id/answer', {
    access: { permission: 'orders:report:write' },
    input: id.extend({ answer: z.string().trim().min(4).max(2000) }),
    output: doubleReadingView,
    problems: [NotFound, NotTheAuthor],
  }),
  decideReading: defineEndpoint('POST /double-readings/:id/decide', {
    access: { permission: 'orders:double-reading:arbitrate' },
    input: id.extend({
      decision: z.enum(['first-stands', 'amend']),
      reason: z.string().trim().min(4).max(2000),
    }),
    output: doubleReadingView,
    problems: [NotFound, NotYoursToDecide],
  }),
}
