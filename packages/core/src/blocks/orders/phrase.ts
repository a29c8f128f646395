import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'

/** A phrase that reports use again (常用语): somebody's own, or shared by everybody who writes in the category. */
export const phrase = defineResource('orders.phrase', {
  fields: {
    category: field.identifier({ max: 40 }),
    /** Section that it is offered in; every section without one. */
    section: field.identifier({ max: 60, optional: true }),
    phrase: field.text({ max: 2000 }),
    /** Pinyin initials of its beginning: `wjmxyc` for 未见明显异常. */
    initials: field.text({ max: 40 }),
    /** Whose it is; shared without one. */
    owner: field.practitioner({ optional: true }),
  },
  access: { read: 'orders:report:write', create: 'orders:report:write', update: 'orders:report:write' },
  partition: 'category',
  indexes: [['category', 'owner']],
  surfaces: [],
})

export type Phrase = Row<typeof phrase>
