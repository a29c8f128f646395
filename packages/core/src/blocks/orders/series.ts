import { z } from 'zod'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { Laterality } from './order-codes.ts'

/**
 * The same examination for many people on one occasion (体检批次): the staff of an employer, the older residents of a village.
 * `organization` is the institution that asks.
 */
export const series = defineResource('orders.series', {
  fields: {
    category: field.identifier({ max: 40 }),
    name: field.text({ max: 100 }),
    /** Employer, school, village (单位). */
    employer: field.text({ max: 200, optional: true }),
    /** Day of the check-up in the county. */
    day: field.date(),
    code: field.identifier({ max: 64 }),
    display: field.text({ max: 200 }),
    bodySite: field.text({ max: 100, optional: true }),
    laterality: field.code(Laterality, { optional: true }),
    purpose: field.multiline({ max: 1000 }),
    performer: field.organization({ optional: true }),
    detail: field.json(z.record(z.string(), z.unknown()), { optional: true }),
  },
  access: { read: 'orders:request:read', create: 'orders:request:create' },
  partition: 'category',
  indexes: [
    ['category', 'createdAt', 'id'],
    ['organization', 'createdAt', 'id'],
  ],
  surfaces: [],
})

/** Somebody in a series, with the request that was placed for them; nobody is in it twice. */
export const seriesMember = defineResource('orders.series-member', {
  fields: {
    category: field.identifier({ max: 40 }),
    series: field.reference({ to: 'orders.series' }),
    patient: field.patient(),
    request: field.reference({ to: 'orders.request' }),
  },
  access: { read: 'orders:request:read', create: 'orders:request:create' },
  partition: 'category',
  unique: [['series', 'patient'], ['request']],
  indexes: [['series', 'id']],
  surfaces: [],
  history: false,
})

/**
 * Somebody has opened what a request's report is written from (images, a tracing). Each look is in the audit; this is the fact
 * that a rule can ask for.
 */
export const opening = defineResource('orders.opening', {
  fields: {
    category: field.identifier({ max: 40 }),
    request: field.reference({ to: 'orders.request' }),
    practitioner: field.practitioner(),
  },
  access: { read: 'orders:task:read' },
  partition: 'category',
  unique: [['request', 'practitioner']],
  surfaces: [],
  history: false,
})

export type OrderSeries = Row<typeof series>

/** People per batch: what one unit of work places, signs or publishes. */
export const mostPerBatch = 200
