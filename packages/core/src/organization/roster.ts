import { defineResource } from '../resource/define-resource.ts'
import { field } from '../resource/fields/index.ts'

/**
 * A shift on a roster (排班): who has which duty when. Duties are named by the functions that need them, for example
 * `imaging.reading`; who is on duty now is what allocation and escalation ask the directory for.
 */
export const shift = defineResource('core.shift', {
  fields: {
    practitioner: field.practitioner(),
    department: field.reference({ to: 'core.department', optional: true }),
    duty: field.identifier({ max: 80 }),
    startsAt: field.instant(),
    endsAt: field.instant(),
    /** Asked only when nobody else can be reached (听班). */
    onCall: field.boolean(),
    note: field.text({ max: 200, optional: true }),
  },
  access: { read: 'core:organization:read', create: 'core:roster:manage', update: 'core:roster:manage' },
  list: {
    columns: ['practitioner', 'duty', 'startsAt', 'endsAt', 'onCall'],
    filters: ['duty', 'practitioner', 'startsAt'],
    sort: 'startsAt',
  },
  indexes: [['duty', 'endsAt']],
  surfaces: ['rest', 'list', 'form', 'export'],
})
