import type { ReactElement } from 'react'
import { useLiveRefresh } from '../../live.tsx'
import { useTitle } from '../../page.tsx'
import { Answered } from '../../page-states.tsx'
import { PatientBanner } from '../../patient-banner.tsx'
import { useAnswer } from '../../queries.ts'
import { type ReportRow, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useCentre, useCentreWords, useExaminationName } from '../centre.tsx'
import { requestKeys, requestsClient } from '../requests-client.ts'
import { Priority } from '../status-tags.tsx'
import { type TaskRow } from '../tasks-client.ts'
import { AskedFor } from './asked-for.tsx'
import { ClaimPanel } from './claim-panel.tsx'
import { ReportEditor } from './report-editor.tsx'
import { ReviewPanel } from './review-panel.tsx'

/** One task: whose it is, what the report is written from, and what may be done about its report now. */
export function ReadingDesk({ task }: { readonly task: TaskRow }): ReactElement {
  const { slots } = useCentre()
  const { say } = useCentreWords()
  const nameOf = useExaminationName()
  const { patient, patientName, patientSex, patientBirthDate } = task
  const versions = useAnswer(reportKeys.versions(task.request), () =>
    reportsClient.requestReports({ id: task.request }),
  )
  const request = useAnswer(requestKeys.request(task.request), () => requestsClient.getRequest({ id: task.request }))
  useLiveRefresh('work', reportKeys.versions(task.request))
  useTitle(`${patientName} ${nameOf(task.display)}`)
  return (
    <>
      <PatientBanner patient={patient} snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}>
        <Priority priority={task.priority} />
        <span>{nameOf(task.display)}</span>
        <span className="ygt-number ygt-muted">{task.accessionNumber}</span>
      </PatientBanner>
      <div className="reading-main">
        <div className="reading-surface">
          <slots.surface task={task} />
        </div>
        <section className="reading-report" aria-label={say('report.title')}>
          <AskedFor request={request.data} />
          {slots.beside ? <slots.beside task={task} /> : null}
          <Answered query={versions} rows={4}>
            {({ items }) => <Written task={task} versions={items} />}
          </Answered>
        </section>
      </div>
    </>
  )
}

/** Claim it, write it, review it, or read it: what the latest version and this person's rights allow. */
function Written({
  task,
  versions,
}: {
  readonly task: TaskRow
  readonly versions: readonly ReportRow[]
}): ReactElement {
  const latest = versions.filter(({ state }) => state !== 'cancelled').at(-1)
  if (!latest) return <ClaimPanel task={task} />
  if (latest.state === 'registered' && latest.commands.includes('sign'))
    return <ReportEditor key={latest.id} task={task} report={latest} />
  return <ReviewPanel key={latest.id} task={task} report={latest} versions={versions} />
}
