import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { CommandBar } from '../../command-bar.tsx'
import { CountyTime } from '../../county-time.tsx'
import { CriticalValuePanel } from '../../critical-values/raise-panel.tsx'
import { ProblemAlert } from '../../problem-alert.tsx'
import { useCommand } from '../../queries.ts'
import { type ReportRow, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useShortcuts } from '../../shortcuts.tsx'
import { reportSealsClient } from '../../signatures/signatures-client.ts'
import { SignaturesOfReport } from '../../signatures/signatures-of-report.tsx'
import { useSeal } from '../../signatures/use-seal.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'
import { ReportText } from '../reports/report-text.tsx'
import { ReportState } from '../status-tags.tsx'
import { type TaskRow, taskKeys } from '../tasks-client.ts'

interface ReviewPanelProps {
  readonly task: TaskRow
  readonly report: ReportRow
  readonly versions: readonly ReportRow[]
}

/** A signed report before it is published, or a published one: read it, and give it the next step that is mine to give. */
export function ReviewPanel({ task, report, versions }: ReviewPanelProps): ReactElement {
  const { category, pathOf } = useCentre()
  const { say } = useCentreWords()
  const { id, patientName } = report
  const refresh = [
    reportKeys.versions(task.request),
    taskKeys.task(task.id),
    taskKeys.tasks,
    reportKeys.reports,
    ['core', 'work'],
  ]
  // #region seal
  const seal = useSeal('orders.report', category)
  const publish = useCommand(
    () =>
      seal.through(
        () => reportSealsClient.prepareSignature({ id, purpose: 'publish' }),
        (signature) => reportsClient.publishReport({ id, ...(signature && { signature }) }),
      ),
    { refresh },
  )
  // #endregion
  const sendBack = useCommand((reason: string) => reportsClient.sendBackReport({ id, reason }), { refresh })
  const recall = useCommand(() => reportsClient.recallReport({ id }), { refresh })
  const amend = useCommand((reason: string) => reportsClient.amendReport({ id, reason }), { refresh })
  const before = report.revision > 1 ? versions.find((one) => one.revision === report.revision - 1) : undefined
  const publishing = report.commands.find((command) => command === 'publish' || command === 'publishAmendment')
  const confirm = say('report.publish.confirm', {
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
        <span className="ygt-muted">{say('report.revision', { n: report.revision })}</span>
      </p>
      <p className="ygt-muted">
        {report.authorName} <CountyTime at={report.signedAt} />
        {report.reviewerName ? ` · ${report.reviewerName} ` : null}
        <CountyTime at={report.publishedAt} />
      </p>
      {report.amendmentReason ? <p>{say('report.amended-because', { reason: report.amendmentReason })}</p> : null}
      <ReportText report={report} compared={before} />
      <SignaturesOfReport report={report} />
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
                  confirm: (
                    <>
                      {confirm}
                      {seal.field}
                    </>
                  ),
                  lacking: seal.lacking,
                  keys: 'Ctrl+Enter',
                  run: () => publish.run(undefined),
                },
              ]
            : []),
          {
            id: 'sendBack',
            label: 'orders.report.command.sendBack',
            reason: true,
            confirm: say('report.send-back.confirm', { author: report.authorName }),
            run: sendBack.run,
          },
          { id: 'recall', label: 'orders.report.command.recall', run: () => recall.run(undefined) },
          {
            id: 'amend',
            label: 'orders.report.command.amend',
            reason: true,
            confirm: say('report.amend.confirm', { revision: report.revision }),
            run: amend.run,
          },
        ]}
      />
      {recall.problem ? <ProblemAlert problem={recall.problem} /> : null}
      {report.publishedAt ? <Link to={pathOf.report(id)}>{say('report.open')}</Link> : null}
    </div>
  )
}
