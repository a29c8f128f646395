import { WorkClosed } from '@ygt/core'
import type { ImagingContext } from '../../imaging-context.ts'
import { studyQuality } from '../../quality/study-quality.ts'
import { study } from '../../study.ts'
import { retakeItem } from './grade-study.ts'
import { qualityOf } from './keep-quality.ts'

/** Images matched an order whose earlier ones were rejected: the two are tied together, and the rejected one stays as it is. */
export async function linkRetake(
  ctx: ImagingContext,
  { study: id, request }: { readonly study: string; readonly request: string },
): Promise<void> {
  const row = await ctx.store(study).find(id)
  if (!row || row.state !== 'matched') return
  const taken = await qualityOf(ctx, row)
  const { items } = await ctx.store(studyQuality).list({ where: { request }, limit: 50, sort: 'createdAt' })
  const rejected = items.filter((one) => one.rejectedAt !== null && one.retakenBy === null && one.study !== id)
  for (const one of rejected) {
    await ctx.store(studyQuality).update(one.id, { retakenBy: id })
    await ctx.emit(WorkClosed, { item: retakeItem(one.study) }, { aggregate: one.study })
  }
  const last = rejected.at(-1)
  if (last) await ctx.store(studyQuality).update(taken.id, { retakeOf: last.study })
}
