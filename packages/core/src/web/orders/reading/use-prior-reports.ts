import { dataOf } from '../../failure.ts'
import { useAnswer } from '../../queries.ts'
import { type ReportRow, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useCentre } from '../centre.tsx'

/** The resident's published reports of other requests, the newest first. */
export function usePriorReports({ patient, request }: Pick<ReportRow, 'patient' | 'request'>) {
  const { category } = useCentre()
  return useAnswer<readonly ReportRow[]>([...reportKeys.reports, 'prior', patient, request], async () => {
    const { items } = await dataOf(
      reportsClient.searchReports({ category, patient, state: ['final', 'amended'], current: true, limit: 20 }),
    )
    return { ok: true, status: 200, data: items.filter((one) => one.request !== request) } as never
  })
}
