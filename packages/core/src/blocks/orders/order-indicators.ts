import { sql } from '../../persistence/sql.ts'
import type { IndicatorSource, SourceIndicator } from '../statistics/index.ts'
import { caseFact } from './case-fact.ts'
import { doubleReading } from './double-reading.ts'

const shared = [
  { id: 'organization', label: 'statistics.dimension.organization', kind: 'organization', column: sql`organization` },
  { id: 'performer', label: 'statistics.dimension.performer', kind: 'organization', column: sql`performer` },
  { id: 'kind', label: 'statistics.dimension.kind', kind: 'text', column: sql`kind` },
  {
    id: 'priority',
    label: 'statistics.dimension.priority',
    kind: 'codes',
    labels: 'orders.priority',
    column: sql`priority`,
  },
] as const
const requester = {
  id: 'requester',
  label: 'statistics.dimension.requester',
  kind: 'practitioner',
  column: sql`requester`,
} as const
const writers = [
  { id: 'author', label: 'statistics.dimension.author', kind: 'practitioner', column: sql`author` },
  { id: 'reviewer', label: 'statistics.dimension.reviewer', kind: 'practitioner', column: sql`reviewer` },
] as const

const source = {
  resource: caseFact,
  category: { column: sql`category` },
  record: {
    title: sql`display`,
    reference: sql`accession_number`,
    organization: sql`organization`,
    link: sql`request`,
  },
} as const

const steps = [
  ['total', sql`total`],
  ['to-ready', sql`to_ready`],
  ['to-claim', sql`to_claim`],
  ['to-sign', sql`to_sign`],
  ['to-publish', sql`to_publish`],
] as const

const turnaround: readonly SourceIndicator[] = steps.flatMap(([step, value]) =>
  (['median', 'p90'] as const).map((measure) => ({
    id: `orders.${step}-${measure}` as const,
    theme: 'turnaround',
    measure,
    value,
  })),
)

/**
 * What orders count for every category: how much was asked for, by the day of the request, and how reports came out, by the day
 * they were published.
 */
export const orderIndicators: readonly IndicatorSource[] = [
  {
    ...source,
    time: { day: sql`placed_day`, week: sql`placed_week` },
    dimensions: [...shared, requester],
    indicators: [
      { id: 'orders.requested', theme: 'volume', measure: 'count' },
      { id: 'orders.reported', theme: 'volume', measure: 'count', part: sql`outcome = 'published'` },
      { id: 'orders.open', theme: 'volume', measure: 'count', part: sql`outcome = 'open'` },
      { id: 'orders.revoked', theme: 'volume', measure: 'count', part: sql`outcome = 'revoked'` },
      { id: 'orders.rejected', theme: 'volume', measure: 'share', part: sql`outcome = 'rejected'` },
      { id: 'orders.elsewhere', theme: 'volume', measure: 'share', part: sql`elsewhere = ${true}` },
    ],
  },
  {
    ...source,
    time: { day: sql`published_day`, week: sql`published_week` },
    dimensions: [...shared, ...writers],
    indicators: [
      {
        id: 'orders.in-time',
        theme: 'turnaround',
        measure: 'share',
        whole: sql`in_time is not null`,
        part: sql`in_time = ${true}`,
        target: { value: 0.9, direction: 'at-least' },
      },
      ...turnaround,
      { id: 'orders.published', theme: 'results', measure: 'count' },
      {
        id: 'orders.positive',
        theme: 'results',
        measure: 'share',
        whole: sql`positive is not null and retracted = ${false}`,
        part: sql`positive = ${true}`,
      },
      { id: 'orders.amended', theme: 'results', measure: 'share', part: sql`amended = ${true}` },
      { id: 'orders.double-read', theme: 'agreement', measure: 'share', part: sql`double_read = ${true}` },
      { id: 'orders.retracted', theme: 'results', measure: 'share', part: sql`retracted = ${true}` },
    ],
  },
  {
    resource: doubleReading,
    // a doctor's own, and everybody's for those who oversee
    only: (ctx) =>
      sql`(author = ${ctx.caller.practitioner ?? ''} or ${ctx.reach(doubleReading, 'orders:double-reading:oversee')})`,
    category: { column: sql`category` },
    record: { title: sql`display`, reference: sql`accession_number`, organization: sql`placer`, link: sql`request` },
    time: { day: sql`graded_day` },
    dimensions: [
      { id: 'author', label: 'statistics.dimension.author', kind: 'practitioner', column: sql`author` },
      { id: 'kind', label: 'statistics.dimension.kind', kind: 'text', column: sql`kind` },
    ],
    indicators: [
      { id: 'orders.graded', theme: 'agreement', measure: 'count' },
      { id: 'orders.discordant', theme: 'agreement', measure: 'share', part: sql`grade in ${['3a', '3b']}` },
      { id: 'orders.significant', theme: 'agreement', measure: 'share', part: sql`grade in ${['2b', '3b']}` },
    ],
  },
]
