import { z } from 'zod'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { doubleReadingLifecycle } from './double-reading-lifecycle.ts'
import { AgreementGrade } from './radpeer.ts'
import { patientSnapshot } from './request.ts'

const sections = z.record(z.string(), z.string().max(20_000))
const when = () => field.instant({ optional: true })
const who = () => field.practitioner({ optional: true })
const name = () => field.text({ max: 100, optional: true })
const words = () => field.multiline({ max: 2000, optional: true })

/**
 * A second reading of a report. `organization` is the institution that performs, whose readers do it. The first text is kept as it
 * was when the second was submitted: that is what was compared, whatever becomes of the report.
 */
export const doubleReading = defineResource('orders.double-reading', {
  fields: {
    category: field.identifier({ max: 40 }),
    request: field.reference({ to: 'orders.request' }),
    report: field.reference({ to: 'orders.report' }),
    ...patientSnapshot,
    accessionNumber: field.identifier({ max: 16 }),
    display: field.text({ max: 200 }),
    kind: field.identifier({ max: 60, optional: true }),
    placer: field.organization(),
    /** 抽取方式 */
    drawn: field.oneOf(['share', 'always', 'hand']),
    drawnDay: field.identifier({ max: 10 }),
    mode: field.oneOf(['before-publication', 'after-publication']),
    author: field.practitioner(),
    authorName: field.text({ max: 100 }),
    reviewer: who(),
    reader: who(),
    readerName: name(),
    claimedAt: when(),
    /** Until when the second reading is due. */
    dueAt: field.instant(),
    readWithin: field.text({ max: 20 }),
    answerWithin: field.text({ max: 20 }),
    decideWithin: field.text({ max: 20 }),
    followUp: field.json(z.array(z.string())),
    content: field.json(sections),
    positive: field.boolean({ optional: true }),
    submittedAt: when(),
    firstContent: field.json(sections, { optional: true }),
    firstPositive: field.boolean({ optional: true }),
    grade: field.code(AgreementGrade, { optional: true }),
    comment: words(),
    gradedAt: when(),
    gradedDay: field.identifier({ max: 10, optional: true }),
    answer: words(),
    answeredAt: when(),
    decision: field.oneOf(['first-stands', 'amend'], { optional: true }),
    decisionReason: words(),
    arbiter: who(),
    arbiterName: name(),
    decidedAt: when(),
  },
  lifecycle: doubleReadingLifecycle,
  access: {
    read: 'orders:double-reading:read',
    create: 'orders:double-reading:manage',
    update: 'orders:double-reading:perform',
  },
  partition: 'category',
  unique: [['report']],
  indexes: [
    ['category', 'state', 'createdAt', 'id'],
    ['organization', 'createdAt', 'id'],
    ['reader', 'state'],
    ['author', 'state'],
    ['request'],
    ['category', 'gradedDay'],
  ],
  surfaces: [],
})

export type DoubleReading = Row<typeof doubleReading>
