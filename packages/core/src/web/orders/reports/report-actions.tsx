import { Button } from 'antd'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import { CommandBar } from '../../command-bar.tsx'
import { useT } from '../../labels.tsx'
import { useCommand } from '../../queries.ts'
import { type ReportRow, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useSession } from '../../session.tsx'
import { ShareReport } from '../../shared-links/share-report.tsx'
import { reportSealsClient } from '../../signatures/signatures-client.ts'
import { useSeal } from '../../signatures/use-seal.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'
import { doubleReadingKeys, doubleReadingsClient } from '../double-readings-client.ts'

/** What may be done with a report: print, amend, take it back. */
export function ReportActions({ report }: { readonly report: ReportRow }): ReactElement {
  const { category, pathOf } = useCentre()
  const { say } = useCentreWords()
  const go = useNavigate()
  const { id, patientName, display } = report
  const refresh = [reportKeys.report(id), reportKeys.reports, reportKeys.versions(report.request), ['core', 'work']]
  const amend = useCommand((reason: string) => reportsClient.amendReport({ id, reason }), {
    refresh,
    done: () => void go(pathOf.reading(report.task)),
  })
  const seal = useSeal('orders.report', category)
  const retract = useCommand(
    (reason: string) =>
      seal.through(
        () => reportSealsClient.prepareSignature({ id, purpose: 'retract', reason }),
        (signature) => reportsClient.retractReport({ id, reason, ...(signature && { signature }) }),
      ),
    { refresh },
  )
  const t = useT()
  const { may } = useSession()
  const readAgain = useCommand(() => doubleReadingsClient.sendToSecondReader({ id }), {
    refresh: [doubleReadingKeys.all, ['core', 'work']],
    done: (reading) => void go(`/double-readings/${reading.id}`),
  })
  const sendable =
    may(`orders:double-reading:manage@${category}`) && ['preliminary', 'final', 'amended'].includes(report.state)
  const writing = report.state === 'registered' || report.state === 'preliminary'
  return (
    <>
      {writing ? <Button onClick={() => void go(pathOf.reading(report.task))}>{say('report.write')}</Button> : null}
      {report.publishedAt === null ? null : (
        <Button type="primary" href={`/api/orders/reports/${id}/pdf`} download data-print>
          {say('report.print')}
        </Button>
      )}
      <ShareReport report={report} />
      <CommandBar
        commands={[...report.commands, ...(sendable ? ['readAgain'] : [])]}
        busy={amend.busy || retract.busy || readAgain.busy}
        problem={amend.problem ?? retract.problem ?? readAgain.problem}
        offered={[
          {
            id: 'amend',
            label: 'orders.report.command.amend',
            danger: false,
            reason: true,
            confirm: say('report.amend.confirm', { revision: report.revision }),
            run: amend.run,
          },
          {
            id: 'readAgain',
            label: 'orders.double-reading.command.send',
            confirm: t('orders.double-reading.send.confirm'),
            run: () => readAgain.run(undefined),
          },
          {
            id: 'retract',
            label: 'orders.report.command.retract',
            danger: true,
            reason: true,
            confirm: (
              <>
                {say('report.retract.confirm', { name: patientName, examination: display })}
                {seal.field}
              </>
            ),
            lacking: seal.lacking,
            run: retract.run,
          },
        ]}
      />
    </>
  )
}
