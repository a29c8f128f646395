import { sql } from '../../../persistence/sql.ts'
import type { IndicatorSource } from '../../statistics/index.ts'
import { recognition } from './recognition.ts'

const theme = 'orders.recognition'
const recognised = sql`outcome = 'recognised'`

/** How often results were recognised, how often and why the same was done again, and what was saved. */
export const recognitionIndicators: readonly IndicatorSource[] = [
  {
    resource: recognition,
    category: { column: sql`category` },
    time: { day: sql`day`, week: sql`week` },
    dimensions: [
      {
        id: 'organization',
        label: 'orders.recognition.dimension.organization',
        kind: 'organization',
        column: sql`organization`,
      },
      {
        id: 'source',
        label: 'orders.recognition.dimension.source',
        kind: 'organization',
        column: sql`source_organization`,
      },
      { id: 'kind', label: 'statistics.dimension.kind', kind: 'text', column: sql`kind` },
      {
        id: 'reason',
        label: 'orders.recognition.dimension.reason',
        kind: 'codes',
        labels: 'orders.repeat-reason',
        column: sql`reason`,
      },
      { id: 'requester', label: 'statistics.dimension.requester', kind: 'practitioner', column: sql`practitioner` },
    ],
    record: {
      title: sql`display`,
      reference: sql`source_number`,
      organization: sql`organization`,
      link: sql`'recognition:' || id`,
    },
    indicators: [
      { id: 'orders.recognisable', theme, measure: 'count' },
      { id: 'orders.recognised', theme, measure: 'share', part: recognised },
      { id: 'orders.repeated', theme, measure: 'share', part: sql`outcome <> 'recognised'` },
      { id: 'orders.repeated-without-reason', theme, measure: 'share', part: sql`outcome = 'unanswered'` },
      { id: 'orders.saved', theme, measure: 'sum', part: recognised, amount: sql`saved` },
    ],
  },
]
