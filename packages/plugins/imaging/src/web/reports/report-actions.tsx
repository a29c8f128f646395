import { CommandBar, useCommand, useNavigate, useT } from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { keys, type ReportView, useOrders } from '../clients.ts'

/** What may be done with a report: print, amend, take it back. */
export function ReportActions({ report }: { readonly report: ReportView }): ReactElement {
  const t = useT()
  const go = useNavigate()
  const orders = useOrders()
  const { id, patientName, display } = report
  const refresh = [keys.report(id), keys.reports, keys.versions(report.request), ['core', 'work']]
  const amend = useCommand((reason: string) => orders.amendReport({ id, reason }), {
    refresh,
    done: () => void go(`/imaging/reading/${report.task}`),
  })
  const retract = useCommand((reason: string) => orders.retractReport({ id, reason }), { refresh })
  const writing = report.state === 'registered' || report.state === 'preliminary'
  return (
    <>
      {writing ? (
        <Button onClick={() => void go(`/imaging/reading/${report.task}`)}>{t('imaging.study.open')}</Button>
      ) : null}
      {report.publishedAt === null ? null : (
        <Button type="primary" href={`/api/orders/reports/${id}/pdf`} download data-print>
          {t('imaging.report.print')}
        </Button>
      )}
      <CommandBar
        commands={report.commands}
        busy={amend.busy || retract.busy}
        problem={amend.problem ?? retract.problem}
        offered={[
          {
            id: 'amend',
            label: 'orders.report.command.amend',
            danger: false,
            reason: true,
            confirm: t('imaging.report.amend.confirm', { revision: report.revision }),
            run: amend.run,
          },
          {
            id: 'retract',
            label: 'orders.report.command.retract',
            danger: true,
            reason: true,
            confirm: t('imaging.report.retract.confirm', { name: patientName, examination: display }),
            run: retract.run,
          },
        ]}
      />
    </>
  )
}
