import { defineResource } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { type OrderReport, publishedStates } from './report.ts'
import type { OrdersContext } from './service-directory.ts'

/**
 * Who opened or printed a version: of a published one they are told when it is replaced or retracted, and nobody who saw one reads it
 * blind.
 */
export const reportReader = defineResource('orders.report-reader', {
  fields: {
    category: field.identifier({ max: 40 }),
    report: field.reference({ to: 'orders.report' }),
    practitioner: field.practitioner(),
    /** They saw it published; before that it was a draft, or waited for its review. */
    published: field.boolean(),
  },
  access: { read: 'orders:report:read' },
  partition: 'category',
  unique: [['report', 'practitioner']],
  surfaces: [],
  history: false,
})

/** Remembers that the caller saw a version; once is enough. */
export async function rememberReader(ctx: OrdersContext, row: OrderReport): Promise<void> {
  const { practitioner } = ctx.caller
  if (practitioner === null) return
  const published = (publishedStates as readonly string[]).includes(row.state)
  const seen = { report: row.id, practitioner }
  await ctx.asSystem('readers of a report are told when it changes', async (system) => {
    const known = await system.store(reportReader).findBy(seen)
    if (known && (known.published || !published)) return
    const values = { ...seen, category: row.category, published }
    await system.store(reportReader).put(values, { key: ['report', 'practitioner'], organization: row.organization })
  })
}

/** Practitioners who saw one of these versions. */
export async function readersOf(ctx: OrdersContext, reports: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ctx
      .store(reportReader)
      .list({ where: { report: [...reports], published: true } as never, limit: 200, ...(cursor && { cursor }) })
    for (const { practitioner } of page.items) found.add(practitioner)
    cursor = page.next
  }
  return [...found]
}
