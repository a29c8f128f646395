import {
  CommandBar,
  CountyTime,
  CriticalValuePanel,
  Link,
  ProblemAlert,
  useCommand,
  useShortcuts,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { category, keys, type ReportView, type TaskView, useOrders } from '../clients.ts'
import { ReportText } from '../reports/report-text.tsx'
import { ReportState } from '../status-tags.tsx'

interface ReviewPanelProps {
  readonly task: TaskView
  readonly report: ReportView
  readonly versions: readonly ReportView[]
}

/** A signed report before it is published, or a published one: read it, and give it the next step that is mine to give. */
export function ReviewPanel({ task, report, versions }: ReviewPanelProps): ReactElement {
  const t = useT()
  const orders = useOrders()
  const { id, patientName } = report
  const refresh = [keys.versions(task.request), keys.task(task.id), keys.tasks, keys.reports, ['core', 'work']]
  const publish = useCommand(() => orders.publishReport({ id }), { refresh })
  const sendBack = useCommand((reason: string) => orders.sendBackReport({ id, reason }), { refresh })
  const recall = useCommand(() => orders.recallReport({ id }), { refresh })
  const amend = useCommand((reason: string) => orders.amendReport({ id, reason }), { refresh })
  const before = report.revision > 1 ? versions.find((one) => one.revision === report.revision - 1) : undefined
  const publishing = report.commands.find((command) => command === 'publish' || command === 'publishAmendment')
  const confirm = t('imaging.report.publish.confirm', {
    name: patientName,
    examination: report.display,
    author: report.authorName,
  })
  useShortcuts(
    publishing
      ? [
          {
            keys: 'Ctrl+Enter',
            label: 'orders.report.command.publish',
            run: () => document.querySelector<HTMLElement>('.reading-review .ant-btn-primary')?.click(),
          },
        ]
      : [],
  )
  return (
    <div className="reading-review">
      <p>
        <ReportState state={report.state} />{' '}
        <span className="ygt-muted">{t('imaging.report.revision', { n: report.revision })}</span>
      </p>
      <p className="ygt-muted">
        {report.authorName} <CountyTime at={report.signedAt} />
        {report.reviewerName ? ` · ${report.reviewerName} ` : null}
        <CountyTime at={report.publishedAt} />
      </p>
      {report.amendmentReason ? <p>{t('imaging.report.amended-because', { reason: report.amendmentReason })}</p> : null}
      <ReportText report={report} compared={before} />
      <CriticalValuePanel category={category} request={task.request} report={id} text="" />
      <CommandBar
        commands={report.commands}
        busy={publish.busy || sendBack.busy || recall.busy || amend.busy}
        problem={publish.problem ?? sendBack.problem ?? amend.problem}
        offered={[
          ...(publishing
            ? [
                {
                  id: publishing,
                  label: `orders.report.command.${publishing}`,
                  confirm,
                  keys: 'Ctrl+Enter',
                  run: () => publish.run(undefined),
                },
              ]
            : []),
          {
            id: 'sendBack',
            label: 'orders.report.command.sendBack',
            reason: true,
            confirm: t('imaging.report.send-back.confirm', { author: report.authorName }),
            run: sendBack.run,
          },
          { id: 'recall', label: 'orders.report.command.recall', run: () => recall.run(undefined) },
          {
            id: 'amend',
            label: 'orders.report.command.amend',
            reason: true,
            confirm: t('imaging.report.amend.confirm', { revision: report.revision }),
            run: amend.run,
          },
        ]}
      />
      {recall.problem ? <ProblemAlert problem={recall.problem} /> : null}
      {report.publishedAt ? <Link to={`/imaging/reports/${id}`}>{t('imaging.report.open')}</Link> : null}
    </div>
  )
}
