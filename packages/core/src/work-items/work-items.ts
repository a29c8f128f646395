import { z } from 'zod'
import { defineEvent } from '../events/define-event.ts'
import { defineProjection } from '../projection/define-projection.ts'
import { field } from '../resource/fields/index.ts'

/** How pressing work is, the most pressing first: 危急、加急、常规. */
export const urgencies = ['critical', 'urgent', 'routine'] as const
export const urgency = z.enum(urgencies)

/** Words for a label with placeholders: `labels` are found in the locales of the plugin that opened the item. */
export const labelArguments = z.record(z.string(), z.union([z.string(), z.number()]))

/**
 * Something waits for somebody: a person, or whoever holds a permission at an institution. Any plugin emits it; it
 * appears under 我的工作 of those whom it concerns until `core.work-closed` names the same item.
 */
export const WorkOpened = defineEvent(
  'core.work-opened',
  z.object({
    /** Stable id; opening it again replaces what was said before. */
    item: z.string(),
    /** Label key of what is to be done, for example `imaging.work.read`. */
    kind: z.string(),
    arguments: labelArguments.default({}),
    patient: z.string().nullable(),
    /** As it stood when the work was opened, so that the list needs no other table. */
    patientName: z.string().nullable(),
    assignee: z.string().nullable(),
    /** Permission (with qualifier) whose holders may take it, when nobody is named. */
    permission: z.string(),
    /** Where it is to be done: the permission has to reach there. */
    organization: z.string(),
    /** Where it comes from. */
    origin: z.string().nullable(),
    urgency,
    dueAt: z.iso.datetime().nullable(),
    /** Page of the one next action, below the application's root. */
    href: z.string(),
  }),
)

export const WorkClosed = defineEvent('core.work-closed', z.object({ item: z.string() }))

/** What waits, across all plugins. Read through `GET /api/core/work`, which knows whom it concerns. */
export const workItem = defineProjection('core.workItem', {
  fields: {
    item: field.identifier({ max: 200 }),
    kind: field.text({ max: 120 }),
    arguments: field.json(labelArguments),
    patient: field.patient({ optional: true }),
    patientName: field.text({ max: 100, optional: true }),
    assignee: field.practitioner({ optional: true }),
    permission: field.text({ max: 120 }),
    origin: field.organization({ optional: true }),
    urgency: field.oneOf(urgencies),
    /** 0 critical … 2 routine: what lists are sorted by. */
    rank: field.integer(),
    dueAt: field.instant({ optional: true }),
    href: field.text({ max: 300 }),
    openedAt: field.instant(),
  },
  access: { read: 'core:work:read' },
  unique: [['item']],
  indexes: [
    ['assignee', 'rank'],
    ['permission', 'organization', 'rank'],
    ['rank', 'openedAt'],
  ],
})
