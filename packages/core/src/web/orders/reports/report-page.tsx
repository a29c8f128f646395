import { type ReactElement, useEffect, useEffectEvent } from 'react'
import { useParams } from 'react-router'
import { useLiveRefresh } from '../../live.tsx'
import { Page } from '../../page.tsx'
import { Answered } from '../../page-states.tsx'
import { PatientBanner } from '../../patient-banner.tsx'
import { useAnswer, useCommand } from '../../queries.ts'
import { type ReportRow, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useUrlState } from '../../url-state.ts'
import { useCentreWords, useExaminationName } from '../centre.tsx'
import { ReportState } from '../status-tags.tsx'
import { ReportActions } from './report-actions.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { VersionComparison } from './version-comparison.tsx'

/** A report as its readers see it, with its versions; reading it tells the work list that it was read. */
export default function ReportPage(): ReactElement {
  const { report: id = '' } = useParams()
  const report = useAnswer(reportKeys.report(id), () => reportsClient.getReport({ id }))
  useLiveRefresh('work', reportKeys.report(id))
  return <Answered query={report}>{(shown) => <Shown key={shown.id} report={shown} />}</Answered>
}

function Shown({ report }: { readonly report: ReportRow }): ReactElement {
  const { say } = useCentreWords()
  const nameOf = useExaminationName()
  const [{ compare }, change] = useUrlState({ compare: '' })
  const { id, patient, patientName, patientSex, patientBirthDate } = report
  const versions = useAnswer(reportKeys.versions(report.request), () =>
    reportsClient.requestReports({ id: report.request }),
  )
  const acknowledge = useCommand(() => reportsClient.acknowledgeReport({ id }), { refresh: [['core', 'work']] })
  const seen = useEffectEvent(() => void acknowledge.run(undefined))
  const readable = report.publishedAt !== null
  useEffect(() => {
    if (readable) seen()
  }, [readable])
  const all = versions.data?.items.filter(
    ({ publishedAt, state }) => publishedAt !== null || state === 'preliminary' || state === 'registered',
  ) ?? [report]
  const other = all.find((one) => one.id === compare)
  return (
    <Page
      title={nameOf(report.display)}
      note={
        <>
          <ReportState state={report.state} />
          <span>{say('report.revision', { n: report.revision })}</span>
          <span className="ygt-number">{report.accessionNumber}</span>
        </>
      }
      banner={
        <PatientBanner
          patient={patient}
          snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}
        />
      }
      actions={<ReportActions report={report} />}
    >
      {other ? (
        <VersionComparison one={report} other={other} close={() => change({ compare: '' })} />
      ) : (
        <ReportSheet report={report} versions={all} compare={(version) => change({ compare: version })} />
      )}
    </Page>
  )
}
