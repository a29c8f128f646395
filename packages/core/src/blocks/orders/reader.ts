import { z } from 'zod'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'

/**
 * What a reader takes (阅片医师), as allocation sees them. Whoever is on the roster without a profile takes everything at
 * full capacity.
 */
export const reader = defineResource('orders.reader', {
  fields: {
    category: field.identifier({ max: 40 }),
    practitioner: field.practitioner(),
    /** Skills of the category's own naming, such as `CT` or `chest`; empty takes everything. */
    skills: field.json(z.array(z.string().max(60)).max(60)),
    /** Share of a full load, in percent: 50 for somebody who is half in the outpatient clinic. */
    capacity: field.integer({ min: 0, max: 200 }),
  },
  access: { read: 'orders:task:read', create: 'orders:task:manage', update: 'orders:task:manage' },
  partition: 'category',
  unique: [['category', 'practitioner']],
  surfaces: [],
})

export type Reader = Row<typeof reader>
