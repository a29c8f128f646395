import { RecordWithdrawn } from '../../../record/record-entries.ts'
import type { OrdersContext } from '../service-directory.ts'
import { recognitionPage } from './decide.ts'
import { recognition } from './recognition.ts'

/** Whoever recognised a result is told when it is retracted or amended, and the record of it says so. */
export async function followResult(
  ctx: OrdersContext,
  {
    report,
    since,
    reason,
  }: { readonly report: string; readonly since: 'amended' | 'retracted'; readonly reason: string },
): Promise<void> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ctx
      .store(recognition)
      .list({ where: { report, outcome: 'recognised' }, limit: 100, sort: 'id', ...(cursor && { cursor }) })
    for (const kept of page.items) {
      await ctx.store(recognition).update(kept.id, { since })
      await ctx.uses.notifications.notify({
        to: { practitioners: [kept.practitioner] },
        kind: `orders.notice.recognised-${since}`,
        arguments: { display: kept.sourceDisplay, patientName: kept.patientName, reason },
        patient: kept.patient,
        urgency: since === 'retracted' ? 'critical' : 'urgent',
        href: recognitionPage(kept.id),
      })
      if (since === 'retracted')
        await ctx.emit(RecordWithdrawn, { entry: `orders.recognition:${kept.id}` }, { aggregate: kept.id })
    }
    cursor = page.next
  }
}
