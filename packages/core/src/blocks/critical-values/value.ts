import { z } from 'zod'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { Rung } from './value-codes.ts'
import { valueLifecycle } from './value-lifecycle.ts'

const name = (max = 100) => field.text({ max, optional: true })
const at = () => field.instant({ optional: true })
const who = () => field.practitioner({ optional: true })

/**
 * A critical value (危急值): a snapshot of what was found, of whom and for whom, and how far its closed loop has come.
 * `organization` is the institution that asked. What a report says later does not change it.
 */
export const value = defineResource('critical-values.value', {
  fields: {
    category: field.identifier({ max: 40 }),
    request: field.identifier(),
    report: field.identifier({ optional: true }),
    accessionNumber: field.identifier({ max: 16 }),
    examination: field.text({ max: 200 }),
    patient: field.patient(),
    patientName: field.text({ max: 100 }),
    patientSex: field.text({ max: 10 }),
    patientBirthDate: field.date(),
    /** What was found: code and words of the category's catalogue. */
    code: field.identifier({ max: 64 }),
    display: field.text({ max: 200 }),
    displayEn: name(200),
    /** A measured number as it was reported, with its unit in UCUM. */
    quantity: name(40),
    unit: name(40),
    /** What the number or the code does not say. */
    detail: field.multiline({ max: 1000, optional: true }),
    performer: field.organization(),
    requester: field.practitioner(),
    raisedAt: field.instant(),
    /** Month of raising in the county, `2026-11`. */
    month: field.identifier({ max: 7 }),
    raisedBy: who(),
    raisedByName: field.text({ max: 100 }),
    /** Who stands on the escalation ladder, and how far it has been climbed in the present state. */
    ladder: field.json(z.array(z.enum(Rung.values))),
    rung: field.integer({ min: 0, max: 20 }),
    notifyWithin: field.text({ max: 20 }),
    acknowledgeWithin: field.text({ max: 20 }),
    actWithin: field.text({ max: 20 }),
    noteWithin: field.text({ max: 20 }),
    /** Until when the next step is due; empty when nothing is. */
    dueAt: at(),
    confirmedAt: at(),
    confirmedBy: who(),
    confirmedByName: name(),
    notifiedAt: at(),
    notifiedInTime: field.boolean({ optional: true }),
    acknowledgedAt: at(),
    acknowledgedBy: who(),
    acknowledgedByName: name(),
    acknowledgedInTime: field.boolean({ optional: true }),
    readBack: field.text({ max: 500, optional: true }),
    actedAt: at(),
    actedBy: who(),
    action: field.multiline({ max: 2000, optional: true }),
    notedAt: at(),
    notedBy: who(),
    progressNote: field.multiline({ max: 2000, optional: true }),
    closedAt: at(),
    withdrawnAt: at(),
    statusReason: name(500),
    /** Request and code while it has not been withdrawn: nobody raises the same twice. */
    liveKey: field.identifier({ max: 140, optional: true }),
  },
  lifecycle: valueLifecycle,
  access: { read: 'critical-values:value:read', create: 'critical-values:value:raise' },
  partition: 'category',
  unique: [['liveKey']],
  indexes: [
    ['category', 'createdAt', 'id'],
    ['organization', 'createdAt', 'id'],
    ['category', 'state', 'createdAt', 'id'],
    ['createdAt', 'id'],
    ['month', 'organization'],
    ['organization', 'month'],
    ['category', 'month'],
    ['patient', 'createdAt'],
    ['request'],
    ['patientName'],
    ['accessionNumber'],
    ['dueAt'],
  ],
  surfaces: [],
})

export type CriticalValue = Row<typeof value>

/** States in which nothing is to be done any more. */
export const endedStates = ['closed', 'withdrawn'] as const
