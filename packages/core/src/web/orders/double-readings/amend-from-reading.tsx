import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import { CommandBar } from '../../command-bar.tsx'
import { useT } from '../../labels.tsx'
import { useAnswer, useCommand } from '../../queries.ts'
import { reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useSession } from '../../session.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'
import type { DoubleReadingRow } from '../double-readings-client.ts'

interface AmendFromReadingProps {
  readonly reading: DoubleReadingRow
  readonly report: string
}

/** Begins the amendment that a second reading calls for, with what was said of it as the reason. */
export function AmendFromReading({ reading, report: id }: AmendFromReadingProps): ReactElement | null {
  const t = useT()
  const { say } = useCentreWords()
  const { category, pathOf } = useCentre()
  const { may } = useSession()
  const go = useNavigate()
  const report = useAnswer(reportKeys.report(id), () => reportsClient.getReport({ id }), {
    enabled: may(`orders:report:write@${category}`),
  })
  const { decision, decisionReason, comment } = reading
  const refresh = [reportKeys.report(id), reportKeys.reports, reportKeys.versions(reading.request), ['core', 'work']]
  const amend = useCommand((reason: string) => reportsClient.amendReport({ id, reason }), {
    refresh,
    done: (begun) => void go(pathOf.reading(begun.task)),
  })
  if (!report.data) return null
  const said = decisionReason ?? comment ?? ''
  return (
    <CommandBar
      commands={report.data.commands}
      primary={decision === 'amend'}
      busy={amend.busy}
      problem={amend.problem}
      offered={[
        {
          id: 'amend',
          label: 'orders.report.command.amend',
          reason: true,
          reasonDraft: said === '' ? '' : t('orders.double-reading.amend.reason', { reason: said }).slice(0, 500),
          confirm: say('report.amend.confirm', { revision: report.data.revision }),
          run: amend.run,
        },
      ]}
    />
  )
}
