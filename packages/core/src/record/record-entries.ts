import { z } from 'zod'
import { defineEvent } from '../events/define-event.ts'
import { defineProjection } from '../projection/define-projection.ts'
import { field } from '../resource/fields/index.ts'
import { labelArguments } from '../work-items/work-items.ts'

/** Something happened to a resident that belongs on the time line of the record (患者全景). Any plugin emits it. */
export const RecordEntered = defineEvent(
  'core.record-entered',
  z.object({
    entry: z.string(),
    patient: z.string(),
    /** Label key, for example `imaging.record.report-published`. */
    kind: z.string(),
    arguments: labelArguments.default({}),
    at: z.iso.datetime(),
    organization: z.string(),
    /** Who may see it: a permission, with qualifier if it has one. */
    permission: z.string(),
    href: z.string().nullable(),
  }),
)

/** An entry that no longer holds: entered in error. */
export const RecordWithdrawn = defineEvent('core.record-withdrawn', z.object({ entry: z.string() }))

/** The time line of every resident, across plugins. */
export const recordEntry = defineProjection('core.recordEntry', {
  fields: {
    entry: field.identifier({ max: 200 }),
    patient: field.patient(),
    kind: field.text({ max: 120 }),
    arguments: field.json(labelArguments),
    at: field.instant(),
    permission: field.text({ max: 120 }),
    href: field.text({ max: 300, optional: true }),
  },
  access: { read: 'core:record:read' },
  unique: [['entry']],
  indexes: [['patient', 'at']],
})
