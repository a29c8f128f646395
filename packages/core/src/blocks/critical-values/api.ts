import { z } from 'zod'
import { defineEndpoint, file } from '../../endpoint/define-endpoint.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { criticalFinding } from '../orders/contract.ts'
import { criticalValueDraft, namedFinding } from './contract.ts'
import { rateLine, ratesAsked } from './rates.ts'
import { valueFilter } from './search-values.ts'
import { AlreadyRaised, ReadBackMissing, UnknownFinding, UnknownRequest } from './value-problems.ts'
import { valueDetail, valueView } from './value-views.ts'

const id = z.object({ id: z.string().max(64) })
const said = id.extend({ text: z.string().trim().min(2).max(2000) })
const read = { permission: 'critical-values:value:read' }
const raise = { permission: 'critical-values:value:raise' }
const receive = { permission: 'critical-values:value:receive' }

/** Critical values over HTTP, the same for every category; a permission may be held for one category only. */
export const criticalValuesApi = {
  listFindings: defineEndpoint('GET /findings', {
    access: read,
    input: z.object({ category: z.string().max(40) }),
    output: z.object({ items: z.array(criticalFinding) }),
  }),
  raiseValue: defineEndpoint('POST /values', {
    access: raise,
    input: criticalValueDraft,
    output: valueDetail,
    problems: [UnknownRequest, UnknownFinding, AlreadyRaised],
  }),
  /** Findings that a text names and that are neither raised nor dismissed. */
  findUnanswered: defineEndpoint('POST /findings/unanswered', {
    access: raise,
    input: z.object({ request: z.string().max(64), text: z.string().max(40_000) }),
    output: z.object({ items: z.array(namedFinding) }),
    problems: [UnknownRequest],
  }),
  dismissFinding: defineEndpoint('POST /findings/dismissals', {
    access: raise,
    input: z.object({
      request: z.string().max(64),
      code: z.string().max(64),
      reason: z.string().trim().min(4).max(500),
    }),
    output: z.object({ id: z.string() }),
    problems: [UnknownRequest],
  }),
  listValues: defineEndpoint('GET /values', {
    access: read,
    input: z.object({
      ...valueFilter,
      cursor: z.string().max(500).optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    output: z.object({ items: z.array(valueView), next: z.string().nullable() }),
  }),
  getValue: defineEndpoint('GET /values/:id', { access: read, input: id, output: valueDetail, problems: [NotFound] }),
  confirmValue: defineEndpoint('POST /values/:id/confirm', {
    access: raise,
    input: id,
    output: valueDetail,
    problems: [NotFound],
  }),
  logCall: defineEndpoint('POST /values/:id/calls', {
    access: { permission: 'critical-values:value:notify' },
    input: id.extend({
      channel: z.enum(['phone', 'in-person']).default('phone'),
      recipient: z.string().max(64).nullish(),
      recipientName: z.string().trim().min(1).max(100),
      outcome: z.enum(['CONFIRMED', 'REACHED_NO_READBACK', 'UNABLE_TO_REACH']),
      readBack: z.string().trim().max(500).nullish(),
      remark: z.string().trim().max(500).nullish(),
    }),
    output: valueDetail,
    problems: [NotFound, ReadBackMissing],
  }),
  /** A read-back that does not repeat the finding is logged and leaves the value as it was. */
  acknowledgeValue: defineEndpoint('POST /values/:id/acknowledge', {
    access: receive,
    input: id.extend({ readBack: z.string().trim().min(1).max(500) }),
    output: valueDetail,
    problems: [NotFound],
  }),
  actUpon: defineEndpoint('POST /values/:id/act', {
    access: receive,
    input: said,
    output: valueDetail,
    problems: [NotFound],
  }),
  noteValue: defineEndpoint('POST /values/:id/note', {
    access: receive,
    input: said,
    output: valueDetail,
    problems: [NotFound],
  }),
  closeValue: defineEndpoint('POST /values/:id/close', {
    access: receive,
    input: id,
    output: valueDetail,
    problems: [NotFound],
  }),
  withdrawValue: defineEndpoint('POST /values/:id/withdraw', {
    access: { permission: 'critical-values:value:withdraw' },
    input: id.extend({ reason: z.string().trim().min(4).max(500) }),
    output: valueDetail,
    problems: [NotFound],
  }),
  /** 提醒: the head of the department tells the doctor who asked and those on duty again. */
  remind: defineEndpoint('POST /values/:id/remind', {
    access: { permission: 'critical-values:value:lead' },
    input: id,
    output: valueDetail,
    problems: [NotFound],
  }),
  /** 督办: 医务科 tells them, and the department's head. */
  supervise: defineEndpoint('POST /values/:id/supervise', {
    access: { permission: 'critical-values:value:oversee' },
    input: id,
    output: valueDetail,
    problems: [NotFound],
  }),
  rates: defineEndpoint('GET /rates', {
    access: { permission: 'critical-values:rate:read' },
    input: ratesAsked,
    output: z.object({ items: z.array(rateLine) }),
  }),
  exportValues: defineEndpoint('GET /values.csv', {
    access: read,
    input: z.object(valueFilter),
    output: file('text/csv'),
  }),
  exportWorkbook: defineEndpoint('GET /values.xlsx', {
    access: read,
    input: z.object(valueFilter),
    output: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
  printValues: defineEndpoint('GET /values.pdf', {
    access: read,
    input: z.object(valueFilter),
    output: file('application/pdf'),
  }),
}
