import { z } from 'zod'
import { defineContract, operation } from '../contract/define-contract.ts'
import { defineResource } from '../resource/define-resource.ts'
import { field } from '../resource/fields/index.ts'
import { labelArguments, urgencies, urgency } from '../work-items/work-items.ts'

/** A line at somebody's bell. */
export const notification = defineResource('core.notification', {
  fields: {
    recipient: field.practitioner(),
    kind: field.text({ max: 120 }),
    arguments: field.json(labelArguments),
    patient: field.patient({ optional: true }),
    urgency: field.oneOf(urgencies),
    href: field.text({ max: 300 }),
    readAt: field.instant({ optional: true }),
  },
  access: { read: 'core:notification:read' },
  indexes: [['recipient', 'createdAt', 'id']],
  surfaces: [],
  history: false,
})

const recipients = z.union([
  z.object({ practitioners: z.array(z.string()) }),
  z.object({ permission: z.string(), organization: z.string() }),
])

/** Tells people at once: the bell moves without a reload. */
export const Notifications = defineContract('notifications', {
  version: 1,
  operations: {
    notify: operation(
      z.object({
        to: recipients,
        kind: z.string(),
        arguments: labelArguments.default({}),
        patient: z.string().nullable().default(null),
        urgency: urgency.default('routine'),
        href: z.string(),
      }),
      z.object({ recipients: z.int() }),
    ),
  },
})
