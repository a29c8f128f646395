import { Answered, PatientBanner, useAnswer, useLiveRefresh, useT, useTitle } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { keys, type ReportView, type TaskView, useOrders } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { GradingPanel } from '../quality/grading-panel.tsx'
import { Priority } from '../status-tags.tsx'
import { ClaimPanel } from './claim-panel.tsx'
import { ReportEditor } from './report-editor.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { TaskImages } from './task-images.tsx'

/** One task: whose it is, its pictures, and what may be done about its report now. */
export function ReadingDesk({ task }: { readonly task: TaskView }): ReactElement {
  const t = useT()
  const orders = useOrders()
  const nameOf = useExaminationName()
  const { patient, patientName, patientSex, patientBirthDate } = task
  const versions = useAnswer(keys.versions(task.request), () => orders.requestReports({ id: task.request }))
  const request = useAnswer(keys.request(task.request), () => orders.getRequest({ id: task.request }))
  useLiveRefresh('work', keys.versions(task.request))
  useTitle(`${patientName} ${nameOf(task.display)}`)
  return (
    <>
      <PatientBanner patient={patient} snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}>
        <Priority priority={task.priority} />
        <span>{nameOf(task.display)}</span>
        <span className="ygt-number ygt-muted">{task.accessionNumber}</span>
      </PatientBanner>
      <div className="reading-main">
        <TaskImages task={task} />
        <section className="reading-report" aria-label={t('imaging.report.title')}>
          <details className="reading-asked" open>
            <summary>{t('imaging.request.title')}</summary>
            <p>
              <span className="ygt-muted">{t('imaging.request.purpose')}</span> {request.data?.purpose}
            </p>
            {request.data?.clinicalNotes ? (
              <p className="ygt-lines">
                <span className="ygt-muted">{t('imaging.request.clinical-notes')}</span> {request.data.clinicalNotes}
              </p>
            ) : null}
            {request.data?.diagnosis ? (
              <p>
                <span className="ygt-muted">{t('imaging.request.diagnosis')}</span> {request.data.diagnosis}
              </p>
            ) : null}
          </details>
          <GradingPanel request={task.request} />
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
  readonly task: TaskView
  readonly versions: readonly ReportView[]
}): ReactElement {
  const latest = versions.filter(({ state }) => state !== 'cancelled').at(-1)
  if (!latest) return <ClaimPanel task={task} />
  if (latest.state === 'registered' && latest.commands.includes('sign'))
    return <ReportEditor key={latest.id} task={task} report={latest} />
  return <ReviewPanel key={latest.id} task={task} report={latest} versions={versions} />
}
