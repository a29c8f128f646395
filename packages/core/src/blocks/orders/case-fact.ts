import { defineProjection } from '../../projection/define-projection.ts'
import type { Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { RequestPriority } from './order-codes.ts'

const minutes = () => field.integer({ min: 0, optional: true })
const day = () => field.identifier({ max: 10, optional: true })

/**
 * An order as statistics count it: a narrow row with what took how long, so that a year of a county is counted in the database at
 * once. Belongs to the institution that asked. Steps are in whole minutes, rounded down; days and weeks are the county's.
 */
export const caseFact = defineProjection('orders.caseFact', {
  fields: {
    category: field.identifier({ max: 40 }),
    request: field.reference({ to: 'orders.request' }),
    accessionNumber: field.identifier({ max: 16 }),
    display: field.text({ max: 200 }),
    /** What the category divides itself by, such as the modality. */
    kind: field.identifier({ max: 60, optional: true }),
    priority: field.code(RequestPriority),
    performer: field.organization(),
    requester: field.practitioner(),
    outcome: field.oneOf(['open', 'published', 'revoked', 'rejected']),
    /** Done at one institution, read at another (基层检查、上级诊断). */
    elsewhere: field.boolean(),
    placedDay: field.identifier({ max: 10 }),
    placedWeek: field.identifier({ max: 10 }),
    publishedDay: day(),
    publishedWeek: day(),
    toReady: minutes(),
    toClaim: minutes(),
    toSign: minutes(),
    toPublish: minutes(),
    total: minutes(),
    inTime: field.boolean({ optional: true }),
    author: field.practitioner({ optional: true }),
    reviewer: field.practitioner({ optional: true }),
    positive: field.boolean({ optional: true }),
    amended: field.boolean(),
    retracted: field.boolean(),
    /** Read by a second reader (双阅片). */
    doubleRead: field.boolean({ optional: true }),
  },
  access: { read: 'orders:figure:read' },
  partition: 'category',
  unique: [['request']],
  indexes: [
    ['category', 'placedDay'],
    ['category', 'publishedDay'],
    ['organization', 'category', 'publishedDay'],
  ],
})

export type CaseFact = Row<typeof caseFact>
