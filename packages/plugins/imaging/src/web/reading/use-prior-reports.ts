import { dataOf, useAnswer } from '@ygt/core/web'
import { category, keys, type ReportView, useOrders } from '../clients.ts'

/** The resident's published reports of other requests, the newest first. */
export function usePriorReports({ patient, request }: Pick<ReportView, 'patient' | 'request'>) {
  const orders = useOrders()
  return useAnswer<readonly ReportView[]>([...keys.reports, 'prior', patient, request], async () => {
    const { items } = await dataOf(
      orders.searchReports({ category, patient, state: ['final', 'amended'], current: true, limit: 20 }),
    )
    return { ok: true, status: 200, data: items.filter((one) => one.request !== request) } as never
  })
}
